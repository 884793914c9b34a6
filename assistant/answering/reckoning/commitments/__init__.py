"""Answers from what was undertaken, and what later papers show of it."""
