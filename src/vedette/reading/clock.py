"""When the statements of one report happened, in their order: later ones may be of an earlier one's day."""

from vedette.model import Period
from vedette.reading.statement import Statement
from vedette.reading.story import Story
from vedette.reading.when import Known, find_period


class Clock:
    """Dates the statements of one story; ask it in the order of the text."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._day: Period | None = None
        self._deeds: dict[str, Period] = {}

    def period(self, statement: Statement, going_on: bool = False) -> Period | None:
        """Return when a statement happened, or is `going_on`; None where nothing says."""
        story = self._story
        known = Known(self._day, self._deeds.get(statement.kind), story.pack.start, going_on)
        found = find_period(
            story.doc, statement.start, statement.end, story.report.published, statement.kind, known
        )
        if found is not None and found.precision in {"day", "days"}:
            self._day = found
        if found is not None:
            self._deeds[statement.kind] = found
        return found
