"""Look up the places of the world: 235,000 towns and villages of GeoNames (CC BY 4.0), 4,300 provinces."""

import os
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.request import pathname2url

from vedette.packs.gazetteer_build import gazetteer_file
from vedette.packs.names import name_key, same_article
from vedette.packs.records import Place, PlaceKind

PREFIX = "geo:"
_COLUMNS = "place.id, place.name, lat, lon, country, admin1, population, province"


@dataclass(frozen=True)
class Found:
    """A place of the gazetteer and how a name hit it.

    `admin1` is the GeoNames code of its province ("SY.09"); `main` tells a place's main name from its other
    names, `same_article` whether name and place agree in having or lacking a leading article.
    """

    place: Place
    admin1: str
    main: bool = True
    same_article: bool = True


class Gazetteer:
    """The compiled gazetteer in `file`, opened for reading only."""

    def __init__(self, file: Path) -> None:
        address = f"file:{pathname2url(str(file.resolve()))}?mode=ro&immutable=1"
        self._connection = sqlite3.connect(address, uri=True, check_same_thread=False)

    def find(self, name: str) -> tuple[Found, ...]:
        """Return all places called `name`, the largest first."""
        key = name_key(name)
        rows = self._connection.execute(
            f"SELECT {_COLUMNS}, text, main FROM name JOIN place ON place.id = name.place "
            "WHERE key = ? ORDER BY population DESC, place.id",
            (key,),
        ).fetchall()
        return tuple(_found(row[:8], main=bool(row[9]), same=same_article(name, row[8])) for row in rows)

    def province(self, code: str) -> Found | None:
        """Return the province with a GeoNames code ("SY.09"), None where there is none."""
        country, _, admin1 = code.partition(".")
        row = self._connection.execute(
            f"SELECT {_COLUMNS} FROM place WHERE province = 1 AND country = ? AND admin1 = ? ORDER BY id",
            (country, admin1),
        ).fetchone()
        return _found(row) if row else None

    def provinces(self) -> tuple[tuple[str, str], ...]:
        """Return id and name of every province, under each of its names."""
        rows = self._connection.execute(
            "SELECT place.id, text FROM place JOIN name ON name.place = place.id WHERE province = 1 "
            "ORDER BY place.id, text"
        )
        return tuple((f"{PREFIX}{number}", text) for number, text in rows)

    def of_country(self, country: str) -> tuple[tuple[Found, str], ...]:
        """Return every place of a country (ISO code) but its provinces, under each of its names."""
        rows = self._connection.execute(
            f"SELECT {_COLUMNS}, text, main FROM name JOIN place ON place.id = name.place "
            "WHERE country = ? AND province = 0 ORDER BY place.id, text",
            (country,),
        )
        return tuple((_found(row[:8], main=bool(row[9])), row[8]) for row in rows)

    def get(self, place_id: str) -> Found | None:
        """Return the place with the id `geo:NUMBER`, None where there is none."""
        number = place_id.removeprefix(PREFIX)
        if number == place_id or not number.isascii() or not number.isdigit() or len(number) > 12:
            return None
        row = self._connection.execute(
            f"SELECT {_COLUMNS} FROM place WHERE id = ?", (int(number),)
        ).fetchone()
        return _found(row) if row else None


def world_gazetteer() -> Gazetteer:
    """Return the gazetteer of the world; the first call on a machine compiles it (some seconds)."""
    return _opened(os.getpid())


@lru_cache(maxsize=1)
def _opened(process: int) -> Gazetteer:
    """Return the gazetteer for one process: SQLite's connections must not cross a fork."""
    return Gazetteer(gazetteer_file())


def _found(row: Sequence[Any], *, main: bool = True, same: bool = True) -> Found:
    number, name, lat, lon, country, admin1, population, province = row
    kind: PlaceKind = (
        "province"
        if province
        else "city"
        if population >= 100_000
        else "town"
        if population >= 10_000
        else "village"
    )
    place = Place(
        id=f"{PREFIX}{number}",
        name=name,
        lat=lat,
        lon=lon,
        kind=kind,
        country=country,
        population=population,
    )
    return Found(place, f"{country}.{admin1}", main, same)
