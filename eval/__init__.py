"""Says how good the answers are."""
