"""What readers say of an answer."""
