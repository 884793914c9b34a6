"""Measures the checks that a language model's wording must pass."""
