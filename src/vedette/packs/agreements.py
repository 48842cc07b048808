"""Agreements and rounds of talks as a pack knows them: frozen records."""

from datetime import date

from pydantic import Field

from vedette.model import Record


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
