"""A forecast for a person: as it was asked for, its tables and notes; `forms` stand instead."""
