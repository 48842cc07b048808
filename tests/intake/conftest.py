"""A pack of made-up outlets and agencies."""

import pytest

from vedette.packs.pack import Pack
from vedette.packs.records import Source

SOURCES = (
    Source(id="wirepress", name="WirePress", names=("Wire Press Agency", "WP"), kind="agency"),
    Source(id="coastnews", name="CoastNews", kind="agency", hosts=("coastnews.example",)),
    Source(id="harbour_gazette", name="Harbour Gazette", kind="outlet", hosts=("gazette.example",)),
    Source(id="lunn_courier", name="Lunn Courier", kind="outlet", hosts=("courier.example",)),
    Source(id="capital_ledger", name="Capital Ledger", kind="outlet", country="US", hosts=()),
    Source(id="state_voice", name="State Voice", names=("SVTV",), kind="state_media", day_first=False),
    Source(id="river_monitor", name="River Monitor", kind="monitor"),
)


@pytest.fixture(scope="session")
def pack() -> Pack:
    """A pack that knows nothing but sources."""
    return Pack(
        name="fake",
        layers=("fake",),
        start=None,
        end=None,
        centre=None,
        home=(),
        actors={},
        places={},
        routes={},
        sources={source.id: source for source in SOURCES},
        countries={},
        bodies={},
        agreements={},
        talks={},
    )
