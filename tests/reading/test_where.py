"""A clause that names no place of its own is at the place that it tells of; one name means one actor."""

from datetime import date

import pytest
from tests.reading.conftest import MakeStory

from vedette.model import Period, Report
from vedette.packs import Pack, load_pack
from vedette.reading import AnalystReader
from vedette.reading.countrywide import countrywide
from vedette.reading.named_later import named_later
from vedette.reading.place_ref import place_ref
from vedette.reading.report_home import home_of
from vedette.reading.statement import Statement
from vedette.reading.told_of import told_of
from vedette.reading.where import place_choices


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        (
            "Azaz lies 40 km north of Aleppo, where the government defeated rebels in December.",
            "capture",
            "aleppo",
        ),
        ("Troops advanced near Tadef, which rebels captured on Monday.", "capture", "tadef"),
    ],
)
def test_a_clause_is_at_the_place_that_it_tells_of(syria: Pack, text: str, kind: str, place: str) -> None:
    report = Report.make(name="case", text=text, published=date(2017, 2, 7))
    claims, _ = AnalystReader().read([report], syria)
    assert place in {one.place.id for one in claims if one.kind == kind and one.place is not None}


def test_who_is_named_as_backed_is_meant_alone(syria: Pack) -> None:
    text = (
        "Islamic State gave up three hamlets.\n\n"
        "Opposition fighters backed by Turkey overran Jarabulus in August 2016."
    )
    report = Report.make(name="case", text=text, published=date(2017, 6, 30))
    claims, _ = AnalystReader().read([report], syria)
    takers = [actor.id for one in claims if one.kind == "capture" for actor in one.by]
    assert takers == ["turkey_backed_rebels"]


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("Shells fell on Omdurman and Khartoum. Dozens died, doctors said.", "sudan"),
        ("The army took Grozny in February. A curfew was imposed on Monday.", "russia"),
        ("Talks opened in Geneva. The Syrian government sent no one.", "syria"),
        ("The army shelled the rebels on Monday.", "syria"),
    ],
)
def test_a_report_is_about_the_country_whose_places_alone_it_names(
    story: MakeStory, text: str, home: str
) -> None:
    assert home_of(story(text)) == (home,)


@pytest.mark.parametrize(
    ("pack", "text"),
    [
        (
            "syria",
            "Aleppo was shelled. The army is backed by Russia, which launched air strikes in September.",
        ),
        ("ukraine", "Luhansk was shelled. The army is helped by Poland, which sent howitzers in May."),
    ],
)
def test_a_state_that_acts_in_a_clause_is_not_where_it_acts(story: MakeStory, pack: str, text: str) -> None:
    told = story(text, pack)
    start = text.index("which")
    scene = told.scene(Statement.by_words(start, len(text), "air_strike", 1))
    assert told_of(told, scene, place_choices(told, scene)) is None


@pytest.mark.parametrize(
    ("pack", "words", "rest", "wide", "place"),
    [
        (
            "syria",
            "A car bomb killed nine people in a town in northern Syria on Friday.",
            "Doctors treated dozens. The blast shook the market in the town of Azaz.",
            "syria",
            "azaz",
        ),
        (
            "ukraine",
            "Shells hit a town in Kharkiv oblast.",
            "Two houses burned. Rescuers said that the town of Vovchansk was struck twice.",
            "kharkiv_oblast",
            "vovchansk",
        ),
        (
            "syria",
            "A rocket hit a besieged district of Homs.",
            "Two men died. The rocket fell on a bakery in the Waer district.",
            "homs",
            "waer",
        ),
        (
            "ukraine",
            "Drones struck a residential district in Kyiv.",
            "Nine flats burned. The attack on the Obolonskyi district woke thousands.",
            "kyiv",
            "name:Obolonskyi",
        ),
        ("syria", "A rocket hit a district of Homs.", "Waer was calm on Friday.", "homs", None),
        ("syria", "Jets hit a town in Aleppo province.", "Aleppo was calm.", "aleppo_province", None),
        ("syria", "Jets hit Idlib province at dawn.", "Saraqib was calm.", "idlib_province", None),
    ],
)
def test_a_place_left_open_is_the_one_that_is_named_next(
    story: MakeStory, pack: str, words: str, rest: str, wide: str, place: str | None
) -> None:
    told = story(f"{words} {rest}", pack)
    scene = told.scene(Statement.by_words(0, len(words) - 1, "shelling", 1))
    choices = place_choices(told, scene)
    chosen = next(choice for choice in choices if choice.id == wide)
    found = named_later(told, scene, choices, chosen)
    assert (found.id if found else None) == place


