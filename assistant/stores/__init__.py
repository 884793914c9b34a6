"""The only code that knows SQL, Chroma and the word index."""
