"""What outlets call actors is counted by label, outlet and month; spellings of one label are one."""

from datetime import date

import pytest

from vedette.desk.packs import open_pack
from vedette.model import ActorRef, Claim, Report
from vedette.packs.pack import Pack
from vedette.situation.known import known_of
from vedette.situation.view import View
from vedette.situation.words import words

Told = tuple[str, str, str, str | None]


def view(*told: Told) -> View:
    claims = {}
    for number, (actor, label, outlet, published_on) in enumerate(told):
        published = date.fromisoformat(published_on) if published_on else None
        report = Report.make(name=str(number), text="they fought", outlet=outlet or None, published=published)
        claims[str(number)] = Claim(
            id=str(number),
            report=report.ref(),
            kind="clash",
            by=(ActorRef(id=actor, name=actor, as_written=label),),
            evidence=report.span(0, 4),
            confidence=1,
        )
    day = date(2021, 1, 1)
    return View(on=day, known_by=day, known=known_of((), claims))


@pytest.mark.parametrize(
    ("spellings", "label"),
    [
        (["the Regime", "regime", "regime's"], "regime"),
        (["terrorists", "Terrorists", "terrorist"], "terrorists"),
        (["the junta's", "junta’s", "junta's"], "junta"),
        (["al-Hill Front", "Hill Front", "Hill Front"], "hill front"),
        (["U.S.-led coalition", "US-led coalition", "us-led  coalition"], "us-led coalition"),
    ],
)
def test_spellings_of_one_label_are_one(spellings: list[str], label: str, pack: Pack) -> None:
    told: list[Told] = [("river_front", spelling, "tribune", "2020-02-03") for spelling in spellings]
    (found,) = words(view(*told), pack)
    assert (found.label, found.count) == (label, 3)


def test_one_label_of_two_actors_is_two(pack: Pack) -> None:
    told = words(view(("river_front", "gangs", "", None), ("black_flag", "gangs", "", None)), pack)
    assert [(one.actor, one.label) for one in told] == [("black_flag", "gangs"), ("river_front", "gangs")]


def test_uses_are_counted_by_month(pack: Pack) -> None:
    days = ["2020-03-31", "2020-02-29", "2020-02-01", None, "2022-01-01"]
    (found,) = words(view(*(("river_front", "rebels", "tribune", day) for day in days)), pack)
    assert found.count == 4  # the last was published after the day of the view
    assert list(found.months.items()) == [("2020-02", 2), ("2020-03", 1)]


def test_the_name_of_who_speaks_for_an_actor_is_no_label(pack: Pack) -> None:
    told = words(view(("norland_army", "Major Lena Vik", "", None), ("norland_army", "army", "", None)), pack)
    assert [one.label for one in told] == ["army"]


@pytest.mark.parametrize(
    ("actor", "written", "labels"),
    [
        ("river_front", "Black Flag", []),
        ("river_front", "Black Flag fighters", []),
        ("black_flag", "Black Flag fighters", ["black flag fighters"]),
        ("norland_army", "Norland and Sudrian troops", []),
        ("norland_army", "Arden three soldiers", ["soldiers"]),
        ("norland_army", "Sixty-two regime soldiers", ["regime soldiers"]),
        ("norland_army", "40", []),
    ],
)
def test_a_label_is_of_one_actor_alone(actor: str, written: str, labels: list[str], pack: Pack) -> None:
    assert [one.label for one in words(view((actor, written, "", None)), pack)] == labels


@pytest.mark.parametrize(
    ("war", "actor", "written", "kept"),
    [
        ("syria", "islamic_state", "Islamic State of Iraq and the Levant", True),
        ("syria", "us_led_coalition", "Daesh terrorists", False),
        ("syria", "islamic_state", "militants", True),
        ("ukraine", "ukraine", "Ukrainian and separatist troops", False),
        ("ukraine", "donetsk_pr", "Luhansk People's Republic fighters", False),
    ],
)
def test_so_in_the_wars_that_come_with_it(war: str, actor: str, written: str, kept: bool) -> None:
    assert bool(words(view((actor, written, "", None)), open_pack(war))) is kept
