"""Fits how sure an answer is: what speaks for a sentence, weighed against gold sentences."""
