"""What regions, scripts and files rely on, listed, so that a change of it is seen."""
