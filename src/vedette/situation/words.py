"""Who calls whom what: the labels that each outlet uses for each actor, and when."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from vedette.model import WordCount
from vedette.packs import name_key
from vedette.packs.pack import Pack
from vedette.situation.view import View

_LEAST = 3  # letters that a word must have for its final "s" to be an ending

Use = tuple[str, str, str, str]
"""One use of a label: the actor, the label in lower case, the outlet, the month."""


def words(view: View, pack: Pack) -> tuple[WordCount, ...]:
    """Return how often each outlet calls an actor by a label, in reports up to the day of `view`.

    A label counts once a piece of evidence. Spellings that differ in case, articles, hyphens or a final "s"
    ("the regime", "regime's") are one label, told as it is written most often; the name of a person who leads
    or speaks for an actor is none. The outlet is "" for a report that names none; the count of a report
    without a date is in no month.
    """
    uses = sorted(set(_uses(view)))
    shown = _shown(uses, pack)
    counts: Counter[tuple[str, str, str]] = Counter()
    months: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for (actor, written, outlet, month), *_ in uses:
        label = shown.get((actor, written))
        if label is None:
            continue
        counts[actor, label, outlet] += 1
        if month:
            months[actor, label, outlet][month] += 1
    return tuple(
        WordCount(
            actor=key[0],
            label=key[1],
            outlet=key[2],
            count=counts[key],
            months=dict(sorted(months[key].items())),
        )
        for key in sorted(counts)
    )


def _uses(view: View) -> Iterator[tuple[Use, str, int, int]]:
    """Yield each use of a label with the evidence that it stands in."""
    for claim in view.claims.values():
        published = claim.report.published
        if published is not None and published > view.on:
            continue
        month = f"{published:%Y-%m}" if published is not None else ""
        where = (claim.report.id, claim.evidence.start, claim.evidence.end)
        for actor in (*claim.by, *claim.against):
            if actor.id is not None and actor.as_written.strip():
                written = " ".join(actor.as_written.casefold().split())
                yield (actor.id, written, claim.report.outlet or "", month), *where


def _shown(uses: list[tuple[Use, str, int, int]], pack: Pack) -> Mapping[tuple[str, str], str]:
    """Return the form that stands for each label of each actor; names of persons have none."""
    persons = {name_key(name.text) for name in pack.names() if name.what == "person"}
    written = Counter((use[0], use[1]) for use, *_ in uses)
    keys: dict[str, set[str]] = defaultdict(set)
    for actor, label in written:
        keys[actor].add(name_key(label))
    forms: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    folded = {}
    for (actor, label), times in written.items():
        key = name_key(label)
        stem = key[:-1] if key.endswith("s") and len(key) > _LEAST else key
        if not key or key in persons or stem in persons:
            continue
        folded[actor, label] = actor, stem if stem in keys[actor] else key
        forms[folded[actor, label]].append((-times, label))
    return {one: min(forms[group])[1] for one, group in folded.items()}
