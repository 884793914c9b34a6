"""Answers from the cells of tables: a measure by periods, or by places."""
