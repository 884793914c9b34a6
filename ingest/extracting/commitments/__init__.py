"""What was undertaken: by whom, to whom, by when, how firmly."""
