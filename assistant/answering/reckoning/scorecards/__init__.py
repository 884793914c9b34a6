"""Answers from rated measures: performance indicators with their value, target and rating."""
