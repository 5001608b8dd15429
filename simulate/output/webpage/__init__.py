"""A deliverable as a page: one file that is read offline, on a phone or in print, and as a part."""
