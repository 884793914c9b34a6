"""Action plans, logs and trackers, row by row, from tables of every habit."""
