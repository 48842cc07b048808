"""Intake: files, pages and records of any make become reports."""

from vedette.intake.files import IntakeError, Limits
from vedette.intake.form_words import empty_form
from vedette.intake.sources import read_sources

__all__ = ["IntakeError", "Limits", "empty_form", "read_sources"]
