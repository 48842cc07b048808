"""Random accounts for the tests of laws, and how they are put in."""

from collections.abc import Callable, Sequence

from hypothesis import strategies as st

from vedette.incidents import Linked
from vedette.model import Attribution, Claim, Incident, Origin

Telling = tuple[Claim, Attribution, Origin]
Tell = Callable[..., Telling]
Run = Callable[[list[Telling]], tuple[Incident, ...]]

WORDS = [
    "x",
    "Gunmen ambushed a convoy of flour lorries at dawn",
    "a convoy of flour lorries was ambushed at dawn by gunmen",
    "Mortar rounds struck the cattle market",
    "Gas was used on arden, boram and arden_bridge",
]

TELLING = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(
            ["clash", "advance", "siege", "air_strike", "shelling", "toll", "talks_held", "chemical_attack"]
        ),
        "where": st.sampled_from(
            ["arden", "boram", "arden_bridge", "high_province", "norland", "Nowhere", None]
        ),
        "day": st.sampled_from(
            ["2020-02-03", "2020-02-04", "2020-02-06", "2020-02", ["2020-01-01", "2020-02-03"], None]
        ),
        "by": st.sets(
            st.sampled_from(["norland_army", "river_front", "hill_brigade", "black_flag", "unknown"]),
            max_size=2,
        ).map(sorted),
        "origin": st.sampled_from(["watch", "wire", "norland_army", "river_radio"]),
        "report": st.sampled_from(["r1", "r2", "r3"]),
        "figures": st.sampled_from([(), ({"of": "killed", "value": 3},), ({"of": "killed", "low": 5},)]),
        "quote": st.sampled_from(WORDS),
        "at": st.integers(0, 500),
    }
)


def add(linked: Linked, tellings: Sequence[Telling]) -> None:
    """Put claims in, each beside its origin."""
    linked.add(
        [claim for claim, _, _ in tellings],
        [attribution for _, attribution, _ in tellings],
        [origin for _, _, origin in tellings],
    )
