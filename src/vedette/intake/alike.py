"""Names of field sources that are spelt almost alike: a slip of the pen may have made one source two."""

from collections.abc import Mapping, Sequence

from vedette.packs import name_key

_SHORT = 4
"""Letters below which names that differ in one are simply other names."""
_LONG = 8
"""Letters from which two slips still leave a name almost alike."""


def spelt_alike(names: Mapping[int, str]) -> tuple[tuple[int, int], ...]:
    """Return the pairs of rows whose names differ by an edit or two; `names` are by row, each name once.

    Case, accents and marks make no difference at all. Numbers tell codes apart: "post 4" is not "post 5".
    """
    firsts: dict[str, int] = {}
    for row, name in names.items():
        firsts.setdefault(name_key(name), row)
    keys = list(firsts)
    return tuple(
        (firsts[one], firsts[other])
        for number, one in enumerate(keys)
        for other in keys[number + 1 :]
        if _is_slip(one, other)
    )


def _is_slip(one: str, other: str) -> bool:
    least = min(len(one), len(other))
    if least < _SHORT or _digits(one) != _digits(other):
        return False
    most = 2 if least >= _LONG else 1
    return abs(len(one) - len(other)) <= most and _edits(one, other) <= most


def _digits(name: str) -> str:
    return "".join(sign for sign in name if sign.isdigit())


def _edits(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many signs must be put in, left out, changed, or swapped with the next (Damerau, 1964)."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, sign in enumerate(one, 1):
        row = [i]
        for j, wanted in enumerate(other, 1):
            least = min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (sign != wanted))
            if i > 1 and j > 1 and sign == other[j - 2] and one[i - 2] == wanted:
                least = min(least, before[j - 2] + 1)
            row.append(least)
        before, last = last, row
    return last[-1]
