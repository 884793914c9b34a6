"""Due dates as councils print them, resolved as far as the words allow."""
