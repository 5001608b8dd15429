"""Two forecasts side by side: what differs, by how much, and why."""
