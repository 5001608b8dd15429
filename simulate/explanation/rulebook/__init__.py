"""A region's rules as a document for people, and what changes between two of them."""
