"""Sums of numbers of which some may not be known."""

from collections.abc import Iterable


def sum_known(numbers: Iterable[int | None]) -> int | None:
    """Return the sum of the numbers that are known, None where none is."""
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None
