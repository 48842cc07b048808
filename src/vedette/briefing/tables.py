"""Tables for the terminal: who holds what, and what happened."""

from collections.abc import Iterable, Mapping

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from vedette.briefing.wording import (
    amount_text,
    as_of_text,
    count_text,
    day_text,
    days_text,
    kind_beside,
    name_text,
    names_text,
    period_text,
    plain,
    since_text,
    sort_day,
)
from vedette.model import Grade, Incident, Lifeline, PartState, PlaceState, SiegeState, Situation

GRADE_STYLES: dict[Grade, str] = {
    "confirmed": "bold green",
    "fair": "cyan",
    "weak": "dim",
    "contested": "yellow",
    "discounted": "dim strike",
}


_DAYS_WIDTH = 17
MOST = 30
"""How many rows of a long table are shown where the user does not ask for all."""


def incidents_list(incidents: Iterable[Incident], most: int | None = MOST) -> RenderableType:
    """Return incidents in a table, the latest first and the undated last; `most` of them."""
    ordered = sorted(incidents, key=lambda i: sort_day(i.time), reverse=True)
    shown = incidents_table(ordered[:most], count_text(len(ordered), "incident"))
    return Group(shown, *rest_lines(len(ordered), most, "incident"))


def incidents_table(incidents: Iterable[Incident], title: str = "") -> Table:
    """Return one row an incident, in the order given; of its origins how many are independent."""
    table = grid(title, "When", "Grade", "What", "Independent origins", "Reports")
    table.columns[0].min_width = table.columns[0].max_width = _DAYS_WIDTH
    table.columns[2].ratio = 1
    table.columns[3].max_width = len("Independent")
    for column in table.columns[3:]:
        column.justify = "right"
    for incident in incidents:
        table.add_row(
            Text(period_text(incident.time) or "undated"),
            Text(incident.grade, GRADE_STYLES[incident.grade]),
            _what(incident),
            Text(f"{incident.independent} of {len(incident.origins)}"),
            Text(str(len(incident.reports))),
        )
    return table


def _what(incident: Incident) -> Text:
    """Return the title, then what it does not say: the kind and the numbers; then the id to ask by."""
    more = [*filter(None, (kind_beside(incident),)), *map(amount_text, incident.numbers)]
    told = Text(plain(incident.title), "bold").append("\n")
    return told.append(f"{'; '.join(more)}\n" if more else "", "not bold").append(incident.id, "not bold dim")


def rest_lines(number: int, most: int | None, one: str, many: str = "") -> Iterable[RenderableType]:
    """Yield how many rows a table of `number` hides and how to see them; nothing where it hides none."""
    if most is not None and number > most:
        yield Text(f"and {count_text(number - most, f'more {one}', many and f'more {many}')}: --all", "dim")


def situation_table(
    situation: Situation, names: Mapping[str, str], most: int | None = MOST
) -> RenderableType:
    """Return who holds which place, which routes can't be used and which sieges are on."""
    parts: list[RenderableType] = [Text(as_of_text(situation), "bold")]
    if situation.places:
        places = grid(
            count_text(len(situation.places), "place"), "Place", "Holder", "Since", "Confidence", "State"
        )
        watched = sorted(
            situation.places, key=lambda one: (not (one.contested or one.besieged), not one.claims)
        )
        for place in watched[:most]:
            places.add_row(
                Text(plain(place.name)),
                Text(name_text(place.holder, names, "not known")),
                Text(since_text(place)),
                Text(f"{place.confidence:.2f}" if place.holder is not None else ""),
                Text(place_flags(place, names), "yellow"),
            )
        parts += [Text(), places, *rest_lines(len(watched), most, "place")]
    provinces = areas_table(situation, names)
    if provinces.row_count:
        parts += [Text(), provinces]
    routes = [route for route in situation.routes if route.state != "open"]
    if routes:
        table = grid("Routes that cannot be used", "Route", "State", "By", "Since")
        for route in routes:
            by = names_text(route.cut_by, names)
            table.add_row(Text(plain(route.name)), Text(route.state), Text(by), Text(day_text(route.since)))
        parts += [Text(), table]
    if situation.sieges:
        parts += [Text(), sieges_table(situation, names)]
    if situation.lifelines:
        parts += [Text(), lifelines_table(situation, names)]
    if len(parts) == 1:
        parts.append(Text("Nothing is known of any place.", "dim"))
    return Group(*parts)


def areas_table(situation: Situation, names: Mapping[str, str]) -> Table:
    """Return one row an area: who holds how many places in it, and who is told to have left all of it.

    Areas of which the pack alone tells are left out.
    """
    told = {place.place for place in situation.places if place.claims}
    table = grid("Provinces", "Province", "Places held there, as far as known", "Left it")
    for area in situation.areas:
        if not area.left and told.isdisjoint(place for one in area.holders for place in one.places):
            continue
        holders = (f"{name_text(one.actor, names)} {len(one.places)}" for one in area.holders)
        left = (f"{name_text(one.actor, names)}, by {day_text(one.since)}" for one in area.left)
        table.add_row(Text(plain(area.name)), Text("; ".join(holders)), Text("; ".join(left), "yellow"))
    return table


