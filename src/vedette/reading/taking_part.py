"""Who takes part in a statement: what the weights choose, mended by what grammar and the kind tell."""

from collections.abc import Mapping, Sequence

from vedette.model import kind_info
from vedette.reading.losing import as_lost
from vedette.reading.mention import Mention
from vedette.reading.noun_actors import is_of_the_sides
from vedette.reading.place_grounds import is_where
from vedette.reading.scorer import Weights, shares
from vedette.reading.sides import sides_of
from vedette.reading.story import Choice, Scene, Story

# Who takes or leaves a place changes the map: that a second force does so too must be surer than elsewhere.
_SURER = {"withdrawal": 0.8, "capture": 0.65}
# Kinds in which all who fight are authors: by the annotation guide a battle has two sides at least.
BATTLES = frozenset({"clash"})
_NO_FIGHTERS = frozenset({"civilians", "international", "organisation", "political"})
_PART = 0.35  # the share from which somebody has a part in a battle; chosen by cross-validation
# Kinds whose authors act from directions: whoever is said to stand "from the south" is one of them.
_FROM_SIDES = frozenset({"siege", "advance", "route_cut"})
FURTHER = 0.45  # the share that a second actor of a slot needs; chosen by cross-validation


def chosen_actors(
    choices: Sequence[Choice], weights: Mapping[str, Weights], further: float = FURTHER
) -> tuple[list[Choice], list[Choice]]:
    """Return those who did it and those it was done to, each the likeliest first; nobody is both.

    The likeliest needs a share above the slot's threshold, every further one a share above `further`.
    """
    weighed: dict[str, list[tuple[float, str, Choice]]] = {"by": [], "against": []}
    for choice in choices:
        acts, suffers = shares(choice.features, weights["by"], weights["against"])
        slot, share = ("by", acts) if acts >= suffers else ("against", suffers)
        if share >= weights[slot].threshold:
            weighed[slot].append((-share, choice.id, choice))
    by, against = (
        [
            c
            for n, (share, _, c) in enumerate(sorted(found, key=lambda x: x[:2]))
            if not n or -share >= further
        ]
        for found in weighed.values()
    )
    return by, against


def _as_grammar_says(by: list[Choice], against: list[Choice]) -> tuple[list[Choice], list[Choice]]:
    """Put those whom grammar makes the besieged among them; sieges are too rare to learn this from."""
    held = [c for c in by if "suffers" in c.features and "acts" not in c.features]
    return [c for c in by if c not in held], [*against, *held]


def _acts_beside(choice: Choice) -> bool:
    """Whether grammar makes an actor act, or joins its name to another: "the army and its allies took it"."""
    return "acts" in choice.features or any(name.endswith(":joined") for name in choice.features)


def _named_here(story: Story, scene: Scene, choice: Choice) -> list[Mention]:
    """Return the names of a candidate in the sentence of the statement."""
    here = range(scene.around.start_char, scene.around.end_char)
    return [story.mentions[n] for n in choice.mentions if story.mentions[n].start in here]


def _only_hosts(story: Story, scene: Scene, choice: Choice) -> bool:
    """Whether a sentence names a state only as where it was: "met in Turkey", "Kazakhstan's capital"."""
    named = _named_here(story, scene, choice)
    return bool(named) and all(is_where(story, mention) for mention in named)


def _backed_act(story: Story, scene: Scene, by: list[Choice], actors: Sequence[Choice]) -> list[Choice]:
    """Put those who are named as backed in the place of their backer: "rebels backed by Ankara took it".

    A backer who is also named otherwise in the sentence acts for itself.
    """
    found: list[Choice] = []
    for choice in by:
        named = _named_here(story, scene, choice)
        backed = [
            c
            for c in actors
            if choice.id in story.pack.backers_of(c.id)
            and any(mention.body == "backed" for mention in _named_here(story, scene, c))
        ]
        only_backs = bool(named) and all(m.link == "backing" for m in named)
        found += [c for c in (backed if only_backs and backed else [choice]) if c not in found]
    return found


