"""A region's rules as a document, and what changes in them."""
