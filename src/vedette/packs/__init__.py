"""Packs: what is known about a conflict, loaded from data and checked."""
