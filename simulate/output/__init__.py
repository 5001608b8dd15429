"""How any answer is worded, laid out, delivered, recorded, read back and repeated."""
