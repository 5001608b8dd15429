"""A fictional reform: the same as before, but 20 yuan dearer."""
