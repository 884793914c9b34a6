"""Wording that a language model proposes, and the checks that it must pass."""
