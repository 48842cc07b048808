"""The ceasefire register in two wars: what is entered, what is refused, and what people did with it."""

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest
from tests.case_files import cases_beside
from tests.situation.conftest import Happening, happening

from vedette.desk.packs import open_pack
from vedette.model import Complaint, Deadline, Decision, Reply, StatusMove
from vedette.packs.agreements import Agreement
from vedette.packs.pack import Pack
from vedette.situation import Register, View, register, view_of

CASES: list[dict[str, Any]] = cases_beside(__file__)
TYPES: dict[str, type[Decision]] = {"move": StatusMove, "complaint": Complaint, "reply": Reply}


@cache
def told(pack: str, number: int) -> tuple[Happening, ...]:
    """Return the incidents of a case, each with a denial, and with who else is named, where it has them."""
    build = happening(open_pack(pack))
    found = []
    for event in CASES[number]["events"]:
        fields = {key: value for key, value in event.items() if key not in ("denied_by", "laid_to")}
        incident, claims = build(**fields)
        if "denied_by" in event:
            _, denied = build(**fields | {"status": "denied", "said_by": event["denied_by"], "told_at": 90})
            claims = (*claims, *denied)
            incident = incident.model_copy(update={"claims": tuple(sorted(c.id for c in claims))})
        if "laid_to" in event:
            _, other = build(**fields | {"by": event["laid_to"], "told_at": 80, "report": "other"})
            claims = (*claims, *other)
            incident = incident.model_copy(update={"claims": tuple(sorted(c.id for c in claims))})
        found.append((incident, claims))
    return tuple(found)


def as_of(case: dict[str, Any], happenings: tuple[Happening, ...]) -> View:
    known_by = date.fromisoformat(str(case.get("known_by", "2999-01-01")))
    return view_of(
        [incident for incident, _ in happenings],
        [claim for _, claims in happenings for claim in claims],
        date.fromisoformat(str(case["as_of"])),
        known_by,
    )[0]


def decided(case: dict[str, Any], ids: dict[str, str]) -> list[Decision]:
    return [
        TYPES[fields["type"]].model_validate(
            {key: ids.get(str(value), value) for key, value in fields.items()}
            | {"file": "decisions.jsonl", "line": line}
        )
        for line, fields in enumerate(case.get("decisions", []), 1)
    ]


def shown(record: Register, ids: dict[str, str]) -> list[dict[str, Any]]:
    names = {value: key for key, value in ids.items()}
    found = []
    for entry in record.entries:
        data = entry.model_dump(mode="json")
        data["incident"] = names.get(data["incident"], data["incident"])
        data["moves"] = [move["status"] for move in data["moves"]]
        data["complaints"] = [one["id"] for one in data["complaints"]]
        data["replies"] = [one["stance"] for one in data["replies"]]
        found.append(data)
    return found


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case["name"] for case in CASES])
def test_what_the_register_enters_and_refuses(number: int) -> None:
    case = CASES[number]
    pack = open_pack(case["pack"])
    happenings = told(case["pack"], number)
    view = as_of(case, happenings)
    ids = {f"#{n}": incident.id for n, (incident, _) in enumerate(happenings)}
    for n, (incident, _) in enumerate(happenings):
        entered = [one.id for one in register(view, pack).entries if one.incident == incident.id]
        ids |= {f"!{n}": entry for entry in entered[:1]}
    found = register(view, pack, decided(case, ids))
    assert [
        {key: one[key] for key in wanted}
        for one, wanted in zip(shown(found, ids), case["entries"], strict=True)
    ] == case["entries"]
    names = {value: key for key, value in ids.items()}
    refused = [[names.get(r.incident or "", r.complaint), r.agreement, r.reason] for r in found.refusals]
    assert sorted(refused) == sorted(case.get("refused", refused if case["entries"] else []))
    problems = [str(problem) for problem in found.problems]
    for part in case.get("problems", []):
        assert any(part in problem for problem in problems), problems
    assert len(problems) == len(case.get("problems", []))


