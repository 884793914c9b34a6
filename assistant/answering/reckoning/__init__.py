"""Answers reckoned from records: counts, dates and lists, each row cited."""
