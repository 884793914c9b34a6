"""A source, and each paper read page by page: views, notes and words."""
