"""The national layer of a fictional country, under Testland."""
