"""Three cities as regions, written from what they published; the rest is assumed and marked."""
