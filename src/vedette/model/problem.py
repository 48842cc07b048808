"""A fault in the data, kept as a value beside the records it concerns."""

from typing import ClassVar

from vedette.model.base import SparseRecord


class Problem(SparseRecord):
    """One fault: which source it was found in, what is wrong, and where in it.

    `source` is a file name, a report's name or a pack file; `where` is a line, a character range or a
    field, empty when the whole source is meant. `report` is the id of the report that it is about, if it is
    about one: two reports may have one name.
    """

    seldom: ClassVar[tuple[str, ...]] = ("report",)

    source: str
    message: str
    where: str = ""
    report: str = ""

    def __str__(self) -> str:
        place = f"{self.source}:{self.where}" if self.where else self.source
        return f"{place}: {self.message}"
