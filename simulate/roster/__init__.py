"""Real students: rosters read in pages, assessed, and written with what the rules make of them."""
