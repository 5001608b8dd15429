"""Tests of the kernel, module by module, on a fictional country."""
