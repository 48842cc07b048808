"""Reprints that a program edits are known again, and the figures on them count what they say."""

from datetime import date
from pathlib import Path

import pytest
from bench.edited_reprints import Trial, figures, found, printed, trials

from bench import edits
from vedette.model import Report
from vedette.origins import Reuse
from vedette.packs.loader import load_pack
from vedette.packs.pack import Pack

TESTS = Path(__file__).parents[1]
EXAMPLES = TESTS.parent / "examples" / "al-bab"


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(TESTS / "situation" / "pack")[0]


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    """The stories of the bundled example, two and two of them printed as one so that they are long enough."""
    texts = [file.read_text(encoding="utf-8") for file in sorted(EXAMPLES.glob("[012]*.txt"))]
    longer = ["\n".join(pair) for pair in zip(texts[::2], texts[1::2], strict=False)]
    return [
        Report.make(name=f"r{number}", text=text, published=date(2017, 2, 1 + number))
        for number, text in enumerate(longer)
    ]


def test_edited_reprints_of_the_example_are_known_again(reports: list[Report], pack: Pack) -> None:
    tried = list(trials(reports, pack, seed=3, picked=4))
    assert tried == list(trials(reports, pack, seed=3, picked=4))
    assert {trial.wanted for trial in tried} == {"copy", "derived", "background"}
    result = figures(found(reports, tried))
    assert result["trials"] == len(tried) >= 28
    assert float(str(result["tied"])) >= 0.8
    assert result["turned"] == 0.0


def test_figures_over_trials(reports: list[Report]) -> None:
    one, other = reports[:2]
    tie = Reuse(one=one.id, other=other.id, relation="copy", source=other.id, share=1, news=9, passages=())
    copy, stock = Trial("cut", one, other, "copy"), Trial("1 stock", one, other, "background")
    result = figures({"cut": [(copy, tie), (copy, None)], "1 stock": [(stock, tie), (stock, None)]})
    assert (result["tied"], result["as_wanted"], result["turned"]) == (0.5, 0.5, 1.0)
    assert result["background_taken"] == 0.5


def test_each_edit_changes_what_it_says_and_no_more(pack: Pack) -> None:
    told = ["On Monday two shells hit the mill, and the miller fled the town.", "He said 45 families left."]
    assert edits.recounted(told) == [
        "On Monday 2 shells hit the mill, and the miller fled the town.",
        "He said around 45 families left.",
    ]
    assert edits.cut([*told, "Nobody knows."]) == told
    assert edits.thinned([*told, "c", "d", "e"]) == [*told, "e"]
    assert edits.renamed({"mill": "water mill"})(told)[0].count("water mill") == 1
    assert edits.rejoined(told) == [f"{told[0][:-1]}, and he said 45 families left."]
    reprint = printed(Report.make(name="a", text="x", published=date(2020, 1, 1)), told, "cut", 2)
    assert reprint.published == date(2020, 1, 3)
