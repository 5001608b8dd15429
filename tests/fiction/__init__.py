"""A fictional country and region, so that no change of policy breaks a test of the kernel."""
