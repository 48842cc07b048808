"""Who says so: the attributions of a report, weighed for one statement."""

from collections import Counter

from vedette.model import ActorRef
from vedette.reading.lexicon import name_words
from vedette.reading.speech_short import Attribution
from vedette.reading.speech_words import speech_words
from vedette.reading.story import Choice, Scene, Story

NOBODY = "nobody"


def source_choices(story: Story, scene: Scene, before: int | None = None) -> list[Choice]:
    """Return the attributions that may carry a statement, and `NOBODY`, with the grounds for each.

    The id of a choice is the number of the attribution in the story. `before` is the one that the report's
    previous statement was given to (-1 for nobody, None for the first statement).
    """
    counts = Counter(_root(story, n) for n in range(len(story.attributions)))
    most = max(counts.values(), default=1)
    kind = scene.statement.kind
    own = [n for n, a in enumerate(story.attributions) if scene.sentence <= a.sentence <= scene.last_sentence]
    quoted = _in_quote(story, scene)
    choices = []
    for number, one in enumerate(story.attributions):
        distance = one.sentence - scene.sentence
        if (distance < -6 or distance > 2) and number != 0 and counts[_root(story, number)] < 2:
            continue
        features = dict.fromkeys(_grounds(story, scene, number, one, own, quoted), 1.0)
        features["share"] = counts[_root(story, number)] / most
        if before is not None:
            same = before >= 0 and _root(story, before) == _root(story, number)
            features["previous" if same else "not previous"] = 1.0
            features[f"{'previous' if same else 'not previous'}:own {bool(own)}:quote {quoted}"] = 1.0
        choices.append(Choice(str(number), features))
    features = {f"own {min(2, len(own))}": 1.0, f"{kind}": 1.0, f"quote {quoted}": 1.0}
    features[f"covering {any(_covers(story.attributions[n], scene) for n in own)}"] = 1.0
    if before is not None:
        features[f"previous nobody {before < 0}:own {bool(own)}"] = 1.0
    features[f"any {bool(story.attributions)}"] = 1.0
    choices.append(Choice(NOBODY, {f"nobody:{name}": value for name, value in features.items()}))
    return choices


def _root(story: Story, number: int) -> int:
    target = story.attributions[number].stands_for
    return number if target is None else target


def _covers(one: Attribution, scene: Scene) -> bool:
    return one.reach[0] <= scene.head.idx < one.reach[1]


def _in_quote(story: Story, scene: Scene) -> bool:
    before = story.doc.text[max(0, scene.statement.start - 600) : scene.statement.start + 1]
    return (before.count('"') % 2 == 1) or before.rfind("“") > before.rfind("”")


def _grounds(
    story: Story, scene: Scene, number: int, one: Attribution, own: list[int], quoted: bool
) -> list[str]:
    distance = one.sentence - scene.sentence
    clipped = max(-6, min(2, distance)) if not scene.sentence <= one.sentence <= scene.last_sentence else 0
    where = f"d{clipped}"
    found = [where, f"{where}:quote {quoted}", f"{where}:own {bool(own)}", f"{where}:{one.how}"]
    if clipped == 0:
        found.append(f"covers {_covers(one, scene)}")
        found.append(
            "own overlaps"
            if one.start < scene.statement.end and scene.statement.start < one.end
            else "own apart"
        )
        found.append(f"own {'before' if one.start < scene.statement.start else 'after'}:{one.how}")
        inside = [n for n in own if n != number]
        found.append(f"rivals {min(2, len(inside))}")
        nearest = min(own, key=lambda n: abs(story.attributions[n].start - scene.head.idx))
        found.append("nearest of own" if nearest == number else "not nearest of own")
    elif distance < 0:
        later = [a for a in story.attributions if one.sentence < a.sentence < scene.sentence]
        found.append("last before" if not later else "not last before")
        found.append(f"{where}:{'last' if not later else 'not last'}")
    else:
        found.append("ahead:quote" if quoted else "ahead")
    found.append(f"{where.split(':', maxsplit=1)[0]}:short {one.stands_for is not None}")
    words = speech_words()
    if one.head in words.unnamed:
        found.append("unnamed")
    if one.person:
        found.append("person")
    if one.ids:
        known = story.pack.sources.get(one.ids[0])
        found.append(f"source {known.kind}" if known is not None else "known actor")
        found.append(f"{where}:source {known.kind}" if known is not None else f"{where}:known actor")
    elif not one.person and one.head not in words.unnamed and one.stands_for is None:
        found.append("strange")
        found.append(f"{where}:strange")
    if one.head in name_words().titles:
        found.append("titled")
    if number == 0:
        found.append("first of all")
    if one.carriers:
        found.append("has carriers")
    return found


def source_ref(story: Story, number: int) -> tuple[ActorRef, tuple[ActorRef, ...]]:
    """Return the source of an attribution and those who carried it, as a claim holds them."""
    one = story.attributions[number]
    root = story.attributions[_root(story, number)]
    carriers = tuple(
        ActorRef(id=i, name=_name(story, i) or text, as_written=text) for i, text in one.carriers
    )
    identity = root.ids[0] if root.ids else None
    name = (_name(story, identity) if identity is not None else None) or root.text
    return ActorRef(id=identity, name=name, as_written=root.text), carriers


def _name(story: Story, identity: str | None) -> str | None:
    if identity is None:
        return None
    known = story.pack.sources.get(identity) or story.pack.actors.get(identity)
    return known.name if known is not None else None
