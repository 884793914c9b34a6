"""Questions as minuted, their answers, and how they were answered."""
