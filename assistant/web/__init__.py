"""The web pages: templates, words, styles and scripts."""
