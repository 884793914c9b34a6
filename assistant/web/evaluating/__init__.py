"""An evaluation run, and one of its questions."""
