"""Meetings: items, people, times, and who speaks in a sentence."""
