"""What people open, whatever the format: chapters of sentences, tables of figures and charts."""
