"""From a roster, whatever kind of file it is, to pages of rows under known columns."""
