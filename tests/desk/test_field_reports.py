"""Field forms through a whole run: claims like any other, origins by pseudonym, and no name in any output."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.desk.run import RunOutcome, run
from vedette.desk.verify import verify

FIELD = Path(__file__).parents[2] / "examples/field"
HEADING = "source,date,place,kind,by,against,killed,perception,observer_position,text\n"
SYLLABLES = st.sampled_from(["qua", "zil", "vok", "xen", "yup", "jor", "wub", "kyz"])
WORD = st.builds("".join, st.lists(SYLLABLES, min_size=2, max_size=3)).map(str.title)


@pytest.fixture(scope="module", autouse=True)
def key(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    before = os.environ.get("VEDETTE_FIELD_KEY")
    os.environ["VEDETTE_FIELD_KEY"] = str(tmp_path_factory.mktemp("key") / "field.key")
    yield
    del os.environ["VEDETTE_FIELD_KEY"]
    if before is not None:
        os.environ["VEDETTE_FIELD_KEY"] = before


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> RunOutcome:
    return run([str(FIELD)], "syria", tmp_path_factory.mktemp("field") / "out")


def test_the_example_is_read_without_a_fault(outcome: RunOutcome) -> None:
    assert outcome.results.problems == ()
    assert len(outcome.results.claims) == len(outcome.results.reports) == 8
    assert verify(outcome.folder) == ((), 8)
    assert all(claim.observation and claim.rule == "field form" for claim in outcome.results.claims)


def test_two_rows_of_one_source_are_one_origin(outcome: RunOutcome) -> None:
    origins = {o.id: o for i in outcome.results.incidents for o in i.origins}
    assert len(origins) == 3
    assert {origin.kind for origin in origins.values()} == {"witness"}
    assert all(origin.name.startswith("Source ") for origin in origins.values())


def test_two_sources_of_one_event_are_two_origins(outcome: RunOutcome) -> None:
    (strike,) = [i for i in outcome.results.incidents if i.kind == "air_strike"]
    assert (len(strike.claims), len(strike.origins), strike.grade) == (2, 2, "fair")


def test_one_source_at_two_hours_tells_two_events(tmp_path: Path) -> None:
    heading = "source,date,time,until_time,place,kind,by,killed\n"
    rows = ["05:10,", "05:00,05:30", "14:00,", "14:00,"]
    text = "".join(f"Willow,2017-02-08,{hours},Bizaa,shelling,rebels,2\n" for hours in rows)
    (tmp_path / "a.csv").write_text(heading + text)
    incidents = run([str(tmp_path / "a.csv")], "syria", tmp_path / "out").results.incidents
    assert sorted(len(incident.claims) for incident in incidents) == [2, 2]


def test_the_situation_follows_from_field_reports(outcome: RunOutcome) -> None:
    places = outcome.results.situation.places
    held = {place.place: place.holder for place in places if place.claims}  # the rest the pack says
    assert held == {"bizaa": "turkey_backed_rebels"}
    breaches = {(v.agreement, v.act) for v in outcome.results.situation.violations}
    assert ("ceasefire_2016_12", "shelling") in breaches


def test_the_register_keeps_how_the_source_came_to_know(outcome: RunOutcome) -> None:
    (entry,) = outcome.results.situation.violations
    (seen,) = entry.observations
    assert (seen.observer_position, seen.perception, seen.weapon) == (
        "the edge of Mahardah",
        "heard",
        "120 mm mortar",
    )
    assert (seen.count, seen.direction, seen.distance_km) == (17, "north-northwest", 4.5)
    page = (outcome.folder / "briefing.html").read_text(encoding="utf-8")
    assert "observed from the edge of Mahardah, heard, weapon: 120 mm mortar, count: 17" in page


def test_the_same_key_gives_the_same_bytes(outcome: RunOutcome, tmp_path: Path) -> None:
    again = run([str(FIELD)], "syria", tmp_path / "out")
    assert {file.name for file in outcome.folder.iterdir()} == {file.name for file in again.folder.iterdir()}
    for file in outcome.folder.iterdir():
        assert file.read_bytes() == (again.folder / file.name).read_bytes(), file.name


@settings(max_examples=12)
@given(first=WORD, last=WORD, data=st.data())
def test_no_output_holds_a_sources_name(first: str, last: str, data: st.DataObject) -> None:
    name = f"{first} {last}"
    spelled = st.sampled_from([name, name.upper(), name.lower(), f"{last}, {first}", last, f"{first}_{last}"])
    cells = [data.draw(spelled | st.sampled_from(["Bizaa", "rebels", "3", ""])) for _ in range(9)]
    rows = [
        f'{name},2017-02-08,Bizaa,shelling,rebels,civilians,3,seen,"{cells[0]}","{cells[1]} told me"',
        f'{name},2017-02-08,"{cells[2]}",shelling,"{cells[3]}","{cells[4]}","{cells[5]}","{cells[6]}",,',
        f'{name},"{cells[7]}",Tadef,capture,rebels,Islamic State,,,,"{cells[8]}',
        f'2017-02-08,"{name}",Tadef,"{name}",rebels,,,,,',
        f"{name},{name}",
        f'Other Person,2017-02-08,Tadef,clash,rebels,,,heard,,"with {name}"',
    ]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, f"{last} {first}.csv")
        file.write_text(HEADING + "\n".join(rows) + "\n", encoding="utf-8")
        out = run([str(file)], "syria", Path(folder, "out")).folder
        for written in out.iterdir():
            told = written.read_bytes().lower()
            for part in (first, last, name):
                assert part.lower().encode() not in told, (written.name, part)