def sieges_table(situation: Situation, names: Mapping[str, str]) -> Table:
    """Return one row a siege: who besieges whom, from which sides, since when, on what ground."""
    table = grid("Sieges", "Place", "Besieged", "By, and from where", "When", "Ground")
    for siege in situation.sieges:
        cells = (
            plain(siege.name),
            names_text(siege.besieged, names) or "not told",
            "\n".join(besiegers(siege, names)) or "not told",
            days_text(siege.since, siege.until),
            siege_ground(siege),
        )
        table.add_row(*map(Text, cells))
    return table


def besiegers(siege: SiegeState, names: Mapping[str, str]) -> list[str]:
    """Return who besieges a place, each with the sides it stands on; first those told as besiegers."""
    told = {actor: siege.sides.get(actor, ()) for actor in siege.by} | dict(sorted(siege.sides.items()))
    return [
        name_text(actor, names) + (f" ({', '.join(sides)})" if sides else "") for actor, sides in told.items()
    ]


def siege_ground(siege: SiegeState) -> str:
    """Return on what ground a siege stands in the record."""
    if not siege.computed:
        return f"reported{_unheard(siege)}"
    closed = ", ".join(plain(closure.name) for closure in siege.closed_by)
    by = f" (no way past {closed})" if closed else ""
    told = "reported, and follows" if siege.reported else "not reported, but follows"
    return f"{told} from who holds what{by}{_unheard(siege)}"


def _unheard(siege: SiegeState) -> str:
    """Return why a siege may be none: fighters were moved out, or too little is told of it, or for sure."""
    if siege.state == "standing":
        return ""
    if not siege.reported:
        return "; uncertain: who holds what is not sure enough"
    if siege.evacuated is not None:
        return f"; uncertain whether it stands: fighters were moved out on {day_text(siege.evacuated)}"
    return f"; uncertain whether it stands: told last on {day_text(siege.heard)}"


def lifelines_table(situation: Situation, names: Mapping[str, str]) -> Table:
    """Return one row a place that hangs on single roads: cut any of them and nothing reaches it."""
    table = grid("Places that one cut would isolate", "Place", "Holder", "Roads that must stay open", "Note")
    for lifeline in situation.lifelines:
        ways = (
            f"{plain(road)}, {name_text(a, names)} to {name_text(b, names)}"
            for road, a, b in lifeline_roads(lifeline)
        )
        known = "" if lifeline.sure else "not all of the way is known to be held"
        table.add_row(
            Text(plain(lifeline.name)),
            Text(name_text(lifeline.holder, names)),
            Text("; ".join(ways)),
            Text(known, "dim"),
        )
    return table


def lifeline_roads(lifeline: Lifeline) -> list[tuple[str, str, str]]:
    """Return the roads a place hangs on with their ends, from the place outward; one road in a row is one."""
    roads: list[tuple[str, str, str]] = []
    here = lifeline.place
    for stretch in lifeline.routes:
        near, far = (stretch.end, stretch.start) if stretch.end == here else (stretch.start, stretch.end)
        if roads and roads[-1][0] == stretch.name and roads[-1][2] == near:
            roads[-1] = (stretch.name, roads[-1][1], far)
        else:
            roads.append((stretch.name, near, far))
        here = far
    return roads


def place_flags(place: PlaceState, names: Mapping[str, str]) -> str:
    """Return what else to say of a place: "besieged", "contested since 3 February 2020", "from the pack".

    Then who else holds which part of it: "Northern Front in the east".
    """
    since = f" since {day_text(place.contested_since)}" if place.contested_since is not None else ""
    by_pack = place.holder is not None and not place.claims
    flags = (
        ("besieged", place.besieged),
        (f"contested{since}", place.contested),
        ("from the pack", by_pack),
    )
    parts = (f"{name_text(part.holder, names)} in {part_text(part)}" for part in place.parts)
    return ", ".join([*(words for words, holds in flags if holds), *parts])


def part_text(part: PartState) -> str:
    """Return a part of a place in words: "the east", a quarter's name, "part of it"."""
    if part.place is not None:
        return plain(part.name)
    return f"the {plain(part.name)}" if part.name else "part of it"


def grid(title: str, *columns: str) -> Table:
    """Return an empty table in the house style; cells must be `Text`, since `str` would be read as markup."""
    table = Table(title=Text(title) if title else None, title_justify="left", box=None, pad_edge=False)
    table.title_style = "bold"
    for column in columns:
        table.add_column(Text(column, "dim"), overflow="fold")
    return table
