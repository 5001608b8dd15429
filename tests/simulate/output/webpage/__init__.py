"""Deliverables as pages."""
