"""How results are shown: data files, tables for a terminal, descriptions of regions."""
