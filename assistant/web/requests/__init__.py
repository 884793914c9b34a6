"""A request for a paper, drafted."""
