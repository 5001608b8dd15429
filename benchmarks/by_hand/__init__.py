"""The yardstick: two regions in 2024, written by hand as straight numpy, without the kernel."""
