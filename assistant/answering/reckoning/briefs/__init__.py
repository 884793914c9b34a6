"""Short briefs in the chat: of a plan, or of an item of a meeting."""
