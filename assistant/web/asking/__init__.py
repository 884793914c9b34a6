"""Ask: an answer as the page shows it, its tables, its words, and questions to begin with."""
