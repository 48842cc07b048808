"""How much of a record rests on each origin, how often others contradict it, and who carries it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rich.table import Table
from rich.text import Text

from vedette.briefing.lookup import Lookup
from vedette.briefing.results import Results
from vedette.briefing.tables import grid
from vedette.briefing.wording import is_naming, name_of_id, plain
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


def sources_table(origins: Iterable[Sourcing]) -> Table:
    """Return one row an origin, in the order given."""
    table = grid(
        "", "Origin", "Kind", "Side", "Claims", "Incidents", "Alone", "Contradicted", "Carried by (claims)"
    )
    table.columns[-1].ratio = 1
    for column in table.columns[3:7]:
        column.justify, column.no_wrap = "right", True
    for one in origins:
        shown = [f"{name} ({number})" for name, number in list(one.carriers.items())[:_CARRIERS_SHOWN]]
        hidden = len(one.carriers) - len(shown)
        table.add_row(
            Text(one.name).append(f"\n{plain(one.origin.id)}", "dim"),
            Text(name_of_id(one.origin.kind)),
            Text(one.side),
            *(Text(str(n)) for n in (one.claims, one.incidents, one.alone, one.contradicted)),
            Text(", ".join(shown) + (f" and {hidden} more" if hidden else "")),
        )
    return table


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
