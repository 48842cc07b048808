"""Reading: reports become claims, each with the words it was read from."""

from vedette.reading.field_form import claim_of_form
from vedette.reading.reader import AnalystReader, Reader
from vedette.reading.statement import Statement

__all__ = ["AnalystReader", "Reader", "Statement", "claim_of_form"]
