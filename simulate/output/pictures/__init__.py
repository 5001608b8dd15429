"""Charts as pictures that stand still: drawn by Altair, written as SVG and PNG by vl-convert."""
