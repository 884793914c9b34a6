"""Ranks committee meetings of QMSum with the product's own search, and judges the ranking."""
