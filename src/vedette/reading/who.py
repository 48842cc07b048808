"""Who did it, and to whom: the actors a report names, weighed for one statement."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from vedette.model import kind_info
from vedette.packs.pack import Pack
from vedette.reading.mentions import Mention
from vedette.reading.relation import is_passive, relation
from vedette.reading.story import Choice, Scene, Story

_NEAR = 3  # sentences back in which an actor can be meant without being named


def actor_choices(
    story: Story, scene: Scene, before: Mapping[str, Sequence[str]] | None = None, family_before: Mapping[str, Sequence[str]] | None = None
) -> list[Choice]:
    """Return the actors that may take part in a statement, with the grounds for and against each.

    `before` is what the report's previous statement was filled with ("by", "against": actor ids), and
    `family_before` the same of the previous statement of this kind's family.
    """
    grounds: dict[str, dict[str, float]] = defaultdict(dict)
    where: dict[str, list[int]] = defaultdict(list)
    kind = scene.statement.kind
    family = kind_info(kind).family
    passive = "passive" if is_passive(scene.head) else "active"
    counts = _counts(story)
    title_end = story.sentence_at(0)
    in_sentence = _within(story, scene)
    for number, mention in enumerate(story.mentions):
        if not mention.actors:
            continue
        distance = scene.sentence - story.sentence_at(mention.start)
        near = _nearness(story, scene, mention, distance)
        if near is None:
            continue
        spoken = _is_speaker(story, mention)
        for rank, actor in enumerate(mention.actors[:2]):
            found = _mention_grounds(story, scene, mention, near, passive, spoken, rank)
            for name in found:
                grounds[actor][name] = 1.0
                grounds[actor][f"{family}|{name}"] = 1.0
                grounds[actor][f"{kind}|{name}"] = 1.0
            where[actor].append(number)
    for slot, ids in [*(before or {}).items()]:
        for actor in ids:
            grounds[actor][f"previous {slot}"] = 1.0
            grounds[actor][f"{kind}|previous {slot}"] = 1.0
    for slot, ids in [*(family_before or {}).items()]:
        for actor in ids:
            grounds[actor][f"family {slot}"] = 1.0
            grounds[actor][f"{kind}|family {slot}"] = 1.0
    civilians = [a.id for a in story.pack.actors.values() if a.kind == "civilians"][:1]
    for actor in civilians:
        grounds[actor][f"{kind}|may be civilians"] = 1.0
    most = max(counts.values(), default=1)
    choices = []
    for actor in sorted(grounds):
        features = grounds[actor]
        for name in _actor_grounds(story.pack, actor):
            features[name] = 1.0
            features[f"{kind}|{name}"] = 1.0
            if any(key.startswith("in:") for key in features):
                features[f"named here|{name}"] = 1.0
        features["share of names"] = counts.get(actor, 0) / most
        features[f"rivals here {min(4, len(in_sentence))}"] = 1.0
        if in_sentence == {actor}:
            features["only actor here"] = 1.0
            features[f"{kind}|only actor here"] = 1.0
        if not in_sentence:
            features["nobody named here"] = 1.0
            features[f"{kind}|nobody named here|{_category(story.pack, actor)}"] = 1.0
        choices.append(Choice(actor, features, tuple(where.get(actor, ()))))
    _ = title_end
    return choices


def _counts(story: Story) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for mention in story.mentions:
        if mention.actors and not mention.link:
            counts[mention.actors[0]] += 1
    return counts


def _within(story: Story, scene: Scene) -> set[str]:
    return {
        m.actors[0]
        for m in story.mentions_in(scene.statement.start, scene.statement.end)
        if m.actors and not m.link
    }


def _nearness(story: Story, scene: Scene, mention: Mention, distance: int) -> str | None:
    if scene.statement.start <= mention.start < scene.statement.end:
        return "in"
    if story.sentence_at(mention.start) in range(scene.sentence, scene.last_sentence + 1):
        return "before" if mention.start < scene.statement.start else "after"
    if 0 < distance <= _NEAR:
        return f"back {distance}"
    if distance > _NEAR:
        return "far back"
    return None


def _mention_grounds(
    story: Story, scene: Scene, mention: Mention, near: str, passive: str, spoken: bool, rank: int
) -> list[str]:
    token = story.token(mention)
    found = [near]
    if near in {"in", "before", "after"}:
        how = relation(token, scene.head)
        found += [f"{near}:{how}", f"{near}:{how}:{passive}", f"{near}:{how}:{scene.head.lemma_.lower()}"]
        first = how.split(">")[-1].split("/")[0]
        found += [f"{near}~{first}:{passive}"]
        order = "left" if token.i < scene.head.i else "right"
        found += [f"{near}:{order}:{passive}", f"{near}:{order}:{scene.head.lemma_.lower()}"]
        found += [f"{near}<{token.head.lemma_.lower()}:{token.dep_}"]
        if mention.what in {"place", "nationality"}:
            found.append(f"{near}:{mention.what}:{first}")
        if mention.body:
            found.append(f"{near}:{mention.body}")
        if mention.label:
            found.append(f"{near}:label:{order}")
    else:
        found.append(f"{near}:{token.dep_}")
        if mention.what == "place":
            found.append(f"{near}:place")
    if mention.link:
        found.append(f"{near}:{mention.link}")
    if spoken:
        found.append(f"{near}:speaks")
    if rank:
        found.append("second meaning")
    return found


def _is_speaker(story: Story, mention: Mention) -> bool:
    return any(a.start <= mention.start < a.end for a in story.attributions)


def _actor_grounds(pack: Pack, actor: str) -> list[str]:
    return [f"is {_category(pack, actor)}"]


def _category(pack: Pack, actor: str) -> str:
    known = pack.actors.get(actor)
    if known is None:
        return "unknown"
    home = "home " if known.country is not None and known.country in pack.home else ""
    return f"{home}{known.kind}"
