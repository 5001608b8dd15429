"""A fictional region over Testland, with words of its own."""
