"""Wording for language models: one Markdown file each, with `$name` slots."""
