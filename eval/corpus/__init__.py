"""One invented council's papers, their sources and the code that builds them."""
