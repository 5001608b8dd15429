"""A deliverable as a workbook: a sheet a chapter, live formulas, native charts and checks."""
