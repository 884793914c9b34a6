"""What a question means: whom, what, which meeting, which papers."""
