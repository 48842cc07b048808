"""Web pages: what metadata give and how bare pages are read."""

from datetime import date

from vedette.intake.assemble import Page
from vedette.intake.html import page_of_html

STORY = (
    "The army shelled the village of Oster on Monday and killed two shepherds, the mayor of the port said."
)


def _page(html: str, **known: str) -> Page:
    return page_of_html(html, Page(name="p", shown="p", text="", **known))  # type: ignore[arg-type]


def test_other_stories_dates_are_not_the_pages() -> None:
    html = f"""<html><body><article><h1>Guns kill two</h1><p>{STORY}</p><p>{STORY[:60]} again.</p></article>
    <ul><li>Storm closes port 3 March 2019</li><li>Ship sinks 4 April 2019</li></ul></body></html>"""
    assert _page(html).published is None


def test_what_is_known_is_kept() -> None:
    html = f"""<html><head><title>Other</title>
    <meta property="article:published_time" content="2016-08-09"></head>
    <body><p>{STORY}</p></body></html>"""
    page = _page(html, title="Guns kill two", url="https://a.example/x")
    assert (page.title, page.url) == ("Guns kill two", "https://a.example/x")
    assert page.published == date(2016, 8, 9)


def test_scripts_are_not_read() -> None:
    page = _page("<html><body><script>var a = 'The army said so.';</script><div>Oster</div></body></html>")
    assert "var" not in page.text
    assert "Oster" in page.text


def test_an_encoding_declaration_is_no_obstacle() -> None:
    page = _page(f"<?xml version='1.0' encoding='utf-8'?><html><body><p>{STORY}</p><p>Eleven fled.</p>")
    assert STORY in page.text


def test_nothing_gives_nothing() -> None:
    assert _page("").text == ""
    assert _page("<!-- -->").text == ""
