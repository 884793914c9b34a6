"""Measures retrieval alone, step by step, on the questions of `eval/questions`."""
