"""Records as lists that people and programs can filter: who asked what, what was promised."""
