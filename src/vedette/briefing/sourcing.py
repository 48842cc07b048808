"""How much of a record rests on each origin, how often others contradict it, and who carries it."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from vedette.briefing.glossary import SOURCE_KINDS
from vedette.briefing.lookup import Lookup
from vedette.briefing.results import Results
from vedette.briefing.tables import MOST, grid, rest_lines
from vedette.briefing.wording import count_text, is_naming, plain
from vedette.model import Incident, Origin

_CARRIERS_SHOWN = 4


@dataclass(frozen=True)
class Sourcing:
    """What one origin stands for.

    `claims` are its statements, repeats counted; `incidents` what they tell, of which it tells `alone`
    those that no other origin does; `contradicted` are those of which another origin says something else.
    `carriers` are the outlets and agencies that pass its statements on, by name, with how many claims each.
    """

    origin: Origin
    name: str
    side: str
    claims: int
    incidents: int
    alone: int
    contradicted: int
    carriers: Mapping[str, int]

    def as_json(self) -> dict[str, Any]:
        """Return the fields for scripts."""
        return {
            "id": self.origin.id,
            "name": self.name,
            "kind": self.origin.kind,
            "side": self.origin.side,
            "claims": self.claims,
            "incidents": self.incidents,
            "alone": self.alone,
            "contradicted": self.contradicted,
            "carriers": dict(self.carriers),
            "reports": list(self.origin.reports),
        }


def sourcing(results: Results) -> tuple[Sourcing, ...]:
    """Return all origins, those with the most claims first."""
    lookup = Lookup(results)
    claims = Counter(attribution.origin for attribution in results.attributions)
    told, alone, contradicted = Counter[str](), Counter[str](), Counter[str]()
    for incident in results.incidents:
        ids = [origin.id for origin in incident.origins]
        told.update(ids)
        alone.update(ids if len(ids) == 1 else ())
        contradicted.update(_contradicted(incident))
    carriers = _carriers(lookup)
    found = [
        Sourcing(
            origin=origin,
            name=plain(origin.name),
            side=lookup.name(origin.side),
            claims=claims[origin.id],
            incidents=told[origin.id],
            alone=alone[origin.id],
            contradicted=contradicted[origin.id],
            carriers=carriers.get(origin.id, {}),
        )
        for origin in lookup.origins.values()
    ]
    return tuple(sorted(found, key=lambda one: (-one.claims, -one.incidents, one.origin.id)))


def sources_table(origins: Sequence[Sourcing], most: int | None = MOST) -> RenderableType:
    """Return one row an origin, in the order given; `most` of them."""
    table = grid(count_text(len(origins), "origin"), "Origin", "Claims", "Incidents", "Alone", "Contradicted")
    table.columns[0].ratio = 1
    for column in table.columns[1:]:
        column.justify, column.no_wrap = "right", True
    for one in origins[:most]:
        numbers = (one.claims, one.incidents, one.alone, one.contradicted)
        table.add_row(_described(one), *(Text(f"{number:,}") for number in numbers))
    return Group(table, *rest_lines(len(origins), most, "origin"))


def _described(one: Sourcing) -> Text:
    """Return an origin's name, what it is and on whose side, and who passes its statements on."""
    shown = [f"{name} ({number:,})" for name, number in list(one.carriers.items())[:_CARRIERS_SHOWN]]
    hidden = len(one.carriers) - len(shown)
    side = f", side of {one.side}" if one.side else ""
    told = Text(one.name, "bold").append(f"\n{SOURCE_KINDS[one.origin.kind]}{side}", "not bold")
    carried = f"\ncarried by {', '.join(shown)}" + (f" and {hidden} more" if hidden else "")
    return told.append(carried if shown else "", "not bold dim")


def _contradicted(incident: Incident) -> set[str]:
    """Return the origins of which another one says something else.

    One that differs from itself is none; nor is one that only calls an actor by another name.
    """
    found: set[str] = set()
    for disagreement in (one for one in incident.disagreements if not is_naming(one.field)):
        for position in disagreement.positions:
            others = {
                origin
                for other in disagreement.positions
                if other.value != position.value
                for origin in other.origins
            }
            found.update(origin for origin in position.origins if others - {origin})
    return found


def _carriers(lookup: Lookup) -> Mapping[str, Mapping[str, int]]:
    """Return for each origin who passes its statements on, the busiest first."""
    carried: dict[str, Counter[str]] = defaultdict(Counter)
    for attribution in lookup.results.attributions:
        links = [one for one in attribution.chain if one != attribution.origin]
        carried[attribution.origin].update({lookup.name(one) for one in links})
    return {
        origin: dict(sorted(names.items(), key=lambda one: (-one[1], one[0])))
        for origin, names in carried.items()
    }
