"""For each report whose copy it is, in words: copied from whom, which passage, or the outlet's own."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from vedette.briefing.lookup import Lookup
from vedette.briefing.tables import MOST, grid, rest_lines
from vedette.briefing.wording import count_text, day_text, plain
from vedette.model import Descent, Report, Tie

OWN = "own"

_WORDS_SHOWN = 14
_TIES_SHOWN = 3
_ONE_COPY = "prints the same copy of {agency} as {other}"
_HOW = {
    ("copy", True): "copies {other}",
    ("copy", False): "copied by {other}",
    ("copy", None): "same text as {other}; who was first is not known",
    ("derived", True): "takes a passage from {other}",
    ("derived", False): "has a passage that is taken by {other}",
    ("derived", None): "shares a passage with {other}; who was first is not known",
}


@dataclass(frozen=True)
class ReportView:
    """One report in words: `text` says whose text it is; `agency` and `published` also on what ground.

    `report` and `descent` are what the words were made from.
    """

    report: Report
    descent: Descent
    id: str
    name: str
    title: str
    outlet: str
    agency: str
    published: str
    url: str
    claims: int
    text: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the fields for scripts: ids and ISO days, as the records have them, and `text` in words."""
        descent = self.descent.model_dump(mode="json")
        return {
            **{field: getattr(self.report, field) for field in ("id", "name", "title", "outlet", "url")},
            "agency": descent["agency"],
            "agency_ground": descent["agency_ground"],
            "published": descent["day"],
            "published_ground": descent["day_ground"],
            "claims": self.claims,
            "text": list(self.text),
            "ties": descent["ties"],
        }


def report_views(lookup: Lookup) -> tuple[ReportView, ...]:
    """Return the reports, the newest first and those without a day last, with what was read from each."""
    claims = Counter(claim.report.id for claim in lookup.results.claims)
    descents = {one.report: one for one in lookup.results.descents}
    known = lookup.reports.values()
    days = {report.id: _descent(report, descents).day for report in known}
    return tuple(
        ReportView(
            report=report,
            descent=of,
            id=report.id,
            name=plain(report.name),
            title=plain(report.title or ""),
            outlet=lookup.name(report.outlet),
            agency=_inferred(lookup.name(of.agency), of.agency_ground),
            published=_inferred(day_text(of.day), of.day_ground),
            url=plain(report.url or ""),
            claims=claims[report.id],
            text=tuple(_lines(of, descents, lookup)) or (OWN,),
        )
        for report in sorted(known, key=lambda r: (_age(days[r.id]), r.name, r.id))
        for of in (_descent(report, descents),)
    )


def reports_table(views: Sequence[ReportView], most: int | None = MOST) -> RenderableType:
    """Return one row a report: who printed it and when, whose text it is, and on what ground.

    Those that share text with others come first: they are what is asked for.
    """
    tied = [view for view in views if view.text != (OWN,)]
    views = [*tied, *(view for view in views if view.text == (OWN,))]
    title = f"{count_text(len(views), 'report')}, {len(tied)} of which share text with others"
    table = grid(title, "Report", "Whose text it is")
    table.columns[0].ratio = table.columns[1].ratio = 1
    for view in views[:most]:
        printed = [view.outlet, f"credits {view.agency}" if view.agency else "", view.published or "undated"]
        told = Text(view.title or view.name, "bold").append("\n")
        told.append(", ".join(filter(None, printed)), "not bold")
        table.add_row(told.append(f"\n{view.name}" if view.title else "", "not bold dim"), _lined(view.text))
    return Group(table, *rest_lines(len(views), most, "report"))


def _lined(lines: Sequence[str]) -> Text:
    return Text("\n".join(lines))


def _age(day: date | None) -> int:
    return -day.toordinal() if day is not None else 0


def _descent(report: Report, known: Mapping[str, Descent]) -> Descent:
    """Return the descent of a report, or only what it says itself where a folder of old holds none."""
    told = Descent(report=report.id, agency=report.agency, day=report.published)
    return known.get(report.id, told)


def _inferred(what: str, ground: str) -> str:
    return f"{what} (inferred: {plain(ground)})" if what and ground else what


def _lines(descent: Descent, known: Mapping[str, Descent], lookup: Lookup) -> Iterator[str]:
    """Yield what is said of the ties: those that it took from others first, of each kind the closest.

    Two that print one agency's text did not take it from each other.
    """
    groups: dict[str, list[Tie]] = {}
    for tie in sorted(descent.ties, key=lambda tie: {True: 0, None: 1, False: 2}[tie.taken]):
        other = known.get(tie.other)
        agency = descent.agency if other is not None and other.agency == descent.agency else None
        how = _ONE_COPY if tie.relation == "copy" and agency else _HOW[tie.relation, tie.taken]
        groups.setdefault(how, []).append(tie)
    for how, ties in groups.items():
        shown = [_named(tie, lookup) for tie in ties[:_TIES_SHOWN]]
        more = f" and {len(ties) - len(shown)} more" if len(ties) > len(shown) else ""
        yield how.format(other=", ".join(shown) + more, agency=lookup.name(descent.agency))


def _named(tie: Tie, lookup: Lookup) -> str:
    report = lookup.reports.get(tie.other)
    if report is None:
        return "a report that is not here"
    told = ", ".join(filter(None, (lookup.name(report.outlet), day_text(report.published))))
    label = plain(report.title or report.name) + (f" ({told})" if told else "")
    return f"{label}: “{_cut(tie.passage.quote)}”" if tie.relation == "derived" else label


def _cut(quote: str) -> str:
    words = plain(quote).split()
    return " ".join(words[:_WORDS_SHOWN]) + (" …" if len(words) > _WORDS_SHOWN else "")
