"""Measures of answers, each a pure function. NaN says that a measure does not apply; 0 is a score."""