SHELLING = {"kind": "shelling", "by": ["norland_army"], "against": ["river_front"], "day": "2020-03-05"}


def test_an_entry_keeps_its_id_when_more_is_told(pack: Pack) -> None:
    """A later report makes the incident another, by its id, but not the entry."""
    incident, first = happening(pack)(**SHELLING, published="2020-03-06")
    _, later = happening(pack)(**SHELLING, published="2020-03-08", report="another")
    grown = incident.model_copy(update={"id": "inc_grown", "claims": (later[0].id, first[0].id)})
    ids = [
        register(view_of([one], [*first, *later], date(2020, 3, 9))[0], pack).entries[0].id
        for one in (incident, grown)
    ]
    assert ids[0] == ids[1]
    moves = [
        StatusMove(
            incident=first[0].id,
            agreement="spring_truce",
            status="verified",
            author="A",
            time=date(2020, 3, 7),
            ground="x",
        )
    ]
    view, _ = view_of([grown], [*first, *later], date(2020, 3, 9))
    assert register(view, pack, moves).entries[0].status == "verified"


def test_who_acted_with_the_author_by_one_account_is_no_target_by_another(pack: Pack) -> None:
    build = happening(pack)
    incident, first = build(**SHELLING, published="2020-03-06")
    fields = SHELLING | {"by": ["norland_army", "river_front"], "against": []}
    _, joint = build(**fields, published="2020-03-06", report="another")
    told = [*first, *joint]
    both = incident.model_copy(update={"claims": tuple(sorted(claim.id for claim in told))})
    alone = register(view_of([incident], first, date(2020, 3, 9))[0], pack).entries[0]
    with_it = register(view_of([both], told, date(2020, 3, 9))[0], pack).entries[0]
    assert alone.grounds is not None and "River Front" in alone.grounds.target
    assert with_it.grounds is not None and "River Front" not in with_it.grounds.target


def test_the_order_of_decisions_in_a_file_does_not_matter(pack: Pack) -> None:
    incident, claims = happening(pack)(**SHELLING, published="2020-03-06")
    view, _ = view_of([incident], claims, date(2020, 3, 30))
    entry = register(view, pack).entries[0].id
    moves: list[Decision] = [
        StatusMove(violation=entry, status=status, author="A", time=date(2020, 3, day), ground="x", line=line)
        for line, (day, status) in enumerate([(9, "answered"), (7, "disputed"), (8, "verified")], 1)
    ]
    one, other = register(view, pack, moves), register(view, pack, moves[::-1] * 2)
    assert one == other
    assert [move.status for move in one.entries[0].moves] == ["disputed", "verified", "answered"]


@pytest.mark.parametrize(
    ("known_by", "replied", "states"),
    [
        (date(2020, 3, 11), None, ["met", "open"]),  # a day that is due is not over
        (date(2020, 3, 12), None, ["met", "overdue"]),
        (date(2020, 3, 20), date(2020, 3, 11), ["met", "met"]),
        (date(2020, 3, 20), date(2020, 3, 12), ["met", "late"]),
    ],
)
def test_deadlines(known_by: date, replied: date | None, states: list[str], pack: Pack) -> None:
    timed = with_times(pack, pack.agreements["spring_truce"])
    incident, claims = happening(timed)(**SHELLING, published="2020-03-06")
    view, _ = view_of([incident], claims, date(2020, 3, 7), known_by)
    entry = register(view, timed).entries[0].id
    replies = [Reply(to=entry, by="norland_army", time=replied, text="no")] if replied else []
    found = register(view, timed, replies).entries[0].deadlines
    assert [one.state for one in found] == states
    assert found[0] == Deadline(what="report", due=date(2020, 3, 8), state="met")
    assert found[1].due == date(2020, 3, 11)


def with_times(pack: Pack, agreement: Agreement) -> Pack:
    """Return the pack with an agreement that sets times."""
    timed = agreement.model_copy(update={"report_within": 3, "answer_within": 5})
    return replace(pack, agreements={agreement.id: timed})
