"""What people open: its model, checked and by hand."""
