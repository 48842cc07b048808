"""The pack of a made-up war, and references of claims into this pack or another."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from vedette.model import ActorRef, PlaceRef
from vedette.packs.loader import load_pack
from vedette.packs.pack import Pack

_PRECISION = {"province": "province", "country": "country", "quarter": "area", "airport": "point"}


@cache
def made_up_war() -> Pack:
    loaded, faults = load_pack(Path(__file__).parent / "situation" / "pack")
    assert not faults
    return loaded


def actor_ref(name: str, pack: Pack, sides: Sequence[str] = (), written: str | None = None) -> ActorRef:
    known = pack.actors.get(name)
    of: Any = tuple(sides)
    return ActorRef(
        id=known.id if known else None,
        name=known.name if known else name,
        as_written=written or name,
        sides=of,
    )


def place_ref(name: str | None, pack: Pack, relation: str = "") -> PlaceRef | None:
    if name is None:
        return None
    if name in pack.routes:
        return PlaceRef(id=name, name=pack.routes[name].name, as_written=name)
    known = pack.place(name)
    if known is None:
        return PlaceRef(id=None, name=name, as_written=name)
    precision: Any = _PRECISION.get(known.kind, "locality")
    return PlaceRef(
        id=known.id,
        name=known.name,
        as_written=name,
        lat=known.lat,
        lon=known.lon,
        precision=precision,
        relation=relation,
    )
