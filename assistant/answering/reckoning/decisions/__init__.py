"""Answers from what was resolved, by whom it was moved, and how the vote went."""
