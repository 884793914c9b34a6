"""Turns a file into text that knows its place."""
