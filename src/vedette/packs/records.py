"""What a pack knows: actors, places, routes, sources, agreements and talks, as frozen records."""

from datetime import date
from typing import Literal

from pydantic import Field

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


class Zone(Record):
    """An area of an agreement; `places` are place ids, `shape` a ring of (lon, lat), empty if unknown."""

    id: str
    name: str
    places: tuple[str, ...] = ()
    shape: tuple[tuple[float, float], ...] = ()


class Term(Record):
    """What an agreement says of some of the acts that it prohibits; `words` are told, not quoted."""

    acts: tuple[str, ...]
    words: str


class Obligation(Record):
    """What a party has to do: access, prisoner exchange, withdrawal and the like.

    `steps` are the kinds of claims that tell of its being done, `breaches` those that tell of the contrary.
    """

    id: str
    what: str
    party: str | None = None
    due: date | None = None
    steps: tuple[str, ...] = ()
    breaches: tuple[str, ...] = ()


class Agreement(Record):
    """A ceasefire or other agreement with its terms.

    `effective_from`/`effective_to` say when it held in fact, `declared_from`/`declared_to` when by its
    text; `first_term_to` is the last day of the term that it was first made for, if it is prolonged after it;
    `prohibited` are kinds of claims; `exempt` actor ids against whom force stays allowed.
    A breach is to be reported within `report_within` days, and a report answered within `answer_within`;
    None where the agreement sets no time.
    """

    id: str
    name: str
    names: tuple[str, ...] = ()
    signed: date | None = None
    declared_from: date
    declared_to: date | None = None
    first_term_to: date | None = None
    effective_from: date | None = None
    effective_to: date | None = None
    parties: tuple[str, ...]
    guarantors: tuple[str, ...] = ()
    zones: tuple[Zone, ...] = ()
    prohibited: tuple[str, ...]
    terms: tuple[Term, ...] = ()
    exempt: tuple[str, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    report_within: int | None = Field(default=None, ge=0)
    answer_within: int | None = Field(default=None, ge=0)
    source: str = ""


class TalkRound(Record):
    """One round of talks: a track ("Astana"), the round's name, where and when it was held."""

    id: str
    track: str
    round: str
    place: str | None = None
    start: date
    end: date
    parties: tuple[str, ...] = ()
    conveners: tuple[str, ...] = ()
    agenda: str = ""
    outcome: str = ""


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
