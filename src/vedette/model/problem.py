"""A fault in the data, kept as a value beside the records it concerns."""

from vedette.model.base import Record


class Problem(Record):
    """One fault: which source it was found in, what is wrong, and where in it.

    `source` is a file name, a report's name or a pack file; `where` is a line, a character range or a
    field, empty when the whole source is meant.
    """

    source: str
    message: str
    where: str = ""

    def __str__(self) -> str:
        place = f"{self.source}:{self.where}" if self.where else self.source
        return f"{place}: {self.message}"
