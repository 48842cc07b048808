"""The figures on reprints count what they say, and the made-up wire is the same on every run."""

from pathlib import Path

from bench.near_duplicates import score
from bench.reprints import figures
from bench.wire import wire

from vedette.origins import reuse_graph
from vedette.packs.loader import load_pack


def test_figures_over_pairs() -> None:
    wanted = {("a", "b"): "copy", ("a", "c"): "derived", ("b", "c"): "background", ("c", "d"): "independent"}
    found = {("a", "b"): "derived", ("a", "c"): "background", ("b", "c"): "copy", ("c", "d"): "independent"}
    result = figures(wanted, found)
    assert (result["precision"], result["recall"], result["f1"]) == (0.5, 0.5, 0.5)
    assert result["background_taken"] == 1.0
    assert figures(wanted, wanted)["f1"] == 1.0
    assert figures(wanted, wanted)["background_taken"] == 0.0


def test_the_wire_is_made_alike_each_time_and_knows_its_ties() -> None:
    pack, _ = load_pack(Path(__file__).parents[1] / "situation" / "pack")
    one, other = wire(pack, 60), wire(pack, 60)
    assert one == other
    assert len(one.reports) >= 60
    names = {report.name for report in one.reports}
    assert one.tied
    assert all(pair <= names for pair in one.tied | one.stock)
    assert not one.tied & one.stock
    assert score(one, one.tied, 1.0).f1 == 1.0
    assert score(one, frozenset(), 1.0).f1 == 0.0


def test_stock_is_told_without_any_day() -> None:
    pack, _ = load_pack(Path(__file__).parents[1] / "situation" / "pack")
    made = wire(pack, 300)
    undated = [report.model_copy(update={"published": None}) for report in made.reports]
    names = {report.id: report.name for report in undated}
    found = frozenset(
        frozenset((names[pair.one], names[pair.other]))
        for pair in reuse_graph(undated)
        if pair.relation != "background"
    )
    told = score(made, found, 1.0)
    assert told.stock_taken < 0.15
    assert told.f1 > 0.9
