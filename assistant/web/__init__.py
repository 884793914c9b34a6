"""The web pages, a folder for each: templates, words, styles and scripts of all on top."""
