"""What a pack knows: actors, places, routes, sources, countries and their names, as frozen records."""

from datetime import date
from typing import Literal

from vedette.model import Record, SourceKind

ActorKind = Literal[
    "state",
    "government",
    "military",
    "police",
    "armed_group",
    "militia",
    "alliance",
    "civilians",
    "international",
    "organisation",
    "political",
    "unknown",
]
PlaceKind = Literal[
    "country",
    "province",
    "district",
    "city",
    "town",
    "village",
    "quarter",
    "base",
    "airport",
    "oil_field",
    "gas_field",
    "camp",
    "dam",
    "crossing",
    "prison",
    "hospital",
    "road",
    "region",
    "mountain",
    "river",
    "island",
    "site",
]


class Backing(Record):
    """An actor that backs another, from and to a day; None where the time is open."""

    actor: str
    start: date | None = None
    end: date | None = None


class Label(Record):
    """A loaded or vague word for an actor, and who uses it so.

    `users` are source ids, or actor ids of a side whose media use it; empty means anybody.
    """

    text: str
    users: tuple[str, ...] = ()


class Actor(Record):
    """A party, body or group.

    `names` are neutral names and abbreviations that always mean it; `labels` are loaded or vague words.
    `side` is the actor id of the side it fights on (itself, when it is a side of its own). `members` are
    actor ids of an alliance's members. `people` are those who lead or speak for it ("Rami Abdel Rahman").
    `allegiances` are sides for a time; on the days they cover they outrank `side`.
    """

    id: str
    name: str
    names: tuple[str, ...] = ()
    labels: tuple[Label, ...] = ()
    kind: ActorKind = "organisation"
    side: str | None = None
    allegiances: tuple[Backing, ...] = ()
    country: str | None = None
    backers: tuple[Backing, ...] = ()
    members: tuple[str, ...] = ()
    people: tuple[str, ...] = ()

    @property
    def is_group(self) -> bool:
        """Whether it is a group of fighters, or an alliance of such, and no state's own forces."""
        return self.kind in ("armed_group", "militia", "alliance")

    @property
    def is_of_state(self) -> bool:
        """Whether it is a state, its government or its army."""
        return self.kind in ("state", "government", "military")


class Place(Record):
    """A place; `part_of` is the id of the next larger one; `country` an ISO 3166 alpha-2 code."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    lat: float
    lon: float
    kind: PlaceKind
    part_of: str | None = None
    country: str | None = None
    population: int = 0


class Route(Record):
    """A road or supply line; `places` are the ids of the places it joins, in order."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    places: tuple[str, ...]
    line: tuple[tuple[float, float], ...]
    schematic: bool = True


class Source(Record):
    """An outlet, agency, monitor, ministry or other source.

    `owner` is the id of the source, actor or country that owns it; `side` the actor id of the side whose
    apparatus it belongs to; `hosts` its web hosts; `people` those who speak for it; `day_first` how it
    writes 05/06/2017.
    """

    id: str
    name: str
    names: tuple[str, ...] = ()
    kind: SourceKind
    owner: str | None = None
    side: str | None = None
    country: str | None = None
    hosts: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    day_first: bool | None = None


class Country(Record):
    """A country and what English calls it, its people, its government and its forces.

    `id` is the snake-case name; `adjectives` ("Turkish"), `people` ("Turk", "Turks"), `metonyms` for its
    government ("Ankara", "the Porte"), `leaders` by name. `government` and `military` are the actor ids
    that these mean; the country's own id where no pack names another. `centre` is (lat, lon).
    """

    id: str
    iso2: str
    name: str
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: str | None = None
    metonyms: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    centre: tuple[float, float] | None = None
    population: int = 0
    government: str
    military: str


BodyKind = Literal["state", "government", "ministry", "military", "police", "media", "people"]


class Body(Record):
    """A noun that makes an actor of a nationality: "Turkish" + "artillery" -> the country's military.

    `noun` is one or more words in lower case, singular where it has one; `names_source` is True where the
    composed name is a source in its own right ("Russian" + "defence ministry").
    """

    noun: str
    kind: BodyKind
    plural: str | None = None
    names_source: bool = False


class Holding(Record):
    """Who held some places from a day on: where the pack lets the war's record begin."""

    holder: str
    places: tuple[str, ...]
    start: date


class Base(Record):
    """Where a side is supplied from, as long as nobody else holds it: its capital, a stronghold, a crossing.

    `start` and `end` are the first and the last day; None where the time is open.
    """

    holder: str
    places: tuple[str, ...]
    start: date | None = None
    end: date | None = None

    def stands(self, day: date) -> bool:
        """Tell whether it is a base on a day."""
        return (self.start or date.min) <= day <= (self.end or date.max)


class Name(Record):
    """A name to look for in texts and what it means.

    `target` is the id of the thing; `what` says which table it stands in.
    """

    text: str
    what: Literal[
        "actor", "label", "place", "route", "source", "country", "nationality", "people", "metonym", "person"
    ]
    target: str
