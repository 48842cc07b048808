"""Which report copies which, and whose statement each claim is."""

from vedette.origins.attribute import attribute
from vedette.origins.families import report_families

__all__ = ["attribute", "report_families"]
