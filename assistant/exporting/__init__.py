"""Turns answers and papers into other formats."""
