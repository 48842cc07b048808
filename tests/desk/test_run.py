"""A run is whole or nothing, repeatable to the byte, and each claim leads back to its words."""

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from vedette.desk.errors import DeskError
from vedette.desk.folder import read_folder, write_folder
from vedette.desk.run import RunOutcome, run, situation_of
from vedette.desk.verify import verify

FILES = {
    "attributions.jsonl",
    "briefing.html",
    "claims.jsonl",
    "descents.jsonl",
    "incidents.csv",
    "incidents.jsonl",
    "judgements.jsonl",
    "decisions.jsonl",
    "map.geojson",
    "problems.jsonl",
    "reports.jsonl",
    "run.json",
    "situation.json",
}


def some_of(example: Path, folder: Path, names: list[str]) -> Path:
    folder.mkdir()
    for name in names:
        shutil.copy(example / name, folder / name)
    return folder


def test_a_run_writes_its_files_and_nothing_else(outcome: RunOutcome) -> None:
    assert {path.name for path in outcome.folder.iterdir()} == FILES
    assert {path.name for path in outcome.folder.parent.iterdir()} == {"out"}


def test_every_claim_quotes_its_report(outcome: RunOutcome) -> None:
    faults, checked = verify(outcome.folder)
    assert faults == ()
    assert checked == len(outcome.results.claims) > 100


@pytest.mark.parametrize(
    ("file", "change"),
    [
        ("claims.jsonl", {"evidence": {"start": 0, "end": 16, "quote": "Nobody said this"}}),
        ("claims.jsonl", {"kind": "riot"}),
        ("reports.jsonl", {"published": "2017-02-28"}),
        ("reports.jsonl", {"title": "What no outlet wrote"}),
        ("incidents.jsonl", {"claims": ["clm_none"]}),
        ("incidents.jsonl", {"claims": []}),
    ],
    ids=lambda value: value if isinstance(value, str) else ",".join(value),
)
def test_what_was_changed_is_found(
    file: str, change: dict[str, Any], outcome: RunOutcome, tmp_path: Path
) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(outcome.folder, folder)
    lines = (folder / file).read_text(encoding="utf-8").split("\n")
    first = json.loads(lines[0])
    lines[0] = json.dumps(first | change)
    (folder / file).write_text("\n".join(lines), encoding="utf-8")
    faults, _ = verify(folder)
    assert [f.where for f in faults] == [first["id"]]


def test_every_claim_is_in_one_incident_and_has_an_origin(outcome: RunOutcome) -> None:
    claims = [claim.id for claim in outcome.results.claims]
    assert sorted(c for i in outcome.results.incidents for c in i.claims) == sorted(claims)
    assert sorted(a.claim for a in outcome.results.attributions) == sorted(claims)


def test_the_same_input_gives_the_same_bytes(example: Path, tmp_path: Path) -> None:
    folder = some_of(example, tmp_path / "in", ["08_arab-news_road-cut.txt", "14_field-report_bizaa.txt"])
    for out in ("one", "two"):
        run([str(folder)], "syria", tmp_path / out)
    for name in FILES:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_what_was_published_later_is_not_known(outcome: RunOutcome) -> None:
    before = situation_of(outcome.folder, date(2017, 2, 7), date(2017, 1, 31))
    assert max(r.published for r in before.reports if r.published) <= date(2017, 1, 31)
    assert len(before.claims) < len(outcome.results.claims)


def test_a_report_that_breaks_the_reader_is_named(example: Path, tmp_path: Path) -> None:
    folder = some_of(example, tmp_path / "in", ["08_arab-news_road-cut.txt"])
    (folder / "empty.txt").write_text("")
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 40)
    outcome = run([str(folder)], "syria", tmp_path / "out")
    assert {"empty.txt", "noise.txt"} <= {p.source for p in outcome.results.problems}
    assert outcome.results.claims


def test_misuse_is_told_and_nothing_is_written(example: Path, tmp_path: Path) -> None:
    report = str(example / "14_field-report_bizaa.txt")
    (tmp_path / "file").write_text("")
    (tmp_path / "none").mkdir()
    for paths, pack, out, told in [
        ([str(tmp_path / "missing")], "syria", "out", "missing"),
        ([report], "atlantis", "out", "atlantis"),
        ([report], "syria", "file", "is a file, not a folder"),
        ([str(tmp_path / "none")], "syria", "out", "no report that can be read"),
    ]:
        with pytest.raises(DeskError, match=told):
            run(paths, pack, tmp_path / out)
    assert not (tmp_path / "out").exists()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "none"]


def test_a_folder_that_no_run_wrote_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match=r"not the output folder of a run .*vedette run"):
        read_folder(tmp_path)


def test_a_disk_that_refuses_is_told_and_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match=r"out: can't be written \(.*name another folder with --out"):
        write_folder(tmp_path / "out", {"a.txt": "whole", "b" * 300: "a name that no disk takes"})
    assert list(tmp_path.iterdir()) == []


def test_a_record_whose_pack_is_gone_names_both(outcome: RunOutcome, tmp_path: Path) -> None:
    folder = tmp_path / "old"
    shutil.copytree(outcome.folder, folder)
    run_file = folder / "run.json"
    run_file.write_text(run_file.read_text().replace('"syria"', '"atlantis"'))
    with pytest.raises(DeskError, match=r"old: its run used the pack 'atlantis': there is no pack"):
        situation_of(folder, None, None)


def test_a_capture_is_coded_by_who_took_the_place(outcome: RunOutcome) -> None:
    told = {
        (actor.id, claim.acled.sub_event_type)
        for claim in outcome.results.claims
        if claim.kind == "capture" and claim.acled is not None and len(claim.by) == 1
        for actor in claim.by
    }
    assert ("syrian_government_forces", "Government regains territory") in told
    assert ("turkey_backed_rebels", "Non-state actor overtakes territory") in told
    assert ("syrian_government_forces", "Non-state actor overtakes territory") not in told


def test_a_folder_of_before_there_were_descents_can_be_read(outcome: RunOutcome, tmp_path: Path) -> None:
    folder = tmp_path / "old"
    shutil.copytree(outcome.folder, folder)
    (folder / "descents.jsonl").unlink()
    results = situation_of(folder, None, None)
    assert results.descents == ()
    assert len(results.reports) == len(outcome.results.reports)
