"""When the statements of one report happened, in their order: later ones may be of an earlier one's day."""

from vedette.model import Period
from vedette.reading.statement import Statement
from vedette.reading.story import Story
from vedette.reading.when import find_period


class Clock:
    """Dates the statements of one story; ask it in the order of the text."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._day: Period | None = None

    def period(self, statement: Statement) -> Period | None:
        """Return when a statement happened, None where nothing says."""
        story = self._story
        found = find_period(
            story.doc,
            statement.start,
            statement.end,
            story.report.published,
            statement.kind,
            self._day,
            story.pack.start,
        )
        if found is not None and found.precision in {"day", "days"}:
            self._day = found
        return found
