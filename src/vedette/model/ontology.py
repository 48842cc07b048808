"""The kinds of claims, with what ACLED, PLOVER, CAMEO and UCDP call them; the list itself is data."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Literal

import yaml

from vedette.model.base import Record

Family = Literal["ground", "encirclement", "remote", "civilians", "effects", "peace", "words", "other"]


class AcledEvent(Record):
    """An event type and sub-event type of the ACLED codebook (2023)."""

    event_type: str
    sub_event_type: str


class KindInfo(Record):
    """One kind of claim.

    `cameo` is the two-digit root code; `ucdp` is UCDP's type of organised violence where the kind can be
    such ("state-based or non-state" depends on the actors, so it is told when they are known).
    """

    id: str
    label: str
    family: Family
    acled: AcledEvent | None
    plover: str | None
    cameo: str | None
    ucdp: Literal["armed_conflict", "one_sided"] | None
    violent: bool


@cache
def ontology() -> Mapping[str, KindInfo]:
    """Return all kinds by id, in the order of the data file."""
    text = resources.files("vedette").joinpath("data/ontology.yaml").read_text(encoding="utf-8")
    kinds = {kind: KindInfo(id=kind, **fields) for kind, fields in yaml.safe_load(text).items()}
    return MappingProxyType(kinds)


def kind_info(kind: str) -> KindInfo:
    """Return what is known of `kind`; KeyError for a kind that the ontology lacks."""
    return ontology()[kind]
