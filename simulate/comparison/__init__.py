"""Two scenarios, or two saved results, side by side."""
