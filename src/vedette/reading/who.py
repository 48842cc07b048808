"""Who did it, and to whom: the actors a report names, weighed for one statement."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from vedette.model import kind_info
from vedette.packs.pack import Pack
from vedette.reading.grammar_actors import parts_by_grammar
from vedette.reading.language import text_of
from vedette.reading.lexicon import name_words
from vedette.reading.memory import NOTHING_BEFORE, Before
from vedette.reading.mention import Mention
from vedette.reading.place_grounds import spoken_names
from vedette.reading.relation import is_passive, role_of
from vedette.reading.story import Choice, Scene, Story
from vedette.reading.victims import civilian_grounds

_NEAR = 3  # sentences back in which an actor can be meant without being named


def actor_choices(
    story: Story,
    scene: Scene,
    before: Before = NOTHING_BEFORE,
) -> list[Choice]:
    """Return the actors that may take part in a statement, with the grounds for and against each.

    `before` is what the report's earlier statements were filled with.
    """
    kind = scene.statement.kind
    one = one_voice(story.pack, kind)
    named = _named(story, scene, one)
    grounds = named.grounds
    for actor, found in _remembered(before, bool(named.here)):
        _add(grounds[one(actor)], found, (kind,))
    if story.pack.civilians is not None:
        _add(grounds[story.pack.civilians], ["may be civilians", *civilian_grounds(scene)], (kind,))
    most = max(named.counts.values(), default=1)
    side = partial(_side, story.pack, story.report.published)
    choices = []
    for actor in sorted(grounds):
        features = grounds[actor]
        category = _category(story.pack, actor)
        _add(features, list(_among(actor, category, named.here, named.roles)), (kind,))
        _add(features, list(_sides(actor, named.roles, side)), (kind, category))
        features["share of names"] = named.counts.get(actor, 0) / most
        choices.append(Choice(actor, features, tuple(named.where.get(actor, ()))))
    return choices


@dataclass(frozen=True)
class _Named:
    """Who is named near a statement: on what grounds, by which names, how often, in it, and in which role."""

    grounds: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    where: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    here: set[str] = field(default_factory=set)
    roles: dict[str, set[str]] = field(default_factory=lambda: {"acts": set(), "suffers": set()})


def _named(story: Story, scene: Scene, one: Callable[[str], str]) -> _Named:
    """Go through the names of a report for those of its actors that may take part in a statement."""
    kind = scene.statement.kind
    family = kind_info(kind).family
    passive = "passive" if is_passive(scene.head) else "active"
    speaking = story.once(spoken_names)
    parts = parts_by_grammar(story, scene)
    named = _Named()
    for number, mention in enumerate(story.mentions):
        if not mention.actors:
            continue
        if not mention.link:
            named.counts[one(mention.actors[0])] += 1
        near = _nearness(story, scene, mention, scene.sentence - story.sentence_at(mention.start))
        if near is None:
            continue
        if near == "in" and not mention.link:
            named.here.add(one(mention.actors[0]))
        spoken = mention.start in speaking
        beside = _joined_grounds(story, scene, number, near)
        for rank, actor in enumerate(dict.fromkeys(one(a) for a in mention.actors[:2])):
            found = _mention_grounds(story, scene, mention, near, passive, spoken, rank)
            found += beside
            if mention.start in parts:
                found.append(f"grammar: {parts[mention.start]}")
            _add(named.grounds[actor], found, (family, kind, _category(story.pack, actor)))
            for role, actors in named.roles.items():
                if f"{near}:{role}" in found and not mention.link:
                    actors.add(actor)
            named.where[actor].append(number)
    return named


def _among(actor: str, category: str, here: Set[str], roles: Mapping[str, Set[str]]) -> Iterator[str]:
    """Yield the grounds of how an actor stands among those named `here`, and those who have each role."""
    yield f"is {category}"
    yield f"rivals here {min(4, len(here))}"
    if actor in here:
        yield f"named here, is {category}"
    if here == {actor}:
        yield "only actor here"
    for role, actors in roles.items():
        if actor in actors:
            yield role
        if actors - {actor}:
            yield f"another {role}"
        if not actors:
            yield f"nobody {role}"
    if not here:
        yield "nobody named here"
        yield f"nobody named here, is {category}"


def _sides(actor: str, roles: Mapping[str, Set[str]], side: Callable[[str], str]) -> Iterator[str]:
    """Yield whether those who have each role here are of an actor's own side or of another."""
    for role, actors in roles.items():
        others = actors - {actor}
        if others and actor not in actors:
            own = side(actor) in {side(other) for other in others}
            yield f"of the side that {role}" if own else f"of another side than who {role}"


def _side(pack: Pack, day: date | None, actor: str) -> str:
    return pack.side_of(actor, day) or actor


def _add(features: dict[str, float], found: Sequence[str], beside: Sequence[str]) -> None:
    """Note grounds, each alone and beside each of `beside`."""
    for name in found:
        features[name] = 1.0
        for other in beside:
            features[f"{other}|{name}"] = 1.0


def one_voice(pack: Pack, kind: str) -> Callable[[str], str]:
    """Return how to name a country's government and its forces as one: the forces where they act."""
    acts = kind_info(kind).violent or kind_info(kind).family in {"ground", "encirclement", "remote"}
    names = pack.acting_forces if acts else pack.speaking_governments
    return lambda actor: names.get(actor, actor)


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
        how = story.relation(token, scene.head)
        found += [f"{near}:{how}", f"{near}:{how}:{passive}", f"{near}:{how}:{scene.head.lemma_.lower()}"]
        first = how.split(">")[-1].split("/")[0]
        role = role_of(how, scene.head)
        if role and not mention.link:
            found.append(f"{near}:{role}")
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
    if mention.actors[0] == story.pack.civilians:
        found.append(f"{near}:called {token.lemma_.lower()}")
    if mention.label and len(mention.actors) > 1:
        word = mention.text.split()[-1].lower()
        meaning = "the group named before" if rank else "its own meaning"
        found += [f"label, {meaning}", f"{word}, {meaning}", f"{near}:label, {meaning}"]
    return found


def _remembered(before: Before, named: bool) -> Iterator[tuple[str, list[str]]]:
    """Yield the actors of earlier statements; `named` tells whether this statement names any."""
    for one in before.nearest:
        for slot, ids in one.filling.actors.items():
            told = f"{one.how} {slot}"
            company = f"one of {min(3, len(ids))}, {'others' if named else 'nobody'} named here"
            for actor in ids:
                yield actor, [told, f"{told}: {one.when}", f"{told}: {company}"]


def _joined_grounds(story: Story, scene: Scene, number: int, near: str) -> list[str]:
    """Return what the name beside an actor does: joined names share a role ("Russian and Syrian jets")."""
    if near not in {"in", "before", "after"}:
        return []
    found = []
    for other in (number - 1, number + 1):
        if 0 <= other < len(story.mentions) and story.mentions[other].actors:
            first, last = sorted((story.mentions[number], story.mentions[other]), key=lambda m: m.start)
            between = text_of(story.doc)[first.end : last.start].lower().split()
            if between and set(between) <= name_words().joining:
                how = story.relation(story.token(story.mentions[other]), scene.head)
                role = role_of(how, scene.head)
                found += [f"{near}:joined", f"{near}:joined {role}" if role else f"{near}:joined {how}"]
    return found


def _category(pack: Pack, actor: str) -> str:
    known = pack.actors.get(actor)
    if known is None:
        return "unknown"
    home = "home " if known.country is not None and known.country in pack.home else ""
    return f"{home}{known.kind}"
