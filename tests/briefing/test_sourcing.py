"""What rests on each origin, who carries it, and how often others contradict it."""

import io
import json

from rich.console import Console

from vedette.briefing import Results, sources_table, sourcing
from vedette.model import Attribution, Disagreement, Position


def test_each_origin_is_counted(results: Results) -> None:
    told = {one.origin.id: one for one in sourcing(results)}
    assert set(told) == {origin.id for incident in results.incidents for origin in incident.origins}
    for origin, one in told.items():
        of = [i for i in results.incidents if origin in {o.id for o in i.origins}]
        assert one.incidents == len(of) > 0
        assert one.alone == sum(len(i.origins) == 1 for i in of)
        assert one.claims == sum(a.origin == origin for a in results.attributions)
        assert origin not in one.as_json()["carriers"]
    assert [one.claims for one in sourcing(results)] == sorted(
        (o.claims for o in told.values()), reverse=True
    )


def test_contradicted_is_who_meets_another_word_than_its_own(results: Results) -> None:
    first = next(i for i in results.incidents if len(i.origins) > 1)
    one, other = (origin.id for origin in first.origins[:2])

    def contradicted(*positions: tuple[str, tuple[str, ...]]) -> set[str]:
        given = tuple(Position(value=value, origins=origins) for value, origins in positions)
        changed = first.model_copy(update={"disagreements": (Disagreement(field="by", positions=given),)})
        found = sourcing(Results(situation=results.situation, incidents=(changed,)))
        return {one.origin.id for one in found if one.contradicted}

    assert contradicted(("the army", (one,)), ("the rebels", (other,))) == {one, other}
    assert contradicted(("11 (r1)", (one,)), ("14 (r2)", (one,))) == set()
    assert contradicted(("11", (one, other)), ("14 (r2)", (one,))) == {one, other}


def test_carriers_are_those_on_the_way_busiest_first(results: Results) -> None:
    origin = results.incidents[0].origins[0].id
    made = tuple(
        Attribution(claim=f"clm_{n}", origin=origin, chain=chain, family="rep")
        for n, chain in enumerate([("gazette", "wire", origin), ("herald", "wire", origin), (origin,)])
    )
    found = next(
        one
        for one in sourcing(
            Results(situation=results.situation, incidents=results.incidents, attributions=made)
        )
        if one.origin.id == origin
    )
    assert list(found.carriers.values()) == [2, 1, 1]
    assert found.claims == 3


def test_the_table_and_the_json_tell_the_same(results: Results) -> None:
    console = Console(file=io.StringIO(), width=140, color_system=None)
    with console.capture() as capture:
        console.print(sources_table(sourcing(results)))
    told = sourcing(results)
    assert len(told) > 1
    for one in told:
        assert one.name.split()[0] in capture.get()
        assert json.loads(json.dumps(one.as_json()))["claims"] == one.claims
