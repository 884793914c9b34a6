"""Reads a council's papers into passages and records."""
