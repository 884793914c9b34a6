"""Answers from what was asked in committee and what was replied."""
