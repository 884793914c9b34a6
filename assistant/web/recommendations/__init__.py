"""Recommendations, in groups and side by side."""
