"""What this installation tells of itself."""
