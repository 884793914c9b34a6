"""Previous answers: the list, one question, one topic."""
