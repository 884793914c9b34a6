"""Measures what ingestion reads out of papers against what they print."""
