"""A browser's own questions: the list, the Word file, who sees them."""
