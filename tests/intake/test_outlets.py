"""Whose page a report is."""

import pytest

from vedette.intake.outlets import Outlets, address_in, squash
from vedette.packs.pack import Pack

LEAD = "The road is shut."


@pytest.mark.parametrize(
    ("header", "lead", "footer", "outlet"),
    [
        (["Harbour Gazette"], LEAD, [], "harbour_gazette"),
        (["Harbourgazette, harbour gazette"], LEAD, [], "harbour_gazette"),
        (["By Ann Bell | Lunn Courier"], LEAD, [], "lunn_courier"),
        ([], "Harbour Gazette – The road is shut.", [], "harbour_gazette"),
        ([], LEAD, ["Copyright 2014 Lunn Courier"], "lunn_courier"),
        (
            [],
            LEAD,
            ["Subscribe to Lunn Courier now", "The best of Lunn Courier and Harbour Gazette"],
            "lunn_courier",
        ),
        (["See https://www.courier.example/a/b.html"], LEAD, ["Harbour Gazette"], "lunn_courier"),
        ([], "Harbour Gazette reported that the road is shut.", [], None),
        ([], LEAD, ["Lunn Courier and Harbour Gazette are read here"], None),
        (["WirePress"], LEAD, [], None),
        (["River Monitor"], LEAD, [], None),
    ],
)
def test_printed_names(
    header: list[str], lead: str, footer: list[str], outlet: str | None, pack: Pack
) -> None:
    found = Outlets(pack).printed_on(header, lead, footer)
    assert (found.id if found else None) == outlet


@pytest.mark.parametrize(
    "url", ["https://news.gazette.example/x", "gazette.example", "//www.gazette.example/y"]
)
def test_addresses(url: str, pack: Pack) -> None:
    found = Outlets(pack).at(url)
    assert found is not None and found.id == "harbour_gazette"


@pytest.mark.parametrize(
    "url", ["", "http://[broken", "https://", "mailto:desk@paper", "https://other.example"]
)
def test_what_is_no_known_address(url: str, pack: Pack) -> None:
    assert Outlets(pack).at(url) is None


def test_an_address_of_the_page_stands_alone() -> None:
    assert address_in(["Link: https://a.example/b"]) == "https://a.example/b"
    assert address_in(["He wrote about it at length on https://a.example/b"]) is None


def test_squash() -> None:
    assert squash("Al-Harbour News!") == squash("alharbour NEWS") == "alharbournews"
