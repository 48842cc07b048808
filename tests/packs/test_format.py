"""The description of the files is true: its examples are valid, and no field is left out."""

import re
from pathlib import Path

import pytest

from vedette.model import Record
from vedette.packs import agreements, records
from vedette.packs.build import Manifest, build_manifest, build_tables
from vedette.packs.csv_file import CsvFile
from vedette.packs.entries import merge_layers
from vedette.packs.layer import PLACE_COLUMNS, read_layer

FORMAT = Path(__file__).parents[2] / "src/vedette/data/packs/FORMAT.md"
TEXT = FORMAT.read_text(encoding="utf-8")
_SECTION = re.compile(r"^## (\S+?\.(?:yaml|csv|geojson))(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(r"^```\w+\n(.*?)^```", re.MULTILINE | re.DOTALL)
EXAMPLES = {m[1]: [block[1] for block in _BLOCK.finditer(m[2])] for m in _SECTION.finditer(TEXT)}


def test_every_file_has_an_example() -> None:
    assert set(EXAMPLES) == {
        "pack.yaml",
        "actors.yaml",
        "places.csv",
        "routes.geojson",
        "sources.yaml",
        "agreements/NAME.yaml",
        "talks.yaml",
        "countries.yaml",
        "bodies.yaml",
    }
    assert all(EXAMPLES.values())


def test_the_examples_are_valid(tmp_path: Path) -> None:
    for name, (first, *_) in EXAMPLES.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(first, encoding="utf-8")
    layer = read_layer(tmp_path, "example")
    assert layer.problems == []
    assert layer.manifest is not None
    assert build_manifest(layer.manifest)[1] == []
    tables, problems = build_tables(merge_layers([layer.entries]), lambda key: None)
    assert problems == []
    assert tables.actors["free_syrian_army"].labels[1].users == ("sana", "syrian_government")


@pytest.mark.parametrize(
    ("file", "record"),
    [
        ("pack.yaml", Manifest),
        ("actors.yaml", records.Actor),
        ("routes.geojson", records.Route),
        ("sources.yaml", records.Source),
        ("agreements/NAME.yaml", agreements.Agreement),
        ("talks.yaml", agreements.TalkRound),
        ("bodies.yaml", records.Body),
        ("countries.yaml", records.Country),
    ],
)
def test_every_field_is_described(file: str, record: type[Record]) -> None:
    section = next(m[2] for m in _SECTION.finditer(TEXT) if m[1] == file)
    told = set(re.findall(r"\w+", section))
    derived = {"id", "noun", "line"}
    assert set(record.model_fields) - derived <= told


def test_the_columns_are_described() -> None:
    (first, *_) = EXAMPLES["places.csv"]
    assert first.splitlines()[0] == ",".join(PLACE_COLUMNS)
    assert CsvFile("x", first, (), PLACE_COLUMNS).problems == []
