"""What a workbook says, read in a process of its own: a module for each kind of file."""
