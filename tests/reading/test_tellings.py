"""Who did what a report tells more than once: full tellings help vague ones, and no others."""

from datetime import date

from vedette.model import ActorRef, Period
from vedette.reading.tellings import Account, retold

MONDAY = Period(start=date(2022, 5, 2), end=date(2022, 5, 2), precision="day")
FRIDAY = Period(start=date(2022, 5, 6), end=date(2022, 5, 6), precision="day")
M23, FARDC, HOUTHIS, SAUDIS = (
    ActorRef(id=one, name=one, as_written=one) for one in ("m23", "fardc", "houthis", "saudi_arabia")
)


def _by(*accounts: Account) -> list[list[str | None]]:
    return [[actor.id for actor in by] for by in retold(accounts)]


def test_a_later_telling_names_who_shelled_the_market_of_the_lead() -> None:
    lead = Account("shelling", MONDAY, (), likely=(FARDC, M23))
    assert _by(lead, Account("shelling", MONDAY, (M23,))) == [["m23"], ["m23"]]


def test_an_earlier_telling_names_who_raided_the_port_of_the_last_sentence() -> None:
    last = Account("air_strike", MONDAY, (), likely=(SAUDIS,))
    assert _by(Account("air_strike", MONDAY, (SAUDIS,)), last) == [["saudi_arabia"], ["saudi_arabia"]]


def test_whom_nothing_in_the_telling_points_at_is_not_carried_to_it() -> None:
    assert _by(Account("shelling", MONDAY, ()), Account("shelling", MONDAY, (HOUTHIS,)))[0] == []


def test_another_day_another_kind_and_a_time_untold_tell_nothing() -> None:
    vague = Account("shelling", MONDAY, (), likely=(M23,))
    others = [
        Account("shelling", FRIDAY, (M23,)),
        Account("clash", MONDAY, (M23,)),
        Account("shelling", None, (M23,)),
    ]
    assert _by(vague, *others)[0] == []


def test_tellings_that_disagree_leave_it_open() -> None:
    vague = Account("air_strike", MONDAY, (), likely=(HOUTHIS, SAUDIS))
    assert (
        _by(vague, Account("air_strike", MONDAY, (SAUDIS,)), Account("air_strike", MONDAY, (HOUTHIS,)))[0]
        == []
    )


def test_who_is_found_stays() -> None:
    found = Account("shelling", MONDAY, (HOUTHIS,))
    assert _by(found, Account("shelling", MONDAY, (SAUDIS,)))[0] == ["houthis"]
