"""What speaks for and against an attribution being that of a statement: where it stands, who says it."""

from dataclasses import dataclass

from vedette.reading.language import in_quotes, text_of
from vedette.reading.lexicon import name_words
from vedette.reading.speech_short import Attribution
from vedette.reading.speech_words import speech_words
from vedette.reading.story import Scene, Story

_FARTHEST = 6
_LEAD = 3


def root_of(story: Story, number: int) -> int:
    """Return the attribution that names the source of attribution `number`."""
    target = story.attributions[number].stands_for
    return number if target is None else target


@dataclass(frozen=True)
class Setting:
    """What all candidates of one statement share: the attributions of its own sentence, quotes around it.

    `last` and `first_after` are the nearest attributions before and after the sentence, `between` tells that
    both are of one source; `goes_on` that the sentence goes on with what was told.
    """

    own: tuple[int, ...]
    quoted: bool
    goes_on: bool
    last: int | None
    first_after: int | None
    between: bool

    @classmethod
    def of(cls, story: Story, scene: Scene) -> "Setting":
        """Return the setting of a statement."""
        numbers = range(len(story.attributions))
        sentences = [a.sentence for a in story.attributions]
        own = tuple(n for n in numbers if scene.sentence <= sentences[n] <= scene.last_sentence)
        last = next((n for n in reversed(numbers) if sentences[n] < scene.sentence), None)
        after = next((n for n in numbers if sentences[n] > scene.last_sentence), None)
        between = last is not None and after is not None and root_of(story, last) == root_of(story, after)
        first = next((t for t in scene.evidence[0].sent if t.is_alpha), scene.evidence[0])
        goes_on = first.lower_ in speech_words().goes_on
        return cls(
            own,
            in_quote(story, scene.statement.start, scene.statement.start + 1),
            goes_on,
            last,
            after,
            between,
        )

    def under(self, story: Story, scene: Scene, number: int) -> str:
        """Return how a statement hangs on the verb of an attribution in the parse, "" where it doesn't."""
        verb = story.attributions[number].verb
        through = ""
        for token in (scene.head, *scene.head.ancestors):
            if token.i == verb:
                return through or "itself"
            if token.dep_ in {"relcl", "advcl", "acl"}:
                through = token.dep_
            elif not through and token.dep_ in {"ccomp", "xcomp", "parataxis"}:
                through = "told"
        return ""


def in_quote(story: Story, start: int, end: int) -> bool:
    """Whether quotes are open at character `end`, by those from shortly before `start` on."""
    return in_quotes(text_of(story.doc), start, end)


def covers(one: Attribution, scene: Scene) -> bool:
    """Whether the words that an attribution reaches over hold what a statement hangs on."""
    return one.reach[0] <= scene.head.idx < one.reach[1]


def grounds(story: Story, scene: Scene, setting: Setting, number: int) -> list[str]:
    """Return the grounds for attribution `number` being that of a statement."""
    one = story.attributions[number]
    distance = one.sentence - scene.sentence
    own = number in setting.own
    where = "d0" if own else f"d{max(-_FARTHEST, min(2, distance))}"
    found = [
        where,
        f"{where}:quote {setting.quoted}",
        f"{where}:own {bool(setting.own)}",
        f"{where}:{one.how}",
        f"{where}:{one.group}",
        f"{where}:short {one.stands_for is not None}",
        f"{where}:goes on {setting.goes_on}",
    ]
    if own:
        found += _in_own_sentence(story, scene, setting, number)
    elif distance < 0:
        found += _before(story, scene, setting, number)
    else:
        found.append("ahead:quote" if setting.quoted else "ahead")
        found.append(f"ahead:{'next' if number == setting.first_after else 'later'}")
    if setting.between and setting.last is not None:
        same = root_of(story, number) == root_of(story, setting.last)
        found.append(f"between {same}:own {bool(setting.own)}:goes on {setting.goes_on}")
    if scene.sentence < _LEAD and not setting.own:
        found.append(f"lead:{'first' if number == 0 else 'other'}")
    return found + _who(story, one, number, where)


def _in_own_sentence(story: Story, scene: Scene, setting: Setting, number: int) -> list[str]:
    one = story.attributions[number]
    side = "before" if one.start < scene.statement.start else "after"
    overlaps = one.start < scene.statement.end and scene.statement.start < one.end
    nearest = min(setting.own, key=lambda n: abs(story.attributions[n].start - scene.head.idx))
    under = setting.under(story, scene, number)
    rivals = [story.attributions[n] for n in setting.own if n != number]
    found = [
        f"covers {covers(one, scene)}",
        "own overlaps" if overlaps else "own apart",
        f"own {side}:{one.how}",
        f"own {side}:{one.group}:{scene.statement.kind}",
        f"rivals {min(2, len(rivals))}",
        "nearest of own" if nearest == number else "not nearest of own",
        f"under {under}",
        f"under {under}:{one.group}",
        f"under {under}:{side}",
        f"joint {one.joint}",
    ]
    if rivals:
        hang = any(setting.under(story, scene, n) for n in setting.own if n != number)
        found.append(f"under {bool(under)}:rival under {hang}")
        carried = any(one.ids and one.ids[0] == i for r in rivals for i, _ in r.carriers)
        found.append(f"carries a rival {carried}")
        kind = _kind(story, number)
        rest = sorted({_kind(story, n) for n in setting.own if n != number})
        found += [f"{kind} beside {other}" for other in rest]
        found += [f"{kind} beside {other}:joint" for other in rest if one.joint]
    return found


def _before(story: Story, scene: Scene, setting: Setting, number: int) -> list[str]:
    one = story.attributions[number]
    where = f"d{max(-_FARTHEST, one.sentence - scene.sentence)}"
    last = setting.last is None or story.attributions[setting.last].sentence == one.sentence
    order = "last" if last else "not last"
    same = setting.last is not None and root_of(story, number) == root_of(story, setting.last)
    text = text_of(story.doc)[one.end : scene.statement.start]
    opened = (text.count('"') + text.count("“") + text.count("”")) % 2 == 1
    return [
        f"{order} before",
        f"{where}:{order}",
        f"{order} before:root of last {same}",
        f"{order}:quote opened {opened}",
        f"{order}:{one.how}",
    ]


def _kind(story: Story, number: int) -> str:
    """Return what sort of speaker an attribution names, roughly: media, a known source, a party, somebody."""
    root = story.attributions[root_of(story, number)]
    known = story.pack.sources.get(root.ids[0]) if root.ids else None
    if known is not None:
        return "media" if known.kind in speech_words().media else known.kind
    return "party" if root.ids else "person" if root.person else "somebody"


def _who(story: Story, one: Attribution, number: int, where: str) -> list[str]:
    words = speech_words()
    found = []
    if one.head in words.unnamed:
        found.append("unnamed")
    if one.head in words.shown | words.statements:
        found.append("a statement")
    if one.person:
        found.append("person")
    if one.ids:
        known = story.pack.sources.get(one.ids[0])
        found.append(f"source {known.kind}" if known is not None else "known actor")
        found.append(f"{where}:source {known.kind}" if known is not None else f"{where}:known actor")
    elif not one.person and one.head not in words.unnamed and one.stands_for is None:
        found += ["strange", f"{where}:strange"]
    found.append(f"{where}:{_kind(story, number)}")
    if one.head in name_words().titles:
        found.append("titled")
    if number == 0:
        found.append("first of all")
    if one.carriers:
        found.append("has carriers")
    return found
