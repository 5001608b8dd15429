"""A reform: the province adds to every premium, part of which goes to another fund."""
