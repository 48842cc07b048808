"""Vedette turns many accounts of a war into one accountable record."""

__version__ = "0.1.0"
