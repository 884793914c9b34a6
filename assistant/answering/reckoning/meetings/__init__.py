"""Answers from who met when, who was there, and in which order."""
