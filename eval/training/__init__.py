"""Trains the small cross-encoder that tells whether a sentence answers a question."""
