"""The steps that brought the tables to what they are. Never edited once released."""
