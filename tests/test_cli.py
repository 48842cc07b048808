"""The command as a user types it: what it prints, its exit codes, and that no trace is ever shown."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
VEDETTE = (str(Path(sys.executable).parent / "vedette"),)
EXAMPLE = ROOT / "examples/al-bab"
PACK = """\
name: broken
title: A broken pack
start: 2020-01-01
home: [ML]
extends: [world]
centre: [17.0, -4.0]
colour: red
"""


def vedette(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [*VEDETTE, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("cli") / "out"
    files = sorted(EXAMPLE.glob("0[128]*.txt"))
    made = vedette("run", *files, "--pack", "syria", "--out", out, "--json")
    assert made.returncode == 0, made.stderr
    counts = json.loads(made.stdout)
    assert counts["reports"] == len(files)
    assert counts["claims"] > 0
    return out


def test_situation_prints_json_and_a_table(folder: Path) -> None:
    state = json.loads(vedette("situation", folder, "--on", "2017-02-07", "--json").stdout)
    assert state["on"] == "2017-02-07"
    assert {"places", "routes", "sieges", "toll", "ceasefires", "violations", "talks", "words"} <= set(state)
    assert "Al-Bab" in vedette("situation", folder, "--on", "2017-02-07").stdout


@pytest.mark.parametrize(
    ("command", "parts"),
    [
        ("ceasefire", {"ceasefires", "violations", "counts"}),
        ("talks", {"talks"}),
        ("toll", {"toll", "toll_days"}),
        ("words", {"words"}),
    ],
)
def test_a_part_of_the_situation_prints_json_and_a_table(command: str, parts: set[str], folder: Path) -> None:
    state = json.loads(vedette(command, folder, "--on", "2017-02-07", "--json").stdout)
    assert set(state) == {"on", "known_by", *parts}
    assert vedette(command, folder, "--on", "2017-02-07").stdout.startswith("On 7 February 2017")


def test_words_are_told_by_outlet_and_over_time(folder: Path) -> None:
    by_month = vedette("words", folder, "--by", "month", "--actor", "Turkey").stdout
    assert re.search(r"^Turkey: \d+ times?\nCalled .* All", by_month.split("\n\n", 1)[1], re.M)
    words = json.loads(vedette("words", folder, "--json").stdout)["words"]
    assert any(sum(word["months"].values()) == word["count"] for word in words)
    of_one = json.loads(vedette("words", folder, "--actor", "Turkey", "--json").stdout)["words"]
    assert of_one == [word for word in words if word["actor"] == "turkey"] != []
    nobody = vedette("words", folder, "--actor", "Nobody")
    assert (nobody.returncode, nobody.stdout) == (1, "")
    assert nobody.stderr.startswith("vedette: --actor Nobody: ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_an_output_that_takes_nothing_is_told_in_one_line() -> None:
    with Path("/dev/full").open("w") as full:
        made = subprocess.run([*VEDETTE, "form"], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert made.returncode != 0
    assert made.stderr == "vedette: the output: No space left on device.\n"


def test_an_empty_form_is_printed() -> None:
    assert "source,reported,date" in vedette("form", "--csv").stdout
    assert json.loads(vedette("form", "--json").stdout)["reports"]
    assert vedette("form", "--csv", "--json").returncode == 1


def test_talks_print_a_calendar(folder: Path) -> None:
    assert "SUMMARY:Astana 1" in vedette("talks", folder, "--on", "2017-02-07", "--calendar").stdout


def test_a_pack_is_checked_by_its_name() -> None:
    assert vedette("pack", "check", "ukraine").stdout == "ukraine: no fault found.\n"


def test_incidents_brief_and_verify(folder: Path) -> None:
    lines = vedette("incidents", folder, "--json").stdout.splitlines()
    assert all(json.loads(line)["id"].startswith("inc_") for line in lines)
    first = json.loads(lines[0])
    assert {"merges", "judgements"} <= set(first)
    assert "Accounts, by origin" in vedette("incidents", folder, first["id"]).stdout
    assert [json.loads(vedette("incidents", folder, first["id"][:12], "--json").stdout)] == [first]
    strange = vedette("incidents", folder, "inc_none")
    assert (strange.returncode, strange.stderr) == (
        1,
        "vedette: inc_none: is no incident of this record; `vedette incidents` without it lists them.\n",
    )
    assert vedette("brief", folder).returncode == 0
    assert re.search(r"^\d+ evidence spans hold", vedette("verify", folder).stdout)


def test_sources_are_listed_with_who_carries_them(folder: Path) -> None:
    lines = [json.loads(line) for line in vedette("sources", folder, "--json").stdout.splitlines()]
    assert lines
    assert all(one["claims"] >= 1 and one["alone"] <= one["incidents"] for one in lines)
    assert lines[0]["name"].split()[0] in vedette("sources", folder).stdout
    reports = [json.loads(x) for x in vedette("sources", folder, "--reports", "--json").stdout.splitlines()]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", one["published"]) for one in reports)
    page = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
    for field in {*lines[0], *reports[0]}:
        assert re.search(rf"\b{field}\b", page), field


def test_a_judgement_parts_what_was_one_incident(folder: Path, tmp_path: Path) -> None:
    told = [json.loads(line) for line in vedette("incidents", folder, "--json").stdout.splitlines()]
    one, other = next(i["claims"][:2] for i in told if len(i["claims"]) > 1)
    judged = tmp_path / "judged.jsonl"
    judgement = {"claims": [one, other], "verdict": "different", "by": "A. Reader"}
    complaint = {
        "type": "complaint",
        "id": "2017/1",
        "party": "Russia",
        "agreement": "ceasefire_2016_12",
        "act": "shelling",
        "start": "2017-02-05",
        "place": "Idlib",
        "alleged_party": "opposition_rebels",
        "filed": "2017-02-06T10:00",
    }
    move = {"type": "move", "violation": "vio_none", "status": "verified", "author": "A", "ground": "b"}
    lines = (judgement, complaint, move | {"time": "2017-02-07"})
    judged.write_text("".join(json.dumps(line) + "\n" for line in lines))
    out = tmp_path / "out"
    files = sorted(EXAMPLE.glob("0[128]*.txt"))
    made = vedette("run", *files, "--pack", "syria", "--out", out, "--judgements", judged, "--quiet")
    assert made.returncode == 0, made.stderr
    again = [json.loads(line) for line in vedette("incidents", out, "--json").stdout.splitlines()]
    assert not any({one, other} <= set(incident["claims"]) for incident in again)
    kept = (out / "judgements.jsonl").read_text(encoding="utf-8")
    assert json.loads(kept)["by"] == "A. Reader"
    known = vedette("incidents", out, "--known-by", "2030-01-01", "--json").stdout.splitlines()
    assert not any({one, other} <= set(json.loads(line)["claims"]) for line in known)
    register = json.loads(vedette("ceasefire", out, "--json").stdout)["violations"]
    assert ["2017/1"] in [[filed["id"] for filed in entry["complaints"]] for entry in register]
    assert "Complaint 2017/1 of Russia" in vedette("ceasefire", out).stdout
    problems = [json.loads(line) for line in (out / "problems.jsonl").read_text().splitlines()]
    assert ("judged.jsonl", "line 3") in {(one["source"], one["where"]) for one in problems}
    assert "the move of vio_none is left out" in vedette("brief", out).stdout
    moments = {"2017-02-05": False, "2017-02-06T09:59": False, "2017-02-06t13:00+03:00": True}
    for moment, counts in moments.items():
        seen = json.loads(vedette("ceasefire", out, "--known-by", moment, "--json").stdout)
        assert any(entry["complaints"] for entry in seen["violations"]) == counts, moment


def test_refusals_are_listed_with_their_reasons(folder: Path) -> None:
    told = json.loads(vedette("ceasefire", folder, "--refused", "--json").stdout)["refusals"]
    assert told
    assert all(one["reason"] and one["why"] for one in told)
    assert told[0]["incident"] in vedette("ceasefire", folder, "--refused").stdout


def test_evaluate_prints_figures() -> None:
    made = vedette("evaluate", EXAMPLE / "gold.yaml", *EXAMPLE.glob("08*.txt"), "--pack", "syria", "--json")
    assert made.returncode == 0, made.stderr
    assert json.loads(made.stdout)["reports"] == 1


def test_a_pack_is_checked_with_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text(PACK)
    made = vedette("pack", "check", tmp_path)
    assert made.returncode == 1
    assert re.search(r"pack\.yaml:line 7: .*colour", made.stderr), made.stderr
    assert vedette("pack", "check", ROOT / "src/vedette/data/packs/syria").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["run", "nowhere", "--pack", "syria", "--out", "OUT"], "nowhere"),
        (["run", EXAMPLE, "--pack", "PACK", "--out", "OUT"], "pack.yaml:7"),
        (["run", EXAMPLE, "--pack", "syria", "--out", "FILE"], "is a file, not a folder"),
        (["run", EXAMPLE, "--pack", "syria", "--out", "OUT", "--on", "7.2.2017"], "year-month-day"),
        (["run", EXAMPLE, "--pack", "syria", "--out", "OUT", "--judgements", "JUDGED"], "line 2: verdict"),
        (
            ["run", EXAMPLE, "--pack", "syria", "--out", "OUT", "--decisions", "MOVED"],
            "line 1: status: .*Wr",
        ),
        (["run", EXAMPLE, "--pack", "syria", "--out", "OUT", "--judgements", "NONE"], "can't be read"),
        (["run", EXAMPLE, "--pack", "syria", "--out", "UNDER"], "is a file, so no folder can be in it"),
        (["sources", "EMPTY"], "not the output folder of a run"),
        (["brief", "OLD"], r"run\.json: does not tell the pack and the day"),
        (["toll", "OLD", "--on", "0001-01-01"], "Name a day from 1900-01-01 on"),
        (["toll", "OLD", "--known-by", "0001-01-01T01:00+03:00"], "is not a time. Write it as 2017-02-07T14"),
        (["words", "OLD", "--known-by", "2017-02-07T24:01"], "is not a time. Write it as 2017-02-07T14:30"),
        (["talks", "OLD", "--on", "2017-02-07T14:30"], "is not a day. Write it as year-month-day"),
        (["incidents", "EMPTY", "inc_0"], "not the output folder of a run"),
        (["situation", "EMPTY"], "not the output folder of a run"),
        (["evaluate", "FILE", EXAMPLE], "no annotations"),
        (["pack", "check", "nowhere"], "nowhere"),
    ],
)
def test_misuse_is_told_with_the_remedy(arguments: list[str | Path], told: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "empty").mkdir()
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack/pack.yaml").write_text(PACK)
    good = '{"claims": ["clm_a", "clm_b"], "verdict": "same"}'
    (tmp_path / "judged.jsonl").write_text(f"{good}\n{good.replace('same', 'maybe')}\n")
    move = {"type": "move", "violation": "vio_1", "status": "seen", "author": "A", "ground": "b"}
    (tmp_path / "moved.jsonl").write_text(json.dumps(move | {"time": "2017-02-08"}))
    names = {"JUDGED": "judged.jsonl", "NONE": "none.jsonl", "MOVED": "moved.jsonl"}
    (tmp_path / "old").mkdir()
    (tmp_path / "old/run.json").write_text('{"pack": "syria"}')
    names |= {"OUT": "out", "FILE": "file", "EMPTY": "empty", "PACK": "pack", "OLD": "old"}
    names["UNDER"] = "file/out"
    made = vedette(*(tmp_path / names[str(a)] if str(a) in names else a for a in arguments))
    assert made.returncode not in {0, None}
    assert re.search(told, made.stderr, re.DOTALL), made.stderr
    assert "Traceback" not in made.stderr
    assert not (tmp_path / "out").exists()


def test_who_stops_it_at_once_sees_no_trace() -> None:
    stopped = (
        "import sys\n"
        "class Stop:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'vedette.cli.app': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Stop())\n"
        "from vedette.cli import main\n"
        "main()"
    )
    made = subprocess.run([sys.executable, "-c", stopped], capture_output=True, text=True, check=False)
    assert (made.returncode, made.stderr) == (1, "vedette: stopped.\n")
