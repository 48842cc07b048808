"""Fill who, to whom, where and who says so for the statements of one report, in order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vedette.model import ActorRef, Period, PlaceRef, Side, kind_info
from vedette.reading.besieged import shut_in_at
from vedette.reading.blame import Blame, as_blamed, blame_for, blamed_by
from vedette.reading.brokered import brokered
from vedette.reading.closer import Look
from vedette.reading.countrywide import countrywide
from vedette.reading.denied import as_denied
from vedette.reading.framed import framed
from vedette.reading.grammar_actors import as_grammar_has_it
from vedette.reading.hangs_on import settled
from vedette.reading.looks import with_look
from vedette.reading.memory import Before, Filling, Memory
from vedette.reading.named_later import named_later
from vedette.reading.place_ref import place_ref
from vedette.reading.scorer import Weights, shares, slot_weights
from vedette.reading.short_texts import is_short
from vedette.reading.sides import sides_of
from vedette.reading.sources import NOBODY, source_choices, source_ref
from vedette.reading.story import Choice, Scene, Story
from vedette.reading.taking_part import BATTLES, nearest_name, taking_part
from vedette.reading.tellings import LIKELY
from vedette.reading.told_of import told_of
from vedette.reading.where import meant_in_sentence, most_specific, place_choices
from vedette.reading.who import actor_choices

Actors = tuple[ActorRef, ...]
NOTHING_SEEN: Look = {}


@dataclass(frozen=True)
class Filled:
    """The slots of one statement that names fill; `likely` may have done it, where `by` is empty."""

    by: tuple[ActorRef, ...] = ()
    against: tuple[ActorRef, ...] = ()
    place: PlaceRef | None = None
    said_by: ActorRef | None = None
    via: tuple[ActorRef, ...] = ()
    rule: str = ""
    likely: tuple[ActorRef, ...] = ()


def _shut_in(story: Story, scene: Scene, by: Actors, against: Actors) -> tuple[Actors, Actors]:
    """Put those whom a headline tells of as besieged among them."""
    named = {actor for mention in shut_in_at(story, scene.head) for actor in mention.actors}
    held = tuple(a for a in by if a.id in named)
    return tuple(a for a in by if a not in held), (*against, *held)


def _roles(acting: Actors, suffering: Actors) -> dict[str, list[str]]:
    """Return the known actors of each role."""
    return {
        role: [actor.id for actor in found if actor.id is not None]
        for role, found in (("by", acting), ("against", suffering))
    }


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
        before = self._memory.before(scene, period)
        actors = with_look(self._story, "by", actor_choices(self._story, scene, before), look)
        blame = blame_for(self._story, scene)
        by, against = taking_part(self._story, scene, actors, self._weights)
        if blame is not None:
            by, against = as_blamed(self._story, blame, by, against, actors, self._weights)
        by = as_denied(self._story, scene, by, actors, self._weights)
        against = [c for c in against if c not in by]
        acting, suffering = self._as_told(scene, by, against, blame)
        place = self._place(scene, before, look)
        source = blamed_by(self._story, blame)
        if source is None:
            source = self._source(scene, before, look)
        filling = Filling(_roles(acting, suffering), place.id if place is not None else None, period)
        self._memory.keep(scene, filling, -1 if source is None else source)
        said_by, via = source_ref(self._story, source) if source is not None else (None, ())
        return Filled(
            by=acting,
            against=suffering,
            place=place_ref(self._story, place, scene) if place is not None else None,
            said_by=said_by,
            via=via,
            rule=self._rule({"by": by, "against": against, "place": [place] if place else []}),
            likely=() if acting else self._likely(scene, actors, suffering),
        )

    def _place(self, scene: Scene, before: Before, look: Look) -> Choice | None:
        """Return where it happened: what a reading of the sentence settles, else the likeliest place."""
        story = self._story
        places = place_choices(story, scene, before)
        place = self._best("place", with_look(story, "place", places, look))
        place = most_specific(story, scene, places, place) if place is not None else None
        return (
            told_of(story, scene, places)
            or meant_in_sentence(story, scene, places)
            or brokered(story, scene, places)
            or countrywide(story, scene, places, before.period)
            or framed(story, scene, places, place)
            or named_later(story, scene, places, place, before.period)
            or place
        )

    def _source(self, scene: Scene, before: Before, look: Look) -> int | None:
        """Return the number of the attribution that says so, None where nobody does."""
        story = self._story
        sources = source_choices(story, scene, before.source)
        source = self._best("said_by", with_look(story, "said_by", sources, look))
        number = int(source.id) if source is not None and source.id != NOBODY else None
        return settled(story, scene, number)

    def _as_told(
        self, scene: Scene, by: Sequence[Choice], against: Sequence[Choice], blame: Blame | None
    ) -> tuple[Actors, Actors]:
        """Return the chosen actors as a claim holds them, where grammar or a headline knows better mended."""
        story, kind = self._story, scene.statement.kind
        sides = sides_of(story, scene, [c.id for c in by])
        acting = tuple(self._actor(c, scene, sides.get(c.id, ())) for c in by)
        suffering = tuple(self._actor(c, scene) for c in against)
        if self._short and blame is None:
            both = acting
            acting, suffering = as_grammar_has_it(story, scene, acting, suffering)
            if kind in BATTLES and len(acting) == 1 and not suffering:
                acting += tuple(a for a in both if a.id != acting[0].id)
        if kind_info(kind).family == "encirclement":
            acting, suffering = _shut_in(story, scene, acting, suffering)
        return acting, suffering

    def _likely(self, scene: Scene, actors: Sequence[Choice], suffering: Actors) -> Actors:
        """Return the candidates that may have done it, though nothing here says so for sure."""
        victims = {actor.id for actor in suffering}
        roles = self._weights["by"], self._weights["against"]
        acting = [c for c in actors if c.id not in victims and shares(c.features, *roles)[0] >= LIKELY]
        return tuple(self._actor(choice, scene) for choice in acting)

    def _best(self, slot: str, choices: Sequence[Choice]) -> Choice | None:
        weights = self._weights[slot]
        weighed = sorted(((-weights.probability(c.features), c.id, c) for c in choices), key=lambda x: x[:2])
        return weighed[0][2] if weighed and -weighed[0][0] >= weights.threshold else None

    def _actor(self, choice: Choice, scene: Scene, sides: tuple[Side, ...] = ()) -> ActorRef:
        story = self._story
        nearest = nearest_name(story, scene, choice)
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
