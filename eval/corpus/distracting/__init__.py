"""Papers that look right and are not: other committees, plans, councils and years."""
