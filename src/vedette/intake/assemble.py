"""One page with what is known of it, made into a `Report`: title, outlet, agency, date and language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from vedette.intake.credits import Credits
from vedette.intake.dates import LONGEST_HEADER, find_dates, opening_date, published_of
from vedette.intake.files import Limits
from vedette.intake.language import READ_LANGUAGE, language_of
from vedette.intake.lexicon import lexicon
from vedette.intake.outlets import Outlets, address_in, squash
from vedette.intake.story import Story, find_story
from vedette.model import Problem, Report
from vedette.packs.pack import Pack
from vedette.packs.records import Source

_LONGEST_TITLE = 20
_SURROGATE = re.compile("[\ud800-\udfff]")
_FIRST_SENTENCE = re.compile(
    r"[\s)\]|,:;.–—-]*(?:at\s+)?(?:\d\d:?\d\d\s+)?([^.]{1,300}?)\s*\.(?=\s+[A-Z\"“\d])"
)
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/_-]|$)")


@dataclass(frozen=True)
class Page:
    """What a file, a record or a web page says: its text, and what came beside the text.

    `name` becomes the report's name, `shown` (and `where`, a line) is how messages name it. `outlet` is
    certain, `site` what a web page calls itself. `header` and `footer` are lines that stood around the text
    and are no part of it.
    """

    name: str
    shown: str
    text: str
    where: str = ""
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    site: str | None = None
    published: date | None = None
    header: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()


@dataclass(frozen=True)
class Assembler:
    """Makes reports out of pages, with one pack and one set of limits."""

    pack: Pack
    limits: Limits = field(default_factory=Limits)

    @cached_property
    def outlets(self) -> Outlets:
        """The names of those who publish."""
        return Outlets(self.pack)

    @cached_property
    def credits(self) -> Credits:
        """The credits of agencies."""
        return Credits(self.outlets)

    def reports(self, page: Page) -> Iterator[Report | Problem]:
        """Yield the page's report, or why there is none; faults that leave a report come beside it.

        A report in a language that is not read has an empty body, so that no stage reads it.
        """
        text = clean(page.text)
        if len(text) > self.limits.text_characters:
            message = f"the text is longer than {self.limits.text_characters:,} characters; split it"
            yield self._problem(page, message)
            return
        title = self._without_site(clean(page.title or "").strip(), page.site)
        page = replace(page, text=text, name=clean(page.name), title=title or None)
        story = self._story(page)
        if story is None:
            yield self._problem(page, "the text holds no sentence")
            return
        body_text = "\n".join(text[start:end] for start, end in story.body)
        language = language_of(body_text)
        source = self._outlet(page, story, body_text)
        agency = self.credits.agency_of(story.header, body_text, story.footer)
        if source is not None and (agency is None or agency.id == source.id):
            agency = source if source.kind == "agency" else None
        url = page.url or address_in(story.header)
        read = language in (None, READ_LANGUAGE)
        yield Report.make(
            name=page.name,
            text=text,
            body=story.body if read else (),
            title=page.title or story.title or self._opening_title(story.lead),
            outlet=source.id if source else page.outlet or page.site,
            agency=agency.id if agency else None,
            published=page.published or self._published(story, body_text, source, url),
            url=url,
            language=language,
        )
        if not read:
            yield self._problem(page, f"the text is in the language {language!r}, which is not read")

    def _problem(self, page: Page, message: str) -> Problem:
        return Problem(source=page.shown, message=message, where=page.where)

    def _story(self, page: Page) -> Story | None:
        story = find_story(page.text, self.credits.closes_story, page.title)
        if story is None:
            return None
        return replace(story, header=(*page.header, *story.header), footer=(*story.footer, *page.footer))

    def _outlet(self, page: Page, story: Story, body_text: str) -> Source | None:
        if page.outlet:
            return self.outlets.named(page.outlet)
        by_address = self.outlets.at(page.url) if page.url else None
        by_address = by_address or (self.outlets.named(page.site) if page.site else None)
        printed = by_address or self.outlets.printed_on(story.header, story.lead, story.footer)
        return printed or self.credits.outlet_of(body_text, story.footer)

    def _published(self, story: Story, body: str, source: Source | None, url: str | None) -> date | None:
        day_first = source.day_first if source else None
        if day_first is None and source and (source.country or "").lower() in lexicon().month_first_countries:
            day_first = False
        header = story.header
        if story.title and any(date.start == 0 for date in find_dates(story.title[:LONGEST_HEADER])):
            header = (*header, story.title)
        found = published_of(header, story.lead, story.footer, body, day_first)
        return found or (url_date(url) if url else None)

    def _opening_title(self, lead: str) -> str | None:
        """The headline at the front of a text in one paragraph: what stands before or after its date.

        Only a sentence of a headline's length that a date sets off is one; a lead is none.
        """
        opening = opening_date(lead[:LONGEST_HEADER])
        if opening is None:
            return None
        before = lead[: opening.start].strip()
        if len(before.split()) > 3:
            return self._headline(before)
        match = _FIRST_SENTENCE.match(lead, opening.end)
        if match is None or is_lead(match[1]):
            return None
        return self._headline(match[1])

    def _without_site(self, title: str, site: str | None) -> str:
        """Drop the outlet's name from the end of a page's title ("Army takes dam | Daily News")."""
        name = re.search(r"\s[|–—-]\s+([^|–—-]{2,40})$", title[-60:])
        if name is None:
            return title
        own = squash(name[1]) == squash(site or "") or self.outlets.named(name[1]) is not None
        return title.removesuffix(name[0]).rstrip() if own else title

    def _headline(self, words: str) -> str | None:
        agency = self.outlets.agency_names.search(words[-30:])
        if agency and words.endswith(agency[0]):
            words = words[: -len(agency[0])].rstrip(" -–|")
        return words.strip() if 3 <= len(words.split()) <= _LONGEST_TITLE else None


def clean(text: str) -> str:
    """Replace what no text file can hold: lone surrogates and NULs."""
    return _SURROGATE.sub("\ufffd", text).replace("\0", "\ufffd")


def is_lead(sentence: str) -> bool:
    """Tell a lead from a headline: it opens with an article, names a weekday, or says who said so."""
    words = re.findall(r"[a-z]+", sentence.lower())
    weekday = any(word.endswith("day") and word in lexicon().weekdays for word in words)
    return weekday or words[:1] in (["a"], ["an"], ["the"]) or words[-1:] == ["said"]


def url_date(url: str) -> date | None:
    """Return the day in an address's path (".../2017/02/06/..."), None where it holds none."""
    match = _URL_DATE.search(url)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None
