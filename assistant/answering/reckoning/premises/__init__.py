"""Corrects what a question takes for granted and records prove otherwise."""
