"""Measurements; nothing of the package imports them."""
