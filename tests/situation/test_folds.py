"""What the folds make of incidents: each case gives incidents, a day, and the records that must come out."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from tests.case_files import cases_beside

from vedette.model import Record
from vedette.packs.pack import Pack
from vedette.situation import View, control
from vedette.situation.ceasefires import ceasefires
from vedette.situation.routes import routes
from vedette.situation.sieges import sieges
from vedette.situation.talks import talks
from vedette.situation.toll import toll
from vedette.situation.violations import register
from vedette.situation.words import words

CASES = cases_beside(__file__)
FLAT = [(fold, case) for fold, cases in CASES.items() for case in cases]
FOLDS: Mapping[str, Callable[[View, Pack], tuple[Record, ...]]] = {
    "control": lambda view, pack: control(view, pack, sieges(view, pack)),
    "sieges": sieges,
    "routes": routes,
    "toll": toll,
    "ceasefires": ceasefires,
    "violations": lambda view, pack: register(view, pack).entries,
    "talks": talks,
    "words": words,
}


@pytest.mark.parametrize(("fold", "case"), FLAT, ids=[f"{fold}: {case['name']}" for fold, case in FLAT])
def test_what_a_fold_makes_of_events(
    fold: str, case: dict[str, Any], view: Callable[..., View], pack: Pack
) -> None:
    seen = view(case["events"], case["as_of"], case.get("known_by"))
    names = {incident: f"#{_number(incident, case, view)}" for incident in (one.id for one in seen.incidents)}
    found = [_plain(record, names) for record in FOLDS[fold](seen, pack)]
    assert len(found) == len(case["is"]), found
    for record, wanted in zip(found, case["is"], strict=True):
        shown = {field: record[field] for field in wanted}
        if "disagreements" in shown:
            shown["disagreements"] = [one["field"] for one in shown["disagreements"]]
        assert shown == _days(wanted)


def _number(incident: str, case: dict[str, Any], view: Callable[..., View]) -> int:
    return next(
        number
        for number, event in enumerate(case["events"])
        if [one.id for one in view([event], "2999-01-01").incidents] == [incident]
    )


def _plain(record: Record, names: Mapping[str, str]) -> dict[str, Any]:
    data = record.model_dump(mode="json")
    data["incidents"] = sorted(names[one] for one in data.get("incidents", []))
    for field in ("incident", "agreement"):
        data[field] = names.get(data.get(field, ""), data.get(field))
    return data


def _days(wanted: dict[str, Any]) -> dict[str, Any]:
    return {
        key: _days(value) if isinstance(value, dict) else str(value) if isinstance(value, date) else value
        for key, value in wanted.items()
    }
