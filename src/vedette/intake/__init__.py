"""Intake: files, pages and records of any make become reports."""

from vedette.intake.files import IntakeError, Limits
from vedette.intake.sources import read_sources

__all__ = ["IntakeError", "Limits", "read_sources"]
