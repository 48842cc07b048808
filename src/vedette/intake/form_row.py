"""One row of a field form: its cells checked and put into one form, each fault with its column and remedy."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

from vedette.intake.dates import find_dates
from vedette.intake.form_words import Choices, form_words
from vedette.intake.seal import Seal
from vedette.model import FieldForm, Figure, Observation
from vedette.packs.pack import Pack

T = TypeVar("T")
_HOUR = re.compile(r"([01]?\d|2[0-3])[:.h]([0-5]\d)(?:[:.][0-5]\d)?")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_RANGE = re.compile(r"(\d+)\s*(?:-|–|to)\s*(\d+)")


class Cells:
    """The cells of one row by column; what is wrong with them is collected, and never quotes a cell.

    A cell may hold a source's name that slipped into the wrong column, so faults name row and column alone.
    """

    def __init__(self, cells: Mapping[str, str], seal: Seal, pack: Pack) -> None:
        self._cells = cells
        self._seal = seal
        self._pack = pack
        self.faults: list[tuple[str, str]] = []

    def fault(self, column: str, message: str) -> None:
        """Note what is wrong in a column, and the remedy."""
        self.faults.append((column, message))

    def read(self, column: str, reading: Callable[[str], T | None], remedy: str) -> T | None:
        """Return what a cell says, None where it is empty or, with a fault, where it can't be told."""
        cell = self._cells.get(column, "")
        told = reading(cell) if cell else None
        if cell and told is None:
            self.fault(column, f"can't be told and is left out; {remedy}")
        return told

    def choice(self, column: str, choices: Choices) -> str | None:
        """Return the choice that a cell names by itself or by one of its words."""

        def chosen(cell: str) -> str | None:
            told = cell.casefold()
            return next(
                (c for c, words in choices.items() if told.replace(" ", "_") == c or told in words), None
            )

        return self.read(column, chosen, f"write one of: {', '.join(choices)}")

    def day(self, column: str) -> date | None:
        """Return a full day that can be read in one way only."""
        return self.read(column, _day, "write the day as 2017-02-08")

    def words(self, column: str) -> str:
        """Return free text, without any word of a source's name."""
        return self._seal.hide(self._cells.get(column, ""))

    def place(self) -> str:
        """Return the place's name as written."""
        name = self._cells.get("place", "")
        return self._seal.hide(name, parts=not self._pack.find_places(name))

    def actors(self, column: str) -> tuple[str, ...]:
        """Return the names between the semicolons of a cell, as written."""
        names = (name.strip() for name in self._cells.get(column, "").split(";"))
        return tuple(
            self._seal.hide(name, parts=self._pack.actor_named(name) is None) for name in names if name
        )


def form_of(cells: Cells, source: str) -> FieldForm | None:
    """Return the form that a row's cells fill, None where they do not tell what happened."""
    kind = cells.choice("kind", form_words().kinds)
    if kind is None:
        known = ", ".join(form_words().kinds)
        cells.faults = [
            ("kind", f"does not say what happened and the row is left out; write one of: {known}")
        ]
        return None
    lat = cells.read("lat", lambda cell: _within(cell, 90), "write degrees north, as 36.367")
    lon = cells.read("lon", lambda cell: _within(cell, 180), "write degrees east, as 37.550")
    if (lat is None) != (lon is None):
        cells.fault("lat" if lat is None else "lon", "one coordinate is missing; both are left out")
        lat = lon = None
    return FieldForm(
        source=source,
        kind=kind,
        days=_days(cells),
        place=cells.place(),
        lat=lat,
        lon=lon,
        by=cells.actors("by"),
        against=cells.actors("against"),
        figures=tuple(_figures(cells)),
        observation=_observation(cells),
    )


def reported_on(cells: Cells, form: FieldForm) -> date | None:
    """Return the day on which the row became known: as told, else the last day of the event."""
    last = form.days[1] if form.days is not None else None
    told = cells.day("reported")
    if told is not None and last is not None and told < last:
        cells.fault("reported", "is before the event and is left out; check both days")
        told = None
    return told or last


def _days(cells: Cells) -> tuple[date, date] | None:
    start, end = cells.day("date"), cells.day("until_date")
    if start is None:
        return None
    if end is not None and end < start:
        cells.fault("until_date", "is before the first day and is left out; check both days")
        end = None
    return start, end or start


def _observation(cells: Cells) -> Observation:
    words = form_words()
    hours = [cells.read(column, _hour, "write the hour as 05:10") for column in ("time", "until_time")]
    told = {
        "perception": cells.choice("perception", words.perception),
        "certainty": cells.choice("certainty", words.certainty),
        "count": cells.read("count", _count, "write one whole number, as 40"),
        "direction": cells.choice("direction", words.winds) or "",
        "distance_km": cells.read("distance_km", _kilometres, "write kilometres, as 2.5"),
        "observer_position": cells.words("observer_position"),
        "weapon": cells.words("weapon"),
        "time": " to ".join(dict.fromkeys(hour for hour in hours if hour)),
    }
    return Observation.model_validate(told)


def _figures(cells: Cells) -> list[Figure]:
    found = []
    for column, (of, who) in form_words().figures.items():
        bounds = cells.read(column, _bounds, "write a number, 3-5, at least 3 or at most 5")
        if bounds is not None:
            low, high = bounds
            found.append(Figure(of=of, who=who, low=low, high=high, as_written=_written(low, high)))
    return found


def _written(low: int | None, high: int | None) -> str:
    if low is None:
        return f"at most {high}"
    if high is None:
        return f"at least {low}"
    return str(low) if low == high else f"{low} to {high}"


def _bounds(cell: str) -> tuple[int | None, int | None] | None:
    words, text = form_words(), cell.casefold()
    between = _RANGE.fullmatch(text)
    if between:
        low, high = sorted((int(between[1]), int(between[2])))
        return low, high
    number = _count(re.sub(r"[^\d.,-]", "", text))
    rest = re.sub(r"[\d\s]", "", text)
    if number is None:
        return None
    if rest in {"+", *(word.replace(" ", "") for word in words.at_least)}:
        return number, None
    if rest in {word.replace(" ", "") for word in words.at_most}:
        return None, number
    return (number, number) if not rest else None


def _day(cell: str) -> date | None:
    found = find_dates(cell)
    return found[0].readings[0] if len(found) == 1 and len(found[0].readings) == 1 else None


def _hour(cell: str) -> str | None:
    match = _HOUR.fullmatch(cell.casefold())
    return f"{int(match[1]):02}:{match[2]}" if match else None


def _count(cell: str) -> int | None:
    return int(cell) if re.fullmatch(r"\d{1,9}", cell) else None


def _number(cell: str) -> float | None:
    return float(cell.replace(",", ".")) if _NUMBER.fullmatch(cell) else None


def _within(cell: str, most: float) -> float | None:
    number = _number(cell)
    return number if number is not None and abs(number) <= most else None


def _kilometres(cell: str) -> float | None:
    match = re.fullmatch(r"([\d.,]+)\s*(km|m)?", cell.casefold())
    number = _number(match[1]) if match else None
    if match is None or number is None:
        return None
    return number / 1000 if match[2] == "m" else number
