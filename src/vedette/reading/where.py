"""Where it happened: the places a report names, weighed for one statement."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from vedette.model import Period, kind_info
from vedette.packs.pack import Pack
from vedette.reading.event_words import event_words
from vedette.reading.lexicon import name_words
from vedette.reading.memory import NOTHING_BEFORE, Before
from vedette.reading.mention import Mention
from vedette.reading.place_grounds import (
    HOLDING,
    ITS_HOLDER_FOLLOWS,
    lies_in,
    mention_grounds,
    place_ids,
    place_names,
)
from vedette.reading.relation import is_known
from vedette.reading.report_home import home_of
from vedette.reading.story import Choice, Scene, Story


def place_choices(
    story: Story,
    scene: Scene,
    before: Before = NOTHING_BEFORE,
    by_kind: bool = True,
) -> list[Choice]:
    """Return the places where a statement may have happened, with the grounds for and against each.

    `before` is what the report's earlier statements were filled with. Without `by_kind` only the grounds
    that hold for every kind are given.
    """
    grounds: dict[str, dict[str, float]] = defaultdict(dict)
    where: dict[str, list[int]] = defaultdict(list)
    kind = scene.statement.kind if by_kind else ""
    family = kind_info(kind).family if kind else ""
    for name in story.once(place_names):
        told = mention_grounds(story, scene, name)
        for rank, place in enumerate(name.ids):
            where[place].append(name.number)
            _tell(grounds[place], [*told, "second meaning"] if rank else told, family)
    for country in story.once(home_of):
        grounds[country]["home"] = 1.0
    again = _is_told_again(scene)
    for one in before.earlier:
        if one.filling.place is not None:
            told_again = [f"{one.how}, told again"] if again else []
            _tell(grounds[one.filling.place], [one.how, f"{one.how}: {one.when}", *told_again], family, kind)
    surroundings = _Surroundings.of(story, scene, before)
    most = max((len(numbers) for numbers in where.values()), default=1)
    choices = []
    for place in sorted(grounds):
        features = grounds[place]
        features["share of names"] = len(where.get(place, ())) / most
        _tell(features, list(_place_grounds(story, place, features, surroundings)), kind, family)
        choices.append(Choice(place, features, tuple(where.get(place, ()))))
    return choices


def _tell(features: dict[str, float], names: Iterable[str], *groups: str) -> None:
    """Add grounds by their names, for every statement and for those of its kind and family."""
    for name in names:
        features[name] = 1.0
        for group in groups:
            if group:
                features[f"{group}|{name}"] = 1.0


@dataclass(frozen=True)
class _Surroundings:
    """What stands around one statement: the places of its words and its sentence, and what was named last."""

    here: frozenset[str]
    beside: frozenset[str]
    latest: str | None
    first: str | None
    anaphors: tuple[str, ...]
    early: str
    when: str
    places: Mapping[str, float]

    @classmethod
    def of(cls, story: Story, scene: Scene, before: Before) -> "_Surroundings":
        sentence = scene.around
        return cls(
            here=named_in(story, scene.statement.start, scene.statement.end),
            beside=named_in(story, sentence.start_char, sentence.end_char),
            latest=_latest(story, scene),
            first=next((p[0] for m in story.mentions if (p := place_ids(m))), None),
            anaphors=tuple(anaphors_of(scene)),
            when=_length(before.period),
            places=before.places,
            early=("in the first sentence", "in the second sentence", "")[min(2, scene.sentence)],
        )


def _place_grounds(
    story: Story, place: str, features: Mapping[str, float], around: _Surroundings
) -> Iterator[str]:
    """Yield what speaks for a place by its kind, its size and what else is named."""
    known = story.pack.place(place)
    size = known.kind if known is not None else "unknown"
    near = "here" if place in around.here else "beside" if place in around.beside else "elsewhere"
    if around.early:
        yield f"{around.early}:{near}:{size}"
    yield f"{around.when}:{near}:{size}"
    if place in around.places:
        yield f"place of {int(3.99 * around.places[place])} of 4 before:{size}"
    yield f"{near}:{size}"
    yield f"others here {min(3, len(around.here - {place}))} {near}"
    yield f"others beside {min(3, len(around.beside - {place}))} {near}"
    yield f"narrower {_holds(story.pack, place, around.here)}"
    yield f"narrower beside {_holds(story.pack, place, around.beside)}"
    if not around.here:
        yield f"none here:{size}"
        yield f"none here {near}"
    if not around.beside:
        yield f"none beside:{size}"
    for told in ("previous", "family", "kind", "lead", "alike", "home"):
        if told in features:
            yield f"{told}:{size}"
            yield f"{told} here {min(2, len(around.here))} beside {min(2, len(around.beside))}"
    if place == around.latest:
        yield f"latest:{size}"
    if place == around.first:
        yield "first of the report"
    for word in around.anaphors:
        meant = known is not None and known.kind in name_words().place_kinds.get(word, ())
        yield f"anaphor:{place == around.latest}:{'previous' in features}:{meant}"
        yield f"anaphor meant {meant} {near}"
    if known is not None:
        yield "at home" if known.country in story.pack.home else "abroad"
    if around.here == {place}:
        yield "only place here"
    if around.beside == {place}:
        yield "only place beside"
    if near == "elsewhere":
        within = story.pack.within(place)
        if not around.here.isdisjoint(within):
            yield "in a place named here"
        if not around.beside.isdisjoint(within):
            yield f"in a place named beside:{size}"


def most_specific(story: Story, scene: Scene, choices: Sequence[Choice], best: Choice) -> Choice:
    """Return the place named beside the chosen one as lying in it: "the town of X in Y", "Y's X" are at X."""
    here = range(scene.around.start_char, scene.around.end_char)
    holders = [story.mentions[n] for n in best.mentions]
    owners = [m for m in holders if m.start in here and story.token(m).dep_ == "poss"]
    for choice in choices:
        if not lies_in(story.pack, choice.id, best.id):
            continue
        inner = [story.mentions[n] for n in choice.mentions]
        if (ITS_HOLDER_FOLLOWS in choice.features and _follow(inner, holders)) or _follow(owners, inner):
            return choice
    return best


def _follow(first: Sequence[Mention], last: Sequence[Mention]) -> bool:
    """Whether one of the last names stands close after one of the first."""
    return any(0 <= later.start - m.end <= HOLDING for m in first for later in last)


def meant_in_sentence(story: Story, scene: Scene, choices: Sequence[Choice]) -> Choice | None:
    """Return the one place that the sentence names before "the city" or the like, where that is all it says.

    "The last buses left east Aleppo, and the army said that the whole city was in its hands." Where the verb
    is left out, the place named is the place: "took Izium on Friday and Lyman on 1 October".
    """
    bare = _bare_place(story, scene)
    if bare is not None:
        return next((c for c in choices if c.id == bare), None)
    anaphors = anaphors_of(scene)
    if not anaphors or named_in(story, scene.statement.start, scene.statement.end):
        return None
    named = named_in(story, scene.around.start_char, scene.statement.start)
    kinds = {k for word in anaphors for k in name_words().place_kinds.get(word, ())}
    fitting = [p for p in sorted(named) if (known := story.pack.place(p)) is not None and known.kind in kinds]
    return next((c for c in choices if [c.id] == fitting), None)


def _bare_place(story: Story, scene: Scene) -> str | None:
    """Return the place of a statement that is but a place and its day."""
    mention = next(iter(story.mentions_in(scene.statement.start, scene.statement.end)), None)
    ids = place_ids(mention) if mention is not None and mention.start == scene.statement.start else ()
    rest = [t for t in scene.evidence if mention is not None and t.idx >= mention.end]
    dated = rest and all(t.pos_ == "ADP" or t.ent_type_ == "DATE" for t in rest)
    return ids[0] if ids and dated else None


def _holds(pack: Pack, place: str, others: Iterable[str]) -> bool:
    return any(other != place and lies_in(pack, other, place) for other in others)


def named_in(story: Story, start: int, end: int) -> frozenset[str]:
    """Return the likeliest place of each name between two characters that no participle makes a mark."""
    found = (place_ids(m) for m in story.mentions_in(start, end) if not m.link)
    return frozenset(ids[0] for ids in found if ids)


def _latest(story: Story, scene: Scene) -> str | None:
    """Return the place that was named last before the statement, no country."""
    for mention in reversed(story.mentions_in(0, scene.statement.start)):
        ids = place_ids(mention)
        known = story.pack.place(ids[0]) if ids else None
        if ids and not mention.link and (known is None or known.kind != "country"):
            return ids[0]
    return None


def _length(period: Period | None) -> str:
    """Return how long something took: what took years seldom happened in one town."""
    if period is None:
        return "no time"
    days = (period.end - period.start).days
    return "a day" if days < 3 else "some days" if days < 20 else "a month" if days < 60 else "long"


def _is_told_again(scene: Scene) -> bool:
    """Whether a statement's words mean an event told before: "the attack", "that raid"."""
    nouns = event_words().event_nouns
    return any(token.lemma_.lower() in nouns and is_known(token) for token in scene.evidence)


def anaphors_of(scene: Scene) -> list[str]:
    """Return the words that mean a place named before: "the city", "that village", "there"."""
    nouns = name_words().place_nouns
    found = []
    for token in scene.evidence:
        bare = not any(c.dep_ in {"compound", "appos", "prep"} for c in token.children)
        told = any(c.lower_ in {"the", "this", "that"} for c in token.children)
        if token.lower_ == "there" and token.dep_ == "advmod":
            found.append("there")
        elif token.lower_ in nouns and bare and told:
            found.append(token.lower_)
    return found
