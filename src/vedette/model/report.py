"""What goes in: one account by one outlet, with its text."""

from datetime import date
from typing import ClassVar, Self

from pydantic import Field

from vedette.model.base import Record, SparseRecord, content_id
from vedette.model.field import FieldForm
from vedette.model.problem import Problem


class Span(Record):
    """A piece of a report's text: characters `start` (included) to `end` (excluded), quoted."""

    start: int = Field(ge=0)
    end: int = Field(gt=0)
    quote: str = Field(min_length=1)


class ReportRef(Record):
    """How a claim names its report; `outlet` and `agency` are source ids of the pack, or names."""

    id: str
    name: str
    outlet: str | None = None
    agency: str | None = None
    published: date | None = None
    title: str | None = None


class Report(SparseRecord):
    """One account, cleaned of page furniture.

    `text` is the whole text that offsets count in; `body` lists the character ranges of it that are the
    story (page furniture lies outside). `outlet` and `agency` are source ids of the pack where the pack
    knows them, else the name as written. `published` is None where the report gives no date. `form` is the
    row of a field form that the text renders; it is left out of the JSON of all other reports.
    """

    seldom: ClassVar[tuple[str, ...]] = ("form",)

    id: str
    name: str
    text: str
    body: tuple[tuple[int, int], ...]
    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = None
    form: FieldForm | None = None

    @classmethod
    def make(
        cls,
        *,
        name: str,
        text: str,
        body: tuple[tuple[int, int], ...] | None = None,
        title: str | None = None,
        outlet: str | None = None,
        agency: str | None = None,
        published: date | None = None,
        url: str | None = None,
        language: str | None = None,
        form: FieldForm | None = None,
    ) -> Self:
        """Build a report with its content id; without `body` the whole text is the story."""
        return cls(
            id=cls.id_for(name=name, text=text, title=title, outlet=outlet, published=published, url=url),
            name=name,
            text=text,
            body=body if body is not None else (((0, len(text)),) if text else ()),
            title=title,
            outlet=outlet,
            agency=agency,
            published=published,
            url=url,
            language=language,
            form=form,
        )

    @staticmethod
    def id_for(
        *,
        name: str,
        text: str,
        title: str | None,
        outlet: str | None,
        published: date | None,
        url: str | None,
    ) -> str:
        """Return the id that follows from a report's content."""
        return content_id("rep", name, outlet, url, published, title, text)

    def problem(self, message: str, where: str = "") -> Problem:
        """Return a fault of this report, which its name tells to people and its id to us."""
        return Problem(source=self.name, message=message, where=where, report=self.id)

    def ref(self) -> ReportRef:
        """Return the short form that claims carry."""
        return ReportRef(
            id=self.id,
            name=self.name,
            outlet=self.outlet,
            agency=self.agency,
            published=self.published,
            title=self.title,
        )

    def span(self, start: int, end: int) -> Span:
        """Quote characters `start` to `end` of the text."""
        return Span(start=start, end=end, quote=self.text[start:end])
