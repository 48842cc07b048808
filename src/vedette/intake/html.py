"""Saved web pages: the main text and what the page says about itself."""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import htmldate
import lxml.html  # type: ignore[import-untyped]
import trafilatura
from lxml import etree

from vedette.intake.assemble import Assembler, Page
from vedette.intake.files import Found, decode, read_bytes
from vedette.model import Problem, Report

_EARLIEST, _LATEST = "1990-01-01", "2100-01-01"
_AROUND = 12
_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,40})""", re.IGNORECASE)
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body br dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 "
        "h6 header hr li main nav ol option p pre section table td th time title tr ul",
    )
)
_UNSEEN = frozenset({"script", "style", "noscript", "template", "svg", "head"})

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


@dataclass(frozen=True)
class _About:
    """What a page's metadata say."""

    title: str | None = None
    site: str | None = None
    url: str | None = None
    text: str = ""


def read_html(file: Found, assembler: Assembler) -> Iterator[Report | Problem]:
    """Yield the report that a saved web page holds; its text is the main text, under its title."""
    data = read_bytes(file, min(assembler.limits.file_bytes, assembler.limits.page_bytes))
    if isinstance(data, Problem):
        yield data
        return
    declared = _DECLARED.search(data[:4096])
    html, note = decode(data, declared[1].decode("ascii") if declared else None)
    if note:
        yield Problem(source=file.shown, message=note)
    yield from assembler.reports(page_of_html(html, Page(name=file.path.name, shown=file.shown, text="")))


def page_of_html(html: str, page: Page) -> Page:
    """Return `page` with the main text of `html`; what `page` says already is kept.

    The date comes from the page's metadata only (`htmldate` without its extensive search, which would take
    other stories' dates), else from the lines around the main text. Where no main text is found, the visible
    lines go on as plain text.
    """
    html = html.replace("\0", " ")
    about = _about(html, page.url)
    visible = _visible_lines(html)
    title = page.title or about.title
    known = replace(
        page,
        title=title,
        url=page.url or about.url,
        site=about.site,
        published=page.published or _metadata_date(html, page.url),
    )
    if not about.text:
        return replace(known, text="\n".join(visible))
    header, footer = _around(visible, about.text)
    text = about.text
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    return replace(known, text=text, header=header, footer=footer)


def _about(html: str, url: str | None) -> _About:
    found = trafilatura.bare_extraction(
        html,
        url=url,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "max_date": _LATEST, "min_date": _EARLIEST},
    )
    if found is None or isinstance(found, dict):
        return _About()
    return _About(
        title=_one_line(found.title),
        site=_one_line(found.sitename),
        url=found.url,
        text=(found.text or "").strip(),
    )


def _one_line(text: str | None) -> str | None:
    return " ".join((text or "").split()) or None


def _metadata_date(html: str, url: str | None) -> date | None:
    try:
        found = htmldate.find_date(
            html, extensive_search=False, original_date=True, url=url, min_date=_EARLIEST, max_date=_LATEST
        )
        return date.fromisoformat(found) if found else None
    except ValueError:
        return None


def _visible_lines(html: str) -> list[str]:
    """Return the lines that a reader of the page sees, one a block of it."""
    try:
        tree = lxml.html.document_fromstring(html)
    except (etree.LxmlError, ValueError):
        # lxml refuses text with an encoding declaration of its own, and pages without any element
        try:
            tree = lxml.html.document_fromstring(html.encode("utf-8", errors="replace"))
        except (etree.LxmlError, ValueError):
            return []
    pieces: list[str] = []
    for event, node in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event == "start":
            pieces.append("\n" if node.tag in _BLOCKS else "")
            if node.tag not in _UNSEEN:
                pieces.append(_flat(node.text))
        else:
            pieces.append("\n" if node.tag in _BLOCKS else "")
            pieces.append(_flat(node.tail) if not _within_unseen(node) else "")
    return [line for line in (" ".join(line.split()) for line in "".join(pieces).split("\n")) if line]


def _flat(text: str | None) -> str:
    return (text or "").replace("\n", " ").replace("\r", " ")


def _within_unseen(node: etree._Element) -> bool:
    parent = node.getparent()
    while parent is not None:
        if parent.tag in _UNSEEN:
            return True
        parent = parent.getparent()
    return False


def _around(visible: list[str], text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the visible lines before and after those that the main text holds."""
    paragraphs = {" ".join(line.split()) for line in text.split("\n")}
    inside = [i for i, line in enumerate(visible) if len(line) > 40 and line in paragraphs]
    if not inside:
        return tuple(visible[:_AROUND]), tuple(visible[-_AROUND:])
    first, last = inside[0], inside[-1]
    return tuple(visible[max(0, first - _AROUND) : first]), tuple(visible[last + 1 : last + 1 + _AROUND])
