"""Answers from figures side by side, and what short forms stand for."""
