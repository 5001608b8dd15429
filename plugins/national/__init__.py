"""The national layer, under every region: what holds where a region does not answer."""
