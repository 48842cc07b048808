"""Whose words a claim is in: the first to print most of them, in a passage that both have."""

from collections.abc import Callable
from datetime import date

import pytest

from vedette.model import Claim, Report, Span
from vedette.origins.passages import Passage
from vedette.origins.reuse import Reuse
from vedette.origins.taken import Standing, Takings

TOLD = "Shells fell on the mill at dawn and burnt it"


def _whole(report: Report) -> Span:
    return Span(start=0, end=len(report.text), quote=report.text)


def _takings(one: Report, other: Report, *, supplied: tuple[str, ...] = ()) -> Takings:
    first, second = sorted((one, other), key=lambda report: report.id)
    passage = Passage(one=_whole(first), other=_whole(second), news=6.0)
    reuse = Reuse(
        one=first.id,
        other=second.id,
        relation="derived",
        source=None,
        share=0.5,
        news=6.0,
        passages=(passage,),
    )
    return Takings([reuse], Standing({one.id: one, other.id: other}, supplied))


@pytest.mark.parametrize(
    ("printed", "taken"),
    [
        ("Shells fell on the mill at dawn and burnt it", True),
        ("Shells fell on the mill, two boatmen told the station by radio", True),  # five words of ten
        ("Shells fell on the bridge, two boatmen told the station by radio", False),
        ("It burnt at dawn, the mill: shells had hit its roof", False),  # the words, but not in their order
    ],
)
def test_words_are_of_who_printed_half_of_them_first(
    printed: str, taken: bool, report: Callable[..., Report], claim: Callable[..., Claim]
) -> None:
    later = report("later", TOLD, published=date(2020, 2, 5))
    sooner = report("sooner", printed, published=date(2020, 2, 4))
    told = claim(later, "shelling", "arden", quote=TOLD)
    assert _takings(later, sooner).first(told) == (sooner if taken else later).id


def test_an_agency_s_text_goes_before_what_was_printed_sooner(
    report: Callable[..., Report], claim: Callable[..., Claim]
) -> None:
    wire = report("wire", TOLD, published=date(2020, 2, 5))
    page = report("page", TOLD + ".", published=date(2020, 2, 4))
    told = claim(page, "shelling", "arden", quote=TOLD)
    assert _takings(wire, page, supplied=(wire.id,)).first(told) == wire.id
    assert _takings(wire, page).first(told) == page.id
