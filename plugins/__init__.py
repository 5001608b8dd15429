"""The national layer and the regions, one package each."""
