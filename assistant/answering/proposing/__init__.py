"""What a language model may propose around an answer, each checked; the rules' own stands else."""
