"""Positions of a disagreement in words: people's names for reports, kinds and numbers."""

import pytest

from vedette.briefing import Results
from vedette.briefing.lookup import Lookup
from vedette.briefing.positions import position_texts
from vedette.model import Disagreement, Position


@pytest.mark.parametrize(
    ("field", "value", "shown", "who"),
    [
        ("killed", "at least 12500", "at least 12,500", "Hospital staff"),
        ("killed", "15 (courier.txt)", "15", "Hospital staff; in Drina Courier (16 April 1993)"),
        ("killed", "15 (elsewhere.txt)", "15 (elsewhere.txt)", "Hospital staff"),
        ("kind", "suicide_bombing, shelling", "Suicide bombing, Shelling, artillery or missile attack", None),
        ("kind", "no_such_kind", "no such kind", None),
        ("time", "1993-04-12/1993-04-14", "12–14 April 1993", None),
        ("by", "vrs", "Bosnian Serb Army", None),
    ],
)
def test_a_position_is_told_in_words(
    results: Results, field: str, value: str, shown: str, who: str | None
) -> None:
    given = Disagreement(field=field, positions=(Position(value=value, origins=("org_medics",)),))
    assert position_texts(given, Lookup(results)) == ((shown, who or "Hospital staff"),)


def test_a_report_of_no_outlet_goes_by_its_title_or_name(results: Results) -> None:
    report = results.reports[0].model_copy(update={"outlet": None})
    lookup = Lookup(results)
    assert lookup.report_label(report) == "Mortar rounds hit a school yard (16 April 1993)"
    bare = report.model_copy(update={"title": None, "published": None})
    assert lookup.report_label(bare) == "courier.txt"
