"""Recommendations of reviews, scrutiny and inspections, and the responses to them."""
