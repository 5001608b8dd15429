"""Where an assessed roster goes: the results, the rejected rows beside them, the record."""
