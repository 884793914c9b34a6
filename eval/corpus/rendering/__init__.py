"""Writes a source of the sample corpus as a paper of its format."""
