"""A forecast or a form as what a person opens: its chapters, tables and charts."""
