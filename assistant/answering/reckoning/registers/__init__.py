"""Answers from the rows of any table: how many have a value, which ones, and one row's cell."""
