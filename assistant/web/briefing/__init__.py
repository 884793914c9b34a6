"""A briefing: what to choose, the draft, the page."""
