"""Fill who, to whom, where and who says so for the statements of one report, in order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vedette.model import ActorRef, Period, PlaceRef, Side, kind_info
from vedette.reading.besieged import shut_in_at
from vedette.reading.closer import Look
from vedette.reading.framed import framed
from vedette.reading.grammar_actors import as_grammar_has_it
from vedette.reading.hangs_on import settled
from vedette.reading.looks import with_look
from vedette.reading.memory import Filling, Memory
from vedette.reading.mention import Mention
from vedette.reading.named_later import named_later
from vedette.reading.noun_actors import is_of_the_sides
from vedette.reading.place_grounds import is_where
from vedette.reading.place_ref import place_ref
from vedette.reading.scorer import Weights, shares, slot_weights
from vedette.reading.short_texts import is_short
from vedette.reading.sides import sides_of
from vedette.reading.sources import NOBODY, source_choices, source_ref
from vedette.reading.story import Choice, Scene, Story
from vedette.reading.told_of import told_of
from vedette.reading.where import meant_in_sentence, most_specific, place_choices
from vedette.reading.who import actor_choices

Actors = tuple[ActorRef, ...]
NOTHING_SEEN: Look = {}

# Who takes or leaves a place changes the map: that a second force does so too must be surer than elsewhere.
_SURER = {"withdrawal": 0.8, "capture": 0.65}
# Kinds in which all who fight are authors: by the annotation guide a battle has two sides at least.
_BATTLES = frozenset({"clash"})
_PART = 0.35  # the share from which somebody has a part in a battle; chosen by cross-validation
# Kinds whose authors act from directions: whoever is said to stand "from the south" is one of them.
_FROM_SIDES = frozenset({"siege", "advance", "route_cut"})


FURTHER = 0.45  # the share that a second actor of a slot needs; chosen by cross-validation


@dataclass(frozen=True)
class Filled:
    """The slots of one statement that names fill."""

    by: tuple[ActorRef, ...] = ()
    against: tuple[ActorRef, ...] = ()
    place: PlaceRef | None = None
    said_by: ActorRef | None = None
    via: tuple[ActorRef, ...] = ()
    rule: str = ""


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


def _shut_in(story: Story, scene: Scene, by: Actors, against: Actors) -> tuple[Actors, Actors]:
    """Put those whom a headline tells of as besieged among them."""
    named = {actor for mention in shut_in_at(story, scene.head) for actor in mention.actors}
    held = tuple(a for a in by if a.id in named)
    return tuple(a for a in by if a not in held), (*against, *held)


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


class Slots:
    """The slot filler of one story; call `fill` for its statements in the order of the text."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._memory = Memory()
        self._weights: Mapping[str, Weights] = slot_weights()
        self._short = is_short(story.doc)

    def fill(self, scene: Scene, period: Period | None = None, look: Look = NOTHING_SEEN) -> Filled:
        """Return the slots of one statement, which happened in `period`.

        `look` is what a closer look at it says of the names around; without it grammar alone decides.
        """
        story, memory = self._story, self._memory
        kind = scene.statement.kind
        family = kind_info(kind).family
        before = memory.before(scene, period)
        actors = actor_choices(story, scene, before)
        actors = with_look(story, "by", actors, look)
        by, against = chosen_actors(actors, self._weights, _SURER.get(kind, FURTHER))
        by = [c for c in _backed_act(story, scene, by, actors) if not _only_hosts(story, scene, c)]
        against = [c for c in against if not _only_hosts(story, scene, c)]
        if family == "peace" and is_of_the_sides(scene.head):
            by = [c for c in by if _named_here(story, scene, c)]
        by, against = self._one_meaning(by, scene), self._one_meaning(against, scene)
        if kind in _SURER:
            by = by[:1] + [c for c in by[1:] if _acts_beside(c)]
        if family == "encirclement":
            by, against = _as_grammar_says(by, against)
        if kind in _FROM_SIDES:
            closing_in = sides_of(story, scene, None)
            by += [c for c in actors if c.id in closing_in and c not in by]
            against = [c for c in against if c.id not in closing_in]
        if kind in _BATTLES and len(by) == 1:
            by += self._opponent(by[0], actors)
        places = place_choices(story, scene, before)
        place = self._best("place", with_look(story, "place", places, look))
        place = most_specific(story, scene, places, place) if place is not None else None
        place = (
            told_of(story, scene, places)
            or meant_in_sentence(story, scene, places)
            or framed(story, scene, places, place)
            or named_later(story, scene, places, place)
            or place
        )
        sources = source_choices(story, scene, before.source)
        source = self._best("said_by", with_look(story, "said_by", sources, look))
        number = int(source.id) if source is not None and source.id != NOBODY else None
        number = settled(story, scene, number)
        sides = sides_of(story, scene, [c.id for c in by])
        acting = tuple(self._actor(c, scene, sides.get(c.id, ())) for c in by)
        suffering = tuple(self._actor(c, scene) for c in against)
        if self._short:
            both = acting
            acting, suffering = as_grammar_has_it(story, scene, acting, suffering)
            if kind in _BATTLES and len(acting) == 1 and not suffering:
                acting += tuple(a for a in both if a.id != acting[0].id)
        if family == "encirclement":
            acting, suffering = _shut_in(story, scene, acting, suffering)
        roles = {
            role: [a.id for a in found if a.id is not None]
            for role, found in (("by", acting), ("against", suffering))
        }
        filling = Filling(roles, place.id if place is not None else None, period)
        memory.keep(scene, filling, -1 if number is None else number)
        said_by, via = source_ref(story, number) if number is not None else (None, ())
        return Filled(
            by=acting,
            against=suffering,
            place=place_ref(story, place, scene) if place is not None else None,
            said_by=said_by,
            via=via,
            rule=self._rule({"by": by, "against": against, "place": [place] if place else []}),
        )

    def _opponent(self, one: Choice, actors: Sequence[Choice]) -> list[Choice]:
        """Return who fights with `one`: the likeliest of another side to have any part in it."""
        pack, day = self._story.pack, self._story.report.published
        side = pack.side_of(one.id, day) or one.id
        others = [
            c
            for c in actors
            if (pack.side_of(c.id, day) or c.id) != side
            and (c.id not in pack.actors or pack.actors[c.id].kind != "civilians")
        ]
        taking_part = [
            (-sum(shares(c.features, self._weights["by"], self._weights["against"])), c.id, c) for c in others
        ]
        return [c for share, _, c in sorted(taking_part, key=lambda x: x[:2])[:1] if -share >= _PART]

    def _best(self, slot: str, choices: Sequence[Choice]) -> Choice | None:
        weights = self._weights[slot]
        weighed = sorted(((-weights.probability(c.features), c.id, c) for c in choices), key=lambda x: x[:2])
        return weighed[0][2] if weighed and -weighed[0][0] >= weights.threshold else None

    def _one_meaning(self, chosen: Sequence[Choice], scene: Scene) -> list[Choice]:
        """Keep the likeliest of those whom one and the same name may mean; of "rebels backed by X" those."""
        kept: dict[Mention | str, Choice] = {}
        for choice in chosen:
            name = self._nearest(choice, scene)
            backed = name is not None and name.body == "backed" and name.actors[:1] == (choice.id,)
            if backed or (name or choice.id) not in kept:
                kept[name or choice.id] = choice
        return list(kept.values())

    def _nearest(self, choice: Choice, scene: Scene) -> Mention | None:
        mentions = (self._story.mentions[n] for n in choice.mentions)
        return min(mentions, key=lambda m: abs(m.start - scene.statement.start), default=None)

    def _actor(self, choice: Choice, scene: Scene, sides: tuple[Side, ...] = ()) -> ActorRef:
        story = self._story
        nearest = self._nearest(choice, scene)
        known = story.pack.actors.get(choice.id)
        written = nearest.text if nearest is not None else ""
        return ActorRef(
            id=choice.id,
            name=known.name if known else choice.id,
            as_written=written or choice.id,
            sides=sides,
        )

    def _rule(self, chosen: Mapping[str, Sequence[Choice]]) -> str:
        parts = []
        for slot, choices in chosen.items():
            for choice in choices[:1]:
                grounds = self._weights[slot].grounds(choice.features, 1)
                if grounds:
                    parts.append(f"{slot}: {grounds[0]}")
        return "; ".join(parts)
