"""What to raise in committee, and questions drafted for it."""
