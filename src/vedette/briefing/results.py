"""What a briefing is made from: the records of one run, and what is needed to name and draw them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from vedette.model import Attribution, Claim, Descent, Incident, Problem, Report, Situation


@dataclass(frozen=True)
class MapPoint:
    """A place to draw for orientation; degrees north and east.

    `id` is the place id that claims and states use; `weight` says which places to label first (a
    population, say): larger comes first.
    """

    id: str
    name: str
    lat: float
    lon: float
    weight: float = 0


@dataclass(frozen=True)
class MapLine:
    """A line to draw; `points` are (lon, lat) in degrees, as in GeoJSON.

    A `route` has the id of the route that states use. An `area` is the ring of a country or province.
    """

    id: str
    name: str
    kind: Literal["route", "area"]
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class PlaceContext:
    """What ACLED asks of a place beyond its name; `iso` is the numeric ISO 3166-1 code."""

    country: str = ""
    iso: str = ""
    region: str = ""
    admin1: str = ""
    admin2: str = ""
    admin3: str = ""


@dataclass(frozen=True)
class Results:
    """All that one run found.

    `attributions` say whose statement each claim is; `names` gives the display names of actors, sources
    and places by id; `outline` the base of the map; `geography` the administrative context of places by
    place id; `interests` ACLED's inter code (1 to 8) of actors by actor id. An id that a mapping lacks is
    shown as it is.
    """

    situation: Situation
    reports: tuple[Report, ...] = ()
    claims: tuple[Claim, ...] = ()
    incidents: tuple[Incident, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    problems: tuple[Problem, ...] = ()
    descents: tuple[Descent, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    outline: tuple[MapPoint | MapLine, ...] = ()
    geography: Mapping[str, PlaceContext] = field(default_factory=dict)
    interests: Mapping[str, int] = field(default_factory=dict)
    title: str = "Briefing"
