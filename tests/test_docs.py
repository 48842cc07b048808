"""The documents say what is true: every command and option is told, every link leads somewhere."""

import re
from pathlib import Path

import pytest
import typer.main

from vedette.cli.app import app
from vedette.desk.gold import GoldClaim, GoldReport
from vedette.model import (
    Attribution,
    CeasefireState,
    Claim,
    Deadline,
    Descent,
    Incident,
    Lifeline,
    Move,
    ObligationState,
    PlaceState,
    Refusal,
    RouteState,
    SiegeState,
    Situation,
    TalkState,
    TollDay,
    TollEntry,
    Violation,
    WordCount,
    ontology,
)

ROOT = Path(__file__).parents[1]
PAGES = [
    *(ROOT / "README.md", ROOT / "training/README.md", *sorted((ROOT / "examples").glob("*/README.md"))),
    *sorted((ROOT / "docs").glob("*.md")),
]

RECORDS = (
    *(Attribution, Claim, Descent, Incident),
    *(Situation, Lifeline, PlaceState, RouteState, SiegeState, TalkState, TollDay, TollEntry, WordCount),
    *(CeasefireState, Deadline, Move, ObligationState, Refusal, Violation),
)


def text(*names: str) -> str:
    return "\n".join((ROOT / name).read_text(encoding="utf-8") for name in names)


def commands() -> dict[str, list[str]]:
    """Return each command's words with its long options."""
    found: dict[str, list[str]] = {}
    group = typer.main.get_command(app)
    stack = [("vedette", group)]
    while stack:
        name, command = stack.pop()
        below = getattr(command, "commands", {})
        stack += [(f"{name} {word}", inner) for word, inner in below.items()]
        if not below:
            options = [o for p in command.params for o in p.opts if o.startswith("--")]
            found[name] = [o for o in options if o != "--help"]
    return found


def test_every_command_and_option_is_told() -> None:
    page = text("docs/commands.md")
    assert len(commands()) == 13
    for name, options in commands().items():
        row = next((line for line in page.splitlines() if line.startswith(f"| `{name} ")), None)
        assert row is not None, name
        for option in options:
            assert option in row, (name, option)


def test_no_page_tells_of_a_command_that_is_not() -> None:
    known = {name.removeprefix("vedette ").split()[0] for name in commands()}
    for page in PAGES:
        told = re.findall(r"^\.venv/bin/vedette (\w+)|`vedette (\w+)", page.read_text(encoding="utf-8"), re.M)
        assert {a or b for a, b in told} <= known, page.name


@pytest.mark.parametrize("page", PAGES, ids=[p.relative_to(ROOT).as_posix() for p in PAGES])
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert target.startswith("http") or (page.parent / target).exists(), target


def test_the_scripts_that_pages_tell_of_are_there() -> None:
    for page in PAGES:
        for folder, script in re.findall(
            r"python (?:-m )?(bench|training)[/.](\w+)", page.read_text("utf-8")
        ):
            assert (ROOT / folder / f"{script}.py").exists(), (page.name, script)


def test_commands_that_pages_show_can_be_copied() -> None:
    for page in PAGES:
        blocks = re.findall(r"^```\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
        for line in "".join(blocks).splitlines():
            assert not re.match(r"vedette |python bench", line), (page.name, line)


def test_the_readme_is_short() -> None:
    assert len(text("README.md").splitlines()) < 80


def test_the_records_fields_are_told() -> None:
    page = text("docs/design.md")
    for record in RECORDS:
        for field in record.model_fields:
            assert re.search(rf"\b{field}\b", page), (record.__name__, field)


def test_the_modules_that_the_design_tells_of_are_there() -> None:
    told = set(re.findall(r"`(?:\w+/)*(\w+\.py)`", text("docs/design.md")))
    assert told
    assert told <= {file.name for file in (ROOT / "src").rglob("*.py")}


def test_the_annotations_fields_are_told() -> None:
    page = text("docs/annotation.md")
    for form in (GoldClaim, GoldReport):
        for field in form.model_fields:
            assert field in page or field in {"outlet", "agency"}, field
    assert all(kind in text("src/vedette/data/ontology.yaml") for kind in ontology())


def test_make_targets_are_told() -> None:
    targets = re.findall(r"^([a-z]+):.*## ", text("Makefile"), re.M)
    assert {"setup", "demo", "test", "lint", "bench", "help"} <= set(targets)
