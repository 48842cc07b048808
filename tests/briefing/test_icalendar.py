"""Rounds of talks as a calendar file."""

import re
from datetime import date

from vedette.briefing import Results, ceasefires_table, talks_calendar, talks_table, toll_table, words_table
from vedette.briefing.rounds import talk_state
from vedette.model import Period, TalkState

NAMES = {"vrs": "Bosnian Serb Army", "geneva": "Geneva"}


def talk(**fields: object) -> TalkState:
    plain = {
        "track": "Geneva",
        "round": "Geneva 3",
        "place": "geneva",
        "start": date(1993, 1, 2),
        "end": date(1993, 1, 4),
        "parties": ("vrs",),
        "state": "held",
        "outcome": "",
        "claims": (),
    }
    return TalkState.model_validate(plain | fields)


def lines(*talks: TalkState) -> list[str]:
    text = talks_calendar(talks, NAMES, date(1993, 4, 17))
    assert text.endswith("END:VCALENDAR\r\n")
    return text.replace("\r\n ", "").split("\r\n")


def test_a_round_is_an_event_of_whole_days() -> None:
    found = lines(talk())
    for line in (
        "DTSTART;VALUE=DATE:19930102",
        "DTEND;VALUE=DATE:19930105",
        "SUMMARY:Geneva 3",
        "LOCATION:Geneva",
        "STATUS:CONFIRMED",
        "DTSTAMP:19930417T000000Z",
        "DESCRIPTION:Parties: Bosnian Serb Army\\nState: held",
        "CATEGORIES:Geneva",
    ):
        assert line in found


def test_signs_that_mean_something_are_escaped_and_long_lines_folded() -> None:
    told = talk(outcome="Žepa, Goražde; no truce " + "é" * 80)
    text = talks_calendar([told], NAMES, date(1993, 4, 17))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert any(line.endswith("Žepa\\, Goražde\\; no truce " + "é" * 80) for line in lines(told))


def parsed(text: str) -> list[dict[str, str]]:
    """Read a calendar as section 3.4 of RFC 5545 wants it; a fault is an assertion."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    found: list[dict[str, str]] = []
    open_: list[str] = []
    for line in text.replace("\r\n ", "").split("\r\n")[:-1]:
        match = re.fullmatch(r"([A-Z-]+)((?:;[A-Z-]+=[A-Z]+)*):(.*)", line)
        assert match, line
        name, value = match[1], match[3]
        if name == "BEGIN":
            assert value == ("VEVENT" if open_ else "VCALENDAR")
            open_.append(value)
            found.append({})
        elif name == "END":
            assert open_.pop() == value
        else:
            assert name not in found[-1], f"{name} stands twice"
            found[-1][name] = value
    assert not open_
    return found


def test_a_calendar_holds_to_the_standard() -> None:
    alone = talk(round="", track="", claims=("clm_a",), outcome="First,\nthen; last")
    other = alone.model_copy(update={"claims": ("clm_b",), "parties": ("arbih",)})
    calendar, *events = parsed(talks_calendar([talk(), alone, other], NAMES, date(1993, 4, 17)))
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"]
    assert len({event["UID"] for event in events}) == len(events) == 3
    for event in events:
        assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"} <= set(event)
        assert re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"])
        assert event["DTSTART"] < event["DTEND"]
        assert event["STATUS"] in {"TENTATIVE", "CONFIRMED", "CANCELLED"}


def test_a_round_held_later_than_announced_says_so_and_keeps_its_id() -> None:
    day = date(1993, 1, 1)
    ahead = talk(round="", state="planned", start=day, end=day, planned=days(day))
    held = talk(round="", planned=days(day), postponed=True)
    first, second = (parsed(talks_calendar([one], NAMES, day))[1] for one in (ahead, held))
    assert first["UID"] == second["UID"]
    assert "held\\, later than announced\\; announced for 1 January 1993" in second["DESCRIPTION"]


def days(day: date) -> Period:
    return Period(start=day, end=day, precision="day")


def test_a_round_keeps_its_id_when_its_day_moves() -> None:
    first, second = lines(talk(state="planned")), lines(talk(start=date(1993, 1, 3)))
    assert [x for x in first if x.startswith("UID:")] == [x for x in second if x.startswith("UID:")]
    assert "STATUS:TENTATIVE" in first


def test_a_round_without_a_day_is_left_out() -> None:
    assert "BEGIN:VEVENT" not in lines(talk(start=None, end=None))


def test_every_part_of_a_situation_has_its_table(results: Results, empty: Results) -> None:
    for shown in (results, empty):
        assert ceasefires_table(shown)
        for table in (talks_table, toll_table, words_table):
            assert table(shown.situation, shown.names)


def test_of_a_round_announced_for_days_that_are_past_nobody_told_any_more() -> None:
    """It is no plan any longer, nor known to be cancelled; on its day it is still to come."""
    ahead = talk(state="planned", start=date(1993, 1, 2), end=date(1993, 1, 2))
    assert talk_state(ahead, date(1993, 1, 3)) == "planned; no report that it was held"
    assert talk_state(ahead, date(1993, 1, 2)) == talk_state(ahead) == "planned"
    assert talk_state(talk(), date(1993, 3, 1)) == "held"
