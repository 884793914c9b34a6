"""Answers from the rows of action plans, over their versions."""
