"""Who calls whom what, as matrices on a terminal."""

from io import StringIO

from rich.console import Console

from vedette.briefing import Results, words_table
from vedette.briefing.matrix import Against
from vedette.model import WordCount


def shown(
    results: Results, *words: WordCount, against: Against = "outlet", actor: str | None = None
) -> list[str]:
    situation = results.situation.model_copy(update={"words": words})
    console = Console(width=200, file=StringIO(), record=True)
    console.print(words_table(situation, results.names, against, actor))
    return [line.strip() for line in console.export_text().splitlines() if line.strip()]


def word(
    label: str, outlet: str, count: int, months: dict[str, int] | None = None, actor: str = "vrs"
) -> WordCount:
    return WordCount(actor=actor, label=label, outlet=outlet, count=count, months=months or {})


def test_labels_stand_against_outlets(results: Results) -> None:
    head, title, columns, first, second = shown(
        results, word("army", "drina_courier", 2), word("aggressors", "drina_courier", 4), word("army", "", 3)
    )
    assert head.startswith("On ")
    assert title == "Bosnian Serb Army: 9 times"
    assert columns.split() == ["Called", "Drina", "Courier", "unsigned", "All"]
    assert first.split() == ["army", "2", "3", "5"]
    assert second.split() == ["aggressors", "4", "·", "4"]


def test_labels_stand_against_months_with_the_undated_apart(results: Results) -> None:
    told = [word("army", "a", 4, {"1993-02": 1, "1993-04": 2}), word("foes", "b", 1, {"1993-04": 1})]
    _, _, columns, first, second = shown(results, *told, against="month")
    assert columns.split() == ["Called", "Feb", "1993", "Apr", "1993", "undated", "All"]
    assert first.split() == ["army", "1", "2", "1", "4"]
    assert second.split() == ["foes", "·", "1", "·", "1"]


def test_many_months_are_told_by_year(results: Results) -> None:
    months = {f"{year}-{month:02}": 1 for year in (1992, 1993) for month in range(1, 9)}
    lines = shown(results, word("army", "a", 16, months), against="month")
    assert lines[2].split() == ["Called", "1992", "1993", "All"]
    assert lines[3].split() == ["army", "8", "8", "16"]


def test_long_lists_are_cut_and_say_so(results: Results) -> None:
    labels = [word(f"label {n:02}", f"outlet {n:02}", 30 - n) for n in range(15)]
    lines = shown(results, *labels)
    assert "10 more" in lines[2]
    assert lines[-1] == "and 5 labels more: --actor NAME"
    others = [word("foes", "a", 1, actor=f"actor {n:02}") for n in range(15)]
    assert shown(results, *others)[-1] == "and 3 actors more"


def test_one_actor_is_told_whole(results: Results) -> None:
    labels = [word(f"label {n:02}", "a", 30 - n) for n in range(15)]
    for actor in ("vrs", "bosnian serb army"):
        lines = shown(results, *labels, word("foes", "a", 99, actor="other"), actor=actor)
        assert len(lines) == 3 + 15
    assert shown(results, *labels, actor="nobody")[-1] == "No actor is called anything."
