"""Tell whom a pronoun or a short form stands for: "it added", "the ministry", a surname, "a monitor said"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from vedette.packs.pack import Pack
from vedette.reading.mention import Mention
from vedette.reading.speech_words import speech_words

_DETERMINERS = frozenset({"the", "this", "that", "same", "a", "an", "its", "his", "another"})
_REACH = 12  # sentences over which a short form can look back for its name
_PLACED = "-based"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One source in one sentence: its characters, and the characters of what it is said to say.

    `head` is the source's head word; `ids` are pack ids of the body, `person` tells a person's name;
    `carriers` are the ids or names of those it was told to or is quoted by. `stands_for` is an index into
    the report's attributions: whom a pronoun or short form means; `means` are the words that name a source
    which itself is attributed nothing ("The UN is worried. It said ..."). `how` is the verb's lemma, `group`
    its sort, `verb` its token; `joint` tells that others speak with it, `plural` that it is several people.
    """

    start: int
    end: int
    text: str
    head: str
    sentence: int
    reach: tuple[int, int]
    how: str
    ids: tuple[str, ...] = ()
    person: str = ""
    carriers: tuple[tuple[str | None, str], ...] = ()
    stands_for: int | None = None
    group: str = "says"
    verb: int = -1
    means: str = ""
    joint: bool = False
    plural: bool = False


def resolved(
    found: Sequence[Attribution], mentions: Sequence[Mention], subjects: Mapping[int, Mention], pack: Pack
) -> tuple[Attribution, ...]:
    """Return the attributions of a report, each short form with whom it stands for.

    `subjects` are the names that are subject of the sentence before, by the number of the sentence.
    """
    done: list[Attribution] = []
    for i, one in enumerate(found):
        short = _is_short(one)
        target = _antecedent(one, done, pack) if short else _surname(one, done)
        named = _named_before(one, done, target, mentions, subjects) if short else None
        if named is not None:
            ids = (named.sources or named.actors)[:1]
            done.append(replace(one, ids=ids, means=named.text))
            continue
        if target is not None:
            root = done[target].stands_for
            target = target if root is None else root
        elif not one.ids:
            target = _named_later(one, i, found, pack)
        done.append(replace(one, stands_for=target))
    return tuple(done)


def _named_before(
    one: Attribution,
    done: Sequence[Attribution],
    target: int | None,
    mentions: Sequence[Mention],
    subjects: Mapping[int, Mention],
) -> Mention | None:
    """Return the name that a short form means where no attribution, or only an older one, names it."""
    if one.text.lower() in speech_words().pronouns:
        subject = subjects.get(one.sentence)
        fresh = target is not None and done[target].sentence >= one.sentence - 1
        if subject is None or fresh or not subject.sources:
            return None
        return subject if one.text.lower() == "it" else None
    if target is not None or one.head in speech_words().statements:
        return None
    before = [m for m in mentions if m.end <= one.start and (m.sources or m.actors) and not m.link]
    return next(
        (m for m in reversed(before) if one.head in m.text.lower().split() and len(m.text.split()) > 1), None
    )


def _bare(one: Attribution) -> list[str]:
    words = one.text.lower().split()
    return [w for w in words if w not in _DETERMINERS and not w.endswith(_PLACED)]


def _is_short(one: Attribution) -> bool:
    words = one.text.lower().split()
    if len(words) == 1 and words[0] in speech_words().pronouns:
        return True
    if one.ids or one.person or not words or words[0] in {"a", "an", "another"}:
        return False
    known = words[0] in _DETERMINERS or len(words) == 1 or words[0].endswith(_PLACED)
    return known and len(_bare(one)) <= 3 and one.head in speech_words().short_forms


def _kinds(one: Attribution) -> set[str]:
    """Return the kinds of sources that a source's own words can mean ("the monitor")."""
    return {kind for kind, words in speech_words().kinds.items() if set(_bare(one)) & words}


def _source_kind(one: Attribution, pack: Pack) -> str | None:
    known = pack.sources.get(one.ids[0]) if one.ids else None
    return known.kind if known is not None else None


def _antecedent(one: Attribution, earlier: Sequence[Attribution], pack: Pack) -> int | None:
    """Return the nearest earlier source that a pronoun or short form can stand for."""
    word = one.text.lower()
    bare = set(_bare(one))
    alike: int | None = None
    for i in range(len(earlier) - 1, -1, -1):
        other = earlier[i]
        if one.sentence - other.sentence > _REACH:
            break
        root = earlier[other.stands_for] if other.stands_for is not None and other.stands_for < i else other
        if word in speech_words().pronouns:
            if _agrees(word, root):
                return i
        elif one.head in speech_words().statements or _same_body(one, bare, root):
            return i
        elif alike is None and _source_kind(root, pack) in _kinds(one):
            alike = i
    return alike


def _agrees(pronoun: str, root: Attribution) -> bool:
    """Whether a pronoun can mean a source: "he" a person, "they" several or a body, "it" a body."""
    human = bool(root.person) or root.head in speech_words().unnamed
    if pronoun in {"he", "she"}:
        return human and not root.plural
    if pronoun == "they":
        return not root.person
    if pronoun == "it":
        return not root.plural and (bool(root.ids) or not root.person)
    return True


def _same_body(one: Attribution, bare: set[str], root: Attribution) -> bool:
    """Whether "the ministry" repeats a word of the source's name, or of what the pack calls it."""
    named = {word for i in root.ids for word in i.replace(":", "_").split("_")}
    return bool(bare & (set(_bare(root)) | (named if one.head in named else set())))


def _surname(one: Attribution, earlier: Sequence[Attribution]) -> int | None:
    """Return the earlier source of which this gives only the last name, or the initials ("The IDA")."""
    words = one.text.split()
    if one.ids or not words or not words[-1][0].isupper() or len(words) > 2:
        return None
    for i in range(len(earlier) - 1, -1, -1):
        full = earlier[i].text.split()
        initials = "".join(word[0] for word in full if word[0].isupper())
        short = words[-1] in full or (words[-1].isupper() and words[-1] == initials)
        if len(full) > len(words) and short and earlier[i].stands_for is None:
            return i
    return None


def _named_later(one: Attribution, i: int, found: Sequence[Attribution], pack: Pack) -> int | None:
    """Return the source that a lead keeps unnamed ("a monitor said") and the story names soon after."""
    kinds = _kinds(one)
    if not kinds or len(_bare(one)) > 4:
        return None
    for j in range(i + 1, len(found)):
        if found[j].sentence - one.sentence > _REACH // 2:
            return None
        if _source_kind(found[j], pack) in kinds:
            return j
    return None
