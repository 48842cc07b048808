"""What accounts call the actors of an incident, where one of them takes a loaded word."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from vedette.incidents.relations import Relations
from vedette.incidents.told import Answers, Told


def called(tellings: Sequence[Told], relations: Relations) -> Iterator[tuple[str, Answers]]:
    """Yield for each actor the words that origins use for it, where they do not use the same.

    Words are loaded where the pack says who uses them so; all other names count as the neutral one.
    """
    answers: dict[str, list[tuple[Told, str]]] = defaultdict(list)
    neutral: dict[str, str] = {}
    for told in tellings:
        for ref in (*told.claim.by, *told.claim.against):
            if ref.id is not None and ref.as_written.strip():
                neutral[ref.id] = ref.name
                word = relations.loaded(ref.id, ref.as_written)
                answers[ref.id].append((told, word if word is not None else ref.name))
    for actor in sorted(answers):
        used: dict[str, set[str]] = defaultdict(set)
        for told, word in answers[actor]:
            used[told.origin.id].add(word)
        if len({frozenset(words) for words in used.values()}) > 1:
            yield f"name of {neutral[actor]}", answers[actor]
