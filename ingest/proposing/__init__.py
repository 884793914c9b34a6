"""Lets a language model read irregular minutes into records, as proposals for an officer."""
