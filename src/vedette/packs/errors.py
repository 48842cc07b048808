"""What can be wrong with a pack: faults with their place in a file, and the error of using a broken one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from vedette.model import Problem

Steps = tuple[str | int, ...]


class Locatable(Protocol):
    """A file of a pack that can tell on which line a part of it stands."""

    @property
    def source(self) -> str:
        """The file's path, as the user gave it."""

    def line(self, path: Steps) -> int:
        """Return the line, from 1, of the part that `path` leads to."""


@dataclass(frozen=True)
class Locus:
    """A part of a file: the keys and indices that lead to it. The line is looked up when it is asked for."""

    file: Locatable
    path: Steps = ()

    def at(self, *path: str | int) -> "Locus":
        """Return the part of this part that `path` leads to."""
        return Locus(self.file, self.path + path)

    def fault(self, message: str) -> Problem:
        """Return a fault at this place."""
        return Problem(source=self.file.source, message=message, where=f"line {self.file.line(self.path)}")


class PackError(ValueError):
    """A pack cannot be used as it is; `problems` are its faults, each with file and line."""

    def __init__(self, pack: str, problems: Sequence[Problem]) -> None:
        self.pack = pack
        self.problems = tuple(problems)
        first = self.problems[0]
        more = f" (and {len(self.problems) - 1} more)" if len(self.problems) > 1 else ""
        super().__init__(
            f"{_file_and_line(first)}: {first.message}{more}. "
            f"Mend it; `vedette pack check {pack}` lists every fault."
        )

    def __reduce__(self) -> tuple[type["PackError"], tuple[str, tuple[Problem, ...]]]:
        return type(self), (self.pack, self.problems)


def _file_and_line(problem: Problem) -> str:
    line = problem.where.removeprefix("line ")
    return f"{problem.source}:{line}" if line else problem.source
