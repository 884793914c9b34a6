"""Reads records out of a paper: what it says, row by row, each with its place."""
