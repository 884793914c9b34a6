"""One record: what was read, and what officers said of it."""
