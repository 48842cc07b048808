"""Which report copies which, and whose statement each claim is."""

from vedette.origins.attribute import attribute
from vedette.origins.credits import Provenance
from vedette.origins.descents import descents
from vedette.origins.families import report_families
from vedette.origins.passages import Passage
from vedette.origins.reuse import Reuse, ReuseIndex, reuse_graph
from vedette.origins.undated import InferredDay, infer_days

__all__ = [
    "InferredDay",
    "Passage",
    "Provenance",
    "Reuse",
    "ReuseIndex",
    "attribute",
    "descents",
    "infer_days",
    "report_families",
    "reuse_graph",
]
