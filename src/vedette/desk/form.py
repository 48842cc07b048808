"""The form for sources on the ground, for those who ask the desk for it."""

from vedette.intake import empty_form

__all__ = ["empty_form"]
