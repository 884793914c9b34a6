"""Answers from recommendations, the responses to them, and the actions linked to them."""
