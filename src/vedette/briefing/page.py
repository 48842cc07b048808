"""Writes the briefing as one web page that needs nothing but itself."""

import base64
import hashlib
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from vedette.briefing import views
from vedette.briefing.descent import report_views
from vedette.briefing.digest import (
    RECENT_DAYS,
    disputes,
    problem_kinds,
    toll_of_deaths,
    toll_statements,
    toll_sums,
)
from vedette.briefing.drawing import draw
from vedette.briefing.entries import agreement_views
from vedette.briefing.glossary import GRADES
from vedette.briefing.layers import dial
from vedette.briefing.legend import Legend
from vedette.briefing.lookup import Lookup
from vedette.briefing.register import PERIOD
from vedette.briefing.results import Results
from vedette.briefing.rounds import talk_state
from vedette.briefing.tables import lifeline_roads, part_text, siege_ground
from vedette.briefing.wording import (
    anchor,
    count_text,
    counted_text,
    day_text,
    days_text,
    plain,
    range_text,
    since_text,
    stands,
)


def html_page(results: Results) -> str:
    """Return the briefing as HTML that loads nothing from anywhere and also works without scripts.

    A content security policy in the page forbids every request and every script or style but its own, so
    no quoted text can make the browser do anything.
    """
    env = _environment()
    script = env.get_template("page.js").render()
    style = env.get_template("style.css").render()
    context = _context(results)
    return env.get_template("page.html").render(
        script=script, style=style, script_hash=_hash(script), style_hash=_hash(style), **context
    )


def _context(results: Results) -> dict[str, Any]:
    lookup = Lookup(results)
    situation = results.situation
    legend = Legend(situation, lookup)
    incidents = views.incident_views(lookup)
    new = views.new_by_day(lookup, incidents)
    found = disputes(results, lookup)
    watched = [place for place in situation.places if place.contested or place.besieged]
    return {
        "title": plain(results.title),
        "situation": situation,
        "lookup": lookup,
        "legend": legend,
        "maps": draw(results, legend),
        "under_way": [siege for siege in situation.sieges if stands(siege, situation.on)],
        "dials": [dial(siege, legend) for siege in situation.sieges],
        "incidents": incidents,
        "agreements": agreement_views(lookup),
        "months": views.by_month(incidents.values()),
        "new": new,
        "new_count": sum(len(group.incidents) for group in new),
        "recent_days": RECENT_DAYS,
        "loose": views.loose_accounts(lookup),
        "homes": views.claim_homes(lookup),
        "watched": watched,
        "settled": [place for place in situation.places if place not in watched],
        "disputes": found,
        "deaths": toll_of_deaths(situation),
        "sums": toll_sums(situation),
        "statements": toll_statements(situation),
        "words": views.word_views(lookup),
        "sources": views.source_views(lookup),
        "reports": report_views(lookup),
        "problem_kinds": problem_kinds(results.problems),
        "problem_count": len(results.problems),
        "claim_count": len(results.claims),
        "grades": GRADES,
        "period": PERIOD.days,
    }


@cache
def _environment() -> Environment:
    env = Environment(
        loader=PackageLoader("vedette.briefing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    env.globals.update(anchor=anchor, count=count_text, range_text=range_text, days=days_text)
    env.filters.update(
        state=talk_state,
        day=day_text,
        since=since_text,
        counted=counted_text,
        part=part_text,
        ground=siege_ground,
        roads=lifeline_roads,
    )
    return env


def _shown(value: object) -> object:
    if value is None:
        return ""
    return plain(value) if type(value) is str else value


def _hash(text: str) -> str:
    """Return the source expression that a content security policy has for an inline script or style."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
