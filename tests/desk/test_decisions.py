"""The file of decisions: what may stand in it, and how its faults are told."""

import json
from datetime import date
from pathlib import Path

import pytest

from vedette.desk.decisions import kept_decisions, read_decided
from vedette.desk.errors import DeskError
from vedette.model import Complaint, DutyDecision, Reply, SetAside, StatusMove, to_lines

MOVE = {"violation": "vio_1", "status": "verified", "author": "A", "time": "2017-02-08", "ground": "craters"}
COMPLAINT = {"party": "A", "agreement": "truce", "incident": "inc_1", "filed": "2017-02-08"}
REPLY = {"to": "vio_1", "by": "B", "time": "2017-02-09T10:00:00Z", "text": "Not ours", "stance": "deny"}
DUTY = {
    "agreement": "truce",
    "obligation": "maps",
    "state": "met",
    "author": "A",
    "time": "2017-02-08",
    "ground": "x",
}
ASIDE = {"incident": "inc_1", "author": "A", "time": "2017-02-08", "ground": "an exercise"}
LINES = [
    {"claims": ["clm_1", "clm_2"], "verdict": "same"},
    {"type": "judgement", "claims": ["clm_1", "clm_3"], "verdict": "different"},
    {"type": "move", **MOVE},
    {"type": "complaint", **COMPLAINT},
    {"type": "reply", **REPLY},
    {"type": "obligation", **DUTY},
    {"type": "set_aside", **ASIDE},
]


def write(folder: Path, *lines: object) -> Path:
    file = folder / "decisions.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in lines) + "\n\n", encoding="utf-8-sig")
    return file


def test_every_type_is_read_from_one_file(tmp_path: Path) -> None:
    decided = read_decided(write(tmp_path, *LINES))
    assert [one.verdict for one in decided.judgements] == ["same", "different"]
    assert [(one.file, one.line) for one in decided.judgements] == [
        ("decisions.jsonl", 1),
        ("decisions.jsonl", 2),
    ]
    assert [type(one) for one in decided.decisions] == [
        StatusMove,
        Complaint,
        Reply,
        DutyDecision,
        SetAside,
    ]
    assert [(one.file, one.line) for one in decided.decisions] == [
        ("decisions.jsonl", line) for line in (3, 4, 5, 6, 7)
    ]


def test_what_is_kept_is_read_back_with_its_first_lines(tmp_path: Path) -> None:
    decided = read_decided(write(tmp_path, *LINES))
    kept = tmp_path / "kept.jsonl"
    kept.write_text("".join(to_lines(decided.decisions)))
    assert kept_decisions(kept) == decided.decisions
    assert kept_decisions(tmp_path / "none.jsonl") == ()


def test_a_complaint_without_a_number_has_one_that_follows_from_it(tmp_path: Path) -> None:
    one, same, other = (
        Complaint.model_validate(fields)
        for fields in (COMPLAINT, COMPLAINT | {"line": 7}, COMPLAINT | {"text": "more"})
    )
    assert one.id == same.id != other.id
    assert one.filed == date(2017, 2, 8)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ({"type": "vote"}, "there is no decision 'vote'. Write one of judgement, move"),
        ({"type": "move", **MOVE, "ground": ""}, 'ground: .*Write {"type": "move"'),
        ({"type": "move", **MOVE, "incident": "inc_1"}, '"violation", or else "incident"'),
        ({"type": "move", **MOVE, "violation": "", "incident": "inc_1"}, 'needs "agreement"'),
        ({"type": "complaint", **COMPLAINT, "incident": ""}, 'the "act" and its day'),
        ({"type": "complaint", **COMPLAINT, "start": "2017-02-03", "end": "2017-02-01"}, 'before "start"'),
        ({"type": "complaint", **COMPLAINT, "act": "mischief"}, "unknown kind 'mischief'"),
        ({"type": "reply", **REPLY, "stance": "maybe"}, "a stance is accept, deny or other"),
        ({"type": "set_aside", **ASIDE, "ground": ""}, 'ground: .*Write {"type": "set_aside"'),
        (["a list"], "line 2"),
    ],
)
def test_a_fault_names_file_and_line_and_remedy(line: object, told: str, tmp_path: Path) -> None:
    file = write(tmp_path, LINES[0], line)
    with pytest.raises(DeskError, match=told) as fault:
        read_decided(file)
    assert f"{file}:line 2: " in str(fault.value)
