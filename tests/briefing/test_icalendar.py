"""Rounds of talks as a calendar file."""

from datetime import date

from vedette.briefing import Results, ceasefires_table, talks_calendar, talks_table, toll_table, words_table
from vedette.briefing.parts import naming
from vedette.model import TalkState

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
        "DESCRIPTION:Parties: Bosnian Serb Army",
    ):
        assert line in found


def test_signs_that_mean_something_are_escaped_and_long_lines_folded() -> None:
    told = talk(outcome="Žepa, Goražde; no truce " + "é" * 80)
    text = talks_calendar([told], NAMES, date(1993, 4, 17))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert any(line.endswith("Žepa\\, Goražde\\; no truce " + "é" * 80) for line in lines(told))


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
    assert naming({})(None) == "-"