@pytest.mark.parametrize(
    ("text", "pack", "place"),
    [
        (
            "Nusra Front is all but besieged in its last stronghold in Syria's Hama province, a monitor "
            "said. Syria has seen six years of war, and much of Syria lies in ruins.",
            "syria",
            "hama_province",
        ),
        (
            "Russian troops are all but surrounded in their last foothold in Ukraine's northern Sumy region, "
            "an official said. Ukraine has fought for a year, and much of Ukraine lies in ruins.",
            "ukraine",
            "sumy_oblast",
        ),
    ],
)
def test_a_place_with_its_owner_before_it_is_the_place(text: str, pack: str, place: str) -> None:
    report = Report.make(name="case", text=text, published=date(2022, 4, 2))
    claims, _ = AnalystReader().read([report], load_pack(pack)[0])
    assert [one.place.id for one in claims if one.kind == "siege" and one.place is not None] == [place]


@pytest.mark.parametrize(
    ("pack", "words", "rest", "wide", "place"),
    [
        (
            "syria",
            "A car bomb killed at least nine people in northern Syria on Friday.",
            "Doctors said that the blast tore through the market of Azaz.",
            "syria",
            "azaz",
        ),
        (
            "ukraine",
            "Shells killed five people in eastern Ukraine on Friday.",
            "Rescuers said that the attack hit a bus stop in Kramatorsk.",
            "ukraine",
            "kramatorsk",
        ),
        ("syria", "Jets killed nine people in Syria on Friday.", "Azaz was calm.", "syria", None),
        ("syria", "Jets were busy in Syria on Friday.", "The attack hit Azaz.", "syria", None),
    ],
)
def test_victims_in_a_country_are_where_the_incident_is_told_again(
    story: MakeStory, pack: str, words: str, rest: str, wide: str, place: str | None
) -> None:
    told = story(f"{words} {rest}", pack)
    scene = told.scene(Statement.by_words(0, len(words) - 1, "bombing", 1))
    day = Period(start=date(2022, 4, 1), end=date(2022, 4, 1), precision="day")
    choices = place_choices(told, scene)
    chosen = next(choice for choice in choices if choice.id == wide)
    found = named_later(told, scene, choices, chosen, day)
    assert (found.id if found else None) == place


@pytest.mark.parametrize(
    ("pack", "first", "words", "years", "place"),
    [
        ("syria", "Azaz was shelled.", "The army went on with its raids across the country.", 0, "syria"),
        ("ukraine", "Izium was shelled.", "Air raids killed nine people nationwide on Friday.", 0, "ukraine"),
        ("ukraine", "Izium was shelled.", "Drones have hit 130 clinics since March 2022.", 2, "ukraine"),
        ("syria", "Azaz was shelled.", "The town has been under fire since March 2012.", 2, None),
        ("syria", "Azaz was shelled.", "Raids have hit Idlib since March 2012.", 2, None),
        ("syria", "Azaz was shelled.", "The raids killed two men on Friday.", 0, None),
    ],
)
def test_what_is_told_of_a_country_is_not_at_the_last_town(
    story: MakeStory, pack: str, first: str, words: str, years: int, place: str | None
) -> None:
    told = story(f"{first} {words}", pack)
    start = len(first) + 1
    scene = told.scene(Statement.by_words(start, start + len(words) - 1, "air_strike", 1))
    period = Period(start=date(2022, 3, 1), end=date(2022 + years, 3, 2), precision="day")
    found = countrywide(told, scene, place_choices(told, scene), period)
    assert (found.id if found else None) == place


@pytest.mark.parametrize(
    ("pack", "place", "town", "site"),
    [
        ("syria", "qamishli", "Qamishli", "National Hospital"),
        ("ukraine", "kherson", "Kherson", "Regional Hospital"),
    ],
)
def test_what_a_hospital_is_called_is_no_name_of_the_town(
    story: MakeStory, pack: str, place: str, town: str, site: str
) -> None:
    told = f"A bomb killed nine people in {town} on Friday. Doctors at the {town} {site} asked for blood. "
    made = story(f"{told}The attack wounded forty.", pack)
    later = made.scene(Statement.by_words(len(told), len(told) + 24, "bombing", 1))
    there = next(choice for choice in place_choices(made, later) if choice.id == place)
    assert len(there.mentions) > 1
    assert place_ref(made, there, later).as_written == town
