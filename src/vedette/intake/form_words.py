"""The columns of the field form, the words that its cells may hold, and the empty form to fill in."""

import csv
import io
import json
from collections.abc import Mapping
from functools import cache, cached_property
from typing import Literal

from pydantic import Field

from vedette.model import Record, ontology
from vedette.model.word_lists import word_lists

Choices = Mapping[str, tuple[str, ...]]


class FormWords(Record):
    """The lists of `data/lexicon/field_form.yaml`; the file says what each is for."""

    columns: Mapping[str, str]
    perception: Choices
    certainty: Choices
    winds: Choices = Field(min_length=16, max_length=16)
    figures: Mapping[str, tuple[Literal["killed", "injured"], str]]
    at_least: tuple[str, ...]
    at_most: tuple[str, ...]

    @cached_property
    def kinds(self) -> Choices:
        """What happened: the kinds of claims by their ids, and by what they are called."""
        return {kind: (info.label.casefold(),) for kind, info in ontology().items()}

    def about(self, column: str) -> str:
        """Return what stands in a column."""
        return self.columns[column].format(kinds=", ".join(ontology()))


@cache
def form_words() -> FormWords:
    """Return the checked lists; pydantic's ValidationError names the list at fault."""
    return FormWords.model_validate(word_lists("field_form.yaml"))


def empty_form(form: Literal["csv", "json"]) -> str:
    """Return a form to fill in with its columns explained: rows of remarks above a heading, or JSON."""
    words = form_words()
    told = {column: words.about(column) for column in words.columns}
    if form == "json":
        return json.dumps({"about": told, "reports": [dict.fromkeys(told, "")]}, indent=1) + "\n"
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerows([f"# {column}: {about}"] for column, about in told.items())
    writer.writerow(told)
    return lines.getvalue()
