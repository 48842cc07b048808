"""The keys leave nothing out: whatever fits, either way round, is among the candidates."""

from itertools import combinations
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.incidents.tellings import TELLING, Tell

from vedette.incidents.fit import Fit
from vedette.incidents.index import Index
from vedette.incidents.relations import Relations
from vedette.incidents.rules import rules
from vedette.incidents.told import Told
from vedette.incidents.words import Words
from vedette.packs.pack import Pack

PERIODS = st.sampled_from(
    [
        "2020-02-04",
        "2020-03",
        ["2019-12-30", "2020-02-05"],
        ["2016-01-01", "2020-06-30"],
        ["1999-01-01", "2020-02-03"],
    ]
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    fields=st.lists(TELLING, min_size=2, max_size=14),
    periods=st.lists(PERIODS | st.none(), min_size=14, max_size=14),
    relation=st.sampled_from(["", "5 km of"]),
)
def test_what_fits_is_a_candidate_and_fits_both_ways(
    fields: list[dict[str, Any]], periods: list[Any], relation: str, tell: Tell, pack: Pack
) -> None:
    relations, words = Relations(pack), Words()
    fit = Fit(relations, words, rules())
    tellings: dict[str, Told] = {}
    for number, one in enumerate(fields):
        more = {"report": f"r{number}", "relation": relation if number == 0 else ""}
        claim, _, origin = tell(**{**one, **more, "day": periods[number] or one["day"]})
        tellings[claim.id] = Told.of(claim, origin)
    index = Index(relations, words, rules())
    for told in tellings.values():
        index.add(told)
    for one_, other in combinations(sorted(tellings), 2):
        score = fit.score(tellings[one_], tellings[other])
        assert score == fit.score(tellings[other], tellings[one_])
        if score is not None:
            assert other in index.candidates(tellings[one_])
            assert one_ in index.candidates(tellings[other])
    for told in tellings.values():
        index.remove(told)
    assert not any(index.candidates(told) for told in tellings.values())
