"""Trains what tells whether a statement agrees with its evidence."""
