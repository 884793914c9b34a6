"""Ways into the assistant for other programs."""
