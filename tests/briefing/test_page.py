"""The web page: sound, self-contained, traceable, safe with any text."""

import base64
import hashlib
import math
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from vedette.briefing import Results, html_page
from vedette.model import Claim, Span

VOID = {"meta", "br", "input", "hr", "img", "link"}
HOSTILE = '</q></script><script>alert(1)</script><img src=x onerror="alert(2)">{{ 7*7 }}'


class Page(HTMLParser):
    """Collects tags, attributes and text, and holds that every tag is closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []
        self.inline: dict[str, str] = {}
        self.text: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("script", "style"):
            self.inline[self.open[-1]] = data
        else:
            self.text.append(data)

    def values(self, name: str) -> list[str]:
        return [value for _, attribute, value in self.attributes if attribute == name]


@pytest.fixture
def page(results: Results) -> Page:
    return Page(html_page(results))


def test_nothing_is_loaded_from_anywhere(page: Page) -> None:
    assert page.values("href")
    assert all(href.startswith("#") for href in page.values("href"))
    assert not [
        name for _, name, _ in page.attributes if name in ("src", "srcset", "action", "data", "style")
    ]
    assert not page.tags.keys() & {"link", "img", "iframe", "object", "base", "form"}
    assert "url(" not in page.inline["style"]
    assert "@import" not in page.inline["style"]
    assert "http" not in page.inline["script"]


def test_the_policy_admits_only_the_pages_own_script_and_style(page: Page) -> None:
    (policy,) = [value for value in page.values("content") if "default-src" in value]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    for tag in ("script", "style"):
        digest = base64.b64encode(hashlib.sha256(page.inline[tag].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_every_link_leads_somewhere_and_no_id_comes_twice(page: Page) -> None:
    ids = Counter(page.values("id"))
    assert [found for found, times in ids.items() if times > 1] == []
    assert {href[1:] for href in page.values("href")} <= set(ids)
    referenced = {i for name in ("aria-labelledby", "for") for i in page.values(name)}
    assert referenced <= set(ids)


def test_every_claim_incident_and_report_has_its_anchor(page: Page, results: Results) -> None:
    expected = {f"c-{claim.id}" for claim in results.claims}
    expected |= {f"i-{incident.id}" for incident in results.incidents}
    expected |= {f"r-{report.id}" for report in results.reports}
    assert expected <= set(page.values("id"))


def test_a_claim_in_two_incidents_has_one_anchor(results: Results) -> None:
    first, second = results.incidents
    shared = second.model_copy(update={"claims": (*second.claims, first.claims[0])})
    page = Page(html_page(replace(results, incidents=(first, shared))))
    assert page.values("id").count(f"c-{first.claims[0]}") == 1


def test_statements_of_the_situation_lead_to_their_evidence(page: Page, results: Results) -> None:
    assert page.values("href").count(f"#c-{results.claims[0].id}") >= 2


def test_a_reprint_is_quoted_once(results: Results) -> None:
    text = html_page(results)
    assert text.count("15 dead after mortar rounds hit a school yard</q>") == 1
    assert "2 reports, 1 text; reprints count once" in text


@pytest.mark.parametrize("section", ["new", "situation", "sieges", "disagreements", "tolls", "ceasefires"])
def test_sections_have_headings(page: Page, section: str) -> None:
    assert section in page.values("id")
    assert section in page.values("aria-labelledby")


def test_tables_have_captions_and_headers(page: Page) -> None:
    assert page.tags["table"] == page.tags["caption"] == page.tags["thead"]
    assert page.tags["h1"] == 1
    assert all(value in ("col", "row", "rowgroup") for value in page.values("scope"))


def test_all_numbers_of_the_drawings_are_finite(page: Page) -> None:
    shapes = ("d", "x", "y", "cx", "cy", "r", "x1", "x2", "y1", "y2", "width", "height", "viewbox")
    drawn = [value for _, name, value in page.attributes if name in shapes]
    numbers = [float(number) for value in drawn for number in re.findall(r"-?[\d.]+|nan|inf", value)]
    assert numbers
    assert all(math.isfinite(number) and abs(number) < 100_000 for number in numbers)
    assert page.tags["svg"] > 3


def hostile(results: Results) -> Results:
    def spoilt(claim: Claim) -> Claim:
        evidence = Span(start=0, end=9, quote=HOSTILE)
        report = claim.report.model_copy(update={"name": HOSTILE})
        return claim.model_copy(update={"evidence": evidence, "report": report})

    situation = results.situation
    place = situation.places[0].model_copy(update={"name": HOSTILE})
    siege = situation.sieges[0].model_copy(update={"place": HOSTILE, "name": HOSTILE})
    return replace(
        results,
        title=HOSTILE,
        claims=tuple(spoilt(claim) for claim in results.claims),
        incidents=tuple(i.model_copy(update={"title": HOSTILE}) for i in results.incidents),
        reports=tuple(
            r.model_copy(update={"name": HOSTILE, "url": "javascript:alert(3)"}) for r in results.reports
        ),
        problems=tuple(p.model_copy(update={"message": HOSTILE}) for p in results.problems),
        names=dict.fromkeys(results.names, HOSTILE),
        situation=situation.model_copy(update={"places": (place,), "sieges": (siege,)}),
    )


def test_hostile_text_stays_text(results: Results) -> None:
    page = Page(html_page(hostile(results)))
    assert page.tags["script"] == page.tags["style"] == 1
    assert page.tags["img"] == 0
    assert not [name for _, name, _ in page.attributes if name.startswith("on")]
    assert all(href.startswith("#") for href in page.values("href"))
    assert HOSTILE in page.text
    assert not re.search(r"\s", "".join(page.values("id")))


def test_control_characters_do_not_reach_the_page(results: Results) -> None:
    title = results.incidents[0].model_copy(update={"title": "a\x00b\x1bc"})
    assert "abc" in html_page(replace(results, incidents=(title,)))


def test_the_bytes_are_the_same_twice(results: Results) -> None:
    assert html_page(results) == html_page(results)


def test_nothing_at_all_gives_a_page_that_says_so(empty: Results) -> None:
    text = html_page(empty)
    page = Page(text)
    assert {href[1:] for href in page.values("href")} <= set(page.values("id"))
    for words in (
        "No incident was found",
        "No siege is reported",
        "No report was read",
        "No talks are known",
    ):
        assert words in text


def test_what_happened_comes_before_what_it_rests_on(page: Page) -> None:
    parts = [value for tag, name, value in page.attributes if (tag, name) == ("h2", "id")]
    assert parts == [
        "new",
        "situation",
        "sieges",
        "incidents",
        "disagreements",
        "ceasefires",
        "talks",
        "tolls",
        "sources",
        "reports",
        "words",
        "unread",
    ]


def test_origins_are_counted_in_words(results: Results) -> None:
    text = html_page(results)
    assert "2 origins · 3 reports" in text
    assert "Drina Courier (16 April 1993)</a>" in text


def test_long_records_fold_all_months_but_the_latest(results: Results) -> None:
    first = results.incidents[0]
    many = tuple(first.model_copy(update={"id": f"inc_{n}", "claims": ()}) for n in range(60))
    old = many[0].model_copy(update={"id": "inc_old", "time": None})
    text = html_page(replace(results, incidents=(*many, old), claims=()))
    assert text.count('<details class="month" open>') == 1
    assert text.count('<details class="month">') == 1
    assert html_page(results).count('<details class="month" open>') == 2


def test_figures_are_weighed_only_where_there_is_something_to_weigh(results: Results) -> None:
    (amount,) = results.incidents[0].numbers
    single = amount.model_copy(update={"by_origin": amount.by_origin[:1], "rule": "only"})
    alone = results.incidents[0].model_copy(update={"numbers": (single,)})
    assert '<table class="figures">' in html_page(results)
    text = html_page(replace(results, incidents=(alone,)))
    assert '<table class="figures">' not in text
    assert "<dt>Numbers</dt>" in text
