"""The pages for people, and in `reference` what of them is made of the code."""