def taking_part(
    story: Story, scene: Scene, actors: Sequence[Choice], weights: Mapping[str, Weights]
) -> tuple[list[Choice], list[Choice]]:
    """Return those of `actors` who did what a statement tells, and those it was done to."""
    kind = scene.statement.kind
    family = kind_info(kind).family
    by, against = chosen_actors(actors, weights, _SURER.get(kind, FURTHER))
    by = [c for c in _backed_act(story, scene, by, actors) if not _only_hosts(story, scene, c)]
    against = [c for c in against if not _only_hosts(story, scene, c)]
    if family == "peace" and is_of_the_sides(scene.head):
        by = [c for c in by if _named_here(story, scene, c)]
    by, against = _one_meaning(story, scene, by), _one_meaning(story, scene, against)
    if kind_info(kind).violent and kind not in BATTLES:
        by = _agents_only(story, scene, by)
    if kind in _SURER:
        by = by[:1] + [c for c in by[1:] if _acts_beside(c)]
    if kind in _SURER:
        by, against = as_lost(story, scene, by, against, actors)
    if family == "encirclement":
        by, against = _as_grammar_says(by, against)
    if kind in _FROM_SIDES:
        closing_in = sides_of(story, scene, None)
        by += [c for c in actors if c.id in closing_in and c not in by]
        against = [c for c in against if c.id not in closing_in]
    if kind in BATTLES:
        fought = [c for c in against if _fights(story, c)]
        by += [c for c in fought if c not in by]
        against = [c for c in against if c not in fought]
        by += _foe(story, by, actors, weights)
    return by, against


def _agents_only(story: Story, scene: Scene, by: list[Choice]) -> list[Choice]:
    """Keep those whom the verb of a statement names as its agents, if any: "was hit by Somali jets"."""
    phrases = [
        range(agent.left_edge.idx, agent.right_edge.idx + 1)
        for prep in scene.head.children
        if prep.dep_ == "agent"
        for agent in prep.children
        if agent.dep_ == "pobj"
    ]
    agents = [c for c in by if any(story.mentions[n].start in one for n in c.mentions for one in phrases)]
    return agents or by


def _fights(story: Story, choice: Choice) -> bool:
    known = story.pack.actors.get(choice.id)
    return known is None or known.kind not in _NO_FIGHTERS


def _foe(
    story: Story, by: Sequence[Choice], actors: Sequence[Choice], weights: Mapping[str, Weights]
) -> list[Choice]:
    """Return who fights those in `by` if all are of one side: the likeliest of another to have any part."""
    pack, day = story.pack, story.report.published
    sides = {pack.side_of(c.id, day) or c.id for c in by}
    if len(sides) != 1:
        return []
    foes = [c for c in actors if (pack.side_of(c.id, day) or c.id) not in sides and _fights(story, c)]
    weighed = [(-sum(shares(c.features, weights["by"], weights["against"])), c.id, c) for c in foes]
    return [c for share, _, c in sorted(weighed, key=lambda x: x[:2])[:1] if -share >= _PART]


def _one_meaning(story: Story, scene: Scene, chosen: Sequence[Choice]) -> list[Choice]:
    """Keep the likeliest of those whom one and the same name may mean; of "rebels backed by X" those."""
    kept: dict[Mention | str, Choice] = {}
    for choice in chosen:
        name = nearest_name(story, scene, choice)
        backed = name is not None and name.body == "backed" and name.actors[:1] == (choice.id,)
        if backed or (name or choice.id) not in kept:
            kept[name or choice.id] = choice
    return list(kept.values())


def nearest_name(story: Story, scene: Scene, choice: Choice) -> Mention | None:
    """Return the name of a candidate that stands nearest to the statement."""
    mentions = (story.mentions[n] for n in choice.mentions)
    return min(mentions, key=lambda m: abs(m.start - scene.statement.start), default=None)
