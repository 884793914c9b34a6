"""Actions and the plans that they stand in."""
