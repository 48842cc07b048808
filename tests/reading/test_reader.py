"""The whole reader on sentences of other wars: every slot filled, every claim quoting its report."""

from datetime import date

import pytest

from vedette.model import Report
from vedette.packs import Pack
from vedette.reading import AnalystReader

TEXT = (
    "Syrian government forces captured the town of Tadef on Sunday, killing at least 12 Islamic State "
    "fighters, the Syrian Observatory for Human Rights said.\n\n"
    "A car bomb killed five civilians in Azaz on Monday, a medical source told Reuters."
)


def read(pack: Pack, *reports: Report) -> list[dict[str, object]]:
    claims, _ = AnalystReader().read(reports, pack)
    return [claim.model_dump(mode="json") for claim in claims]


def test_every_slot_is_filled(syria: Pack) -> None:
    report = Report.make(name="case", text=TEXT, published=date(2017, 2, 28))
    claims, problems = AnalystReader().read([report], syria)
    assert problems == ()
    by_kind = {claim.kind: claim for claim in claims}
    capture, bomb = by_kind["capture"], by_kind["bombing"]
    assert [actor.id for actor in capture.by] == ["syrian_government_forces"]
    assert capture.place is not None
    assert capture.place.id == "tadef"
    assert capture.time is not None
    assert (capture.time.start, capture.time.precision) == (date(2017, 2, 26), "day")
    assert capture.said_by is not None
    assert capture.said_by.id == "sohr"
    assert [(n.of, n.low, n.high) for n in bomb.numbers] == [("killed", 5, 5)]
    assert bomb.place is not None
    assert bomb.place.id == "azaz"
    for claim in claims:
        span = claim.evidence
        assert TEXT[span.start : span.end] == span.quote


def test_what_lies_outside_the_body_is_not_read(syria: Pack) -> None:
    menu = "Army captures Goma\n\n"
    report = Report.make(name="page", text=menu + TEXT, body=((len(menu), len(menu + TEXT)),))
    claims, _ = AnalystReader().read([report], syria)
    assert claims
    assert all(claim.evidence.start >= len(menu) for claim in claims)


def test_company_does_not_change_a_reading(syria: Pack) -> None:
    one = Report.make(name="one", text=TEXT, published=date(2017, 2, 28))
    other = Report.make(name="two", text="Rebels shelled Homs on Friday.", published=date(2017, 2, 28))
    alone = read(syria, one)
    assert [c for c in read(syria, other, one) if c["report"]["name"] == "one"] == alone  # type: ignore[index]


def test_an_undated_report_and_an_unknown_place_are_told(syria: Pack) -> None:
    report = Report.make(
        name="case", text="Shells killed two men in the village of Umm Qassar, residents said."
    )
    claims, problems = AnalystReader().read([report], syria)
    assert claims
    assert claims[0].time is None
    told = " ".join(problem.message for problem in problems)
    assert "gives no date" in told
    assert "Umm Qassar" in told


def test_nothing_gives_nothing(syria: Pack) -> None:
    assert AnalystReader().read([], syria) == ((), ())
    assert AnalystReader().read([Report.make(name="empty", text="")], syria) == ((), ())


@pytest.mark.parametrize(
    ("text", "by"),
    [
        (
            "The Syrian army turned on Islamic State after it had recaptured the city of Aleppo in December.",
            {"syrian_government_forces"},
        ),
        (
            "The Syrian army, which fears Islamic State most, captured the town of Tadef on Sunday.",
            {"syrian_government_forces"},
        ),
        (
            "The Syrian army and Hezbollah captured the town of Flita on Sunday.",
            {"syrian_government_forces", "hezbollah"},
        ),
    ],
)
def test_only_joined_forces_take_a_place_together(text: str, by: set[str], syria: Pack) -> None:
    claims, _ = AnalystReader().read([Report.make(name="case", text=text)], syria)
    (capture,) = [claim for claim in claims if claim.kind == "capture"]
    assert {actor.id for actor in capture.by} == by


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "The Syrian army repelled an assault by Islamic State on its positions near Palmyra on Sunday.",
            {"syrian_government_forces", "islamic_state"},
        ),
        (
            "Hezbollah fighters clashed near Zabadani on Monday as the Nusra Front tried to break out of it.",
            {"hezbollah", "nusra_front"},
        ),
    ],
)
def test_a_battle_has_two_sides(syria: Pack, text: str, sides: set[str]) -> None:
    report = Report.make(name="battle", text=text, published=date(2017, 2, 28))
    (clash,) = (c for c in AnalystReader().read([report], syria)[0] if c.kind == "clash")
    assert {actor.id for actor in clash.by} == sides


@pytest.mark.parametrize(
    ("headline", "besieged"),
    [
        ("IS 'besieged' in last bastion in Aleppo province", "islamic_state"),
        ("Nusra Front surrounded in Idlib", "nusra_front"),
    ],
)
def test_who_is_besieged_in_a_headline_besieges_nobody(syria: Pack, headline: str, besieged: str) -> None:
    report = Report.make(name="headline", text=headline, published=date(2017, 2, 7))
    (siege,) = (c for c in AnalystReader().read([report], syria)[0] if c.kind == "siege")
    assert besieged not in {actor.id for actor in siege.by}
    assert besieged in {actor.id for actor in siege.against}


@pytest.mark.parametrize(
    ("text", "by"),
    [
        (
            "In Idlib, shelling by Syrian government forces killed three people, rebel officials said.",
            ["syrian_government_forces"],
        ),
        ("Russia's defence ministry said its forces had bombed Idlib on Monday.", ["russia"]),
        ("Delegations of Turkey and Russia met in Astana on Monday.", ["turkey", "russia"]),
    ],
)
def test_who_acts_is_neither_who_speaks_nor_where_it_was(syria: Pack, text: str, by: list[str]) -> None:
    report = Report.make(name="note", text=text, published=date(2016, 5, 21))
    (claim,) = AnalystReader().read([report], syria)[0]
    assert [actor.id for actor in claim.by] == by
