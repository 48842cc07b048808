"""Where it happened: the places a report names, weighed for one statement."""

from collections import defaultdict
from collections.abc import Sequence

from spacy.tokens import Token

from vedette.model import PlaceRef, kind_info
from vedette.packs.pack import Pack
from vedette.packs.records import Place
from vedette.reading.lexicon import name_words
from vedette.reading.mention import Mention
from vedette.reading.relation import relation
from vedette.reading.story import Choice, Scene, Story

_PRECISION = {
    "country": "country",
    "province": "province",
    "district": "area",
    "region": "area",
    "river": "area",
    "mountain": "area",
    "city": "locality",
    "town": "locality",
    "village": "locality",
    "quarter": "point",
    "island": "area",
    "road": "area",
}


def place_choices(
    story: Story, scene: Scene, before: str | None = None, family_before: str | None = None
) -> list[Choice]:
    """Return the places where a statement may have happened, with the grounds for and against each.

    `before` is the place of the report's previous statement, `family_before` that of the previous one of
    this kind's family.
    """
    grounds: dict[str, dict[str, float]] = defaultdict(dict)
    where: dict[str, list[int]] = defaultdict(list)
    kind = scene.statement.kind
    family = kind_info(kind).family
    here = _here(story, scene)
    for number, mention in enumerate(story.mentions):
        for rank, place in enumerate(place_ids(story.pack, mention)[:2]):
            features = grounds[place]
            where[place].append(number)
            for name in _mention_grounds(story, scene, mention, rank):
                features[name] = 1.0
                features[f"{family}|{name}"] = 1.0
    for country in _home(story.pack):
        grounds[country]["home"] = 1.0
    if before is not None:
        grounds[before]["previous"] = 1.0
        grounds[before][f"{kind}|previous"] = 1.0
    if family_before is not None:
        grounds[family_before]["family"] = 1.0
        grounds[family_before][f"{kind}|family"] = 1.0
    latest = _latest(story, scene)
    anaphors = _anaphors(scene)
    counts = {place: len(numbers) for place, numbers in where.items()}
    most = max(counts.values(), default=1)
    choices = []
    for place in sorted(grounds):
        features = grounds[place]
        known = story.pack.place(place)
        size = known.kind if known is not None else "unknown"
        features["share of names"] = counts.get(place, 0) / most
        narrower = any(other != place and place in story.pack.within(other) for other in here)
        near = "here" if place in here else "elsewhere"
        found = [
            f"{near}:{size}",
            f"narrower {narrower}",
            f"others here {min(3, len(here - {place}))} {near}",
        ]
        found += [f"{told}:{size}" for told in ("previous", "family", "home") if told in features]
        if place == latest:
            found.append(f"latest:{size}")
        for word in anaphors:
            meant = known is not None and known.kind in name_words().place_kinds.get(word, ())
            found.append(f"anaphor:{place == latest}:{'previous' in features}:{meant}")
        for name in found:
            features[name] = 1.0
            features[f"{kind}|{name}"] = 1.0
            features[f"{family}|{name}"] = 1.0
        if not here:
            features[f"none here:{size}"] = 1.0
        if known is not None:
            features["at home" if known.country in story.pack.home else "abroad"] = 1.0
        if here and here == {place}:
            features["only place here"] = 1.0
        holders = [other for other in here if other in story.pack.within(place)]
        if holders and place not in here:
            features["in a place named here"] = 1.0
        choices.append(Choice(place, features, tuple(where.get(place, ()))))
    return choices


def _latest(story: Story, scene: Scene) -> str | None:
    """Return the place that was named last before the statement's sentence, no country."""
    for mention in reversed(story.mentions_in(0, scene.head.sent.start_char)):
        ids = place_ids(story.pack, mention)
        known = story.pack.place(ids[0]) if ids else None
        if ids and not mention.link and (known is None or known.kind != "country"):
            return ids[0]
    return None


def _anaphors(scene: Scene) -> list[str]:
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


def place_ids(pack: Pack, mention: Mention) -> tuple[str, ...]:
    """Return the ids of the places (or, for a road, of the road) that a mention may mean."""
    return tuple(p or f"name:{mention.text}" for p in mention.places) or tuple(
        f"route:{route}" for route in mention.routes
    )


def place_ref(story: Story, choice: Choice, scene: Scene) -> PlaceRef:
    """Return the chosen place as a claim holds it, as written at the mention nearest to the statement."""
    mentions = [story.mentions[n] for n in choice.mentions]
    nearest = min(mentions, key=lambda m: _gap(m, scene), default=None)
    written = nearest.text if nearest is not None else ""
    relation_words = (
        _relation_words(story, nearest) if nearest is not None and _gap(nearest, scene) == 0 else ""
    )
    if choice.id.startswith("name:"):
        return PlaceRef(id=None, name=written, as_written=written, relation=relation_words)
    if choice.id.startswith("route:"):
        route = story.pack.routes[choice.id.removeprefix("route:")]
        middle = route.line[len(route.line) // 2] if route.line else None
        return PlaceRef(
            id=route.id,
            name=route.name,
            as_written=written,
            lat=middle[1] if middle else None,
            lon=middle[0] if middle else None,
            precision="area",
            relation=relation_words,
        )
    place = story.pack.place(choice.id)
    if place is None:
        return PlaceRef(id=None, name=written, as_written=written, relation=relation_words)
    return PlaceRef(
        id=place.id,
        name=place.name,
        as_written=written or place.name,
        lat=place.lat,
        lon=place.lon,
        precision=_precision(place),
        relation=relation_words,
    )


def _precision(place: Place) -> "str":
    return _PRECISION.get(place.kind, "point")


def _gap(mention: Mention, scene: Scene) -> int:
    sentence = scene.head.sent
    if sentence.start_char <= mention.start < sentence.end_char:
        return 0
    return min(abs(mention.start - sentence.start_char), abs(mention.start - sentence.end_char)) + 1


def _here(story: Story, scene: Scene) -> set[str]:
    return {
        place_ids(story.pack, m)[0]
        for m in story.mentions_in(scene.statement.start, scene.statement.end)
        if place_ids(story.pack, m) and not m.link
    }


def _home(pack: Pack) -> Sequence[str]:
    return [c.id for c in pack.countries.values() if c.iso2 in pack.home]


def _mention_grounds(story: Story, scene: Scene, mention: Mention, rank: int) -> list[str]:
    number = story.sentence_at(mention.start)
    token = _anchor(story.token(mention))
    if scene.statement.start <= mention.start < scene.statement.end:
        near = "in"
    elif scene.sentence <= number <= scene.last_sentence:
        near = "before" if mention.start < scene.statement.start else "after"
    elif number < scene.sentence:
        near = f"back {min(4, scene.sentence - number)}"
    else:
        near = f"ahead {min(3, number - scene.last_sentence)}"
    found = [near]
    if number == 0:
        found.append("in the first sentence")
    preposition = token.head.lower_ if token.dep_ == "pobj" else token.dep_
    found.append(f"{near.split()[0]}~{preposition}")
    if near in {"in", "before", "after"}:
        how = relation(token, scene.head)
        found += [f"{near}:{how}", f"{near}^{how.split('/')[0]}"]
        found.append(
            f"{near}<{token.head.head.lemma_.lower()}"
            if token.dep_ == "pobj"
            else f"{near}<{token.head.lemma_.lower()}"
        )
        words = abs(token.i - scene.head.i)
        found.append(f"{near} within {2 if words <= 2 else 5 if words <= 5 else 10 if words <= 10 else 99}")
        later = [
            m
            for m in story.mentions_in(scene.statement.start, scene.statement.end)
            if m.places and m.start < mention.start
        ]
        found.append(f"{near} rank {min(3, len(later))}")
    nouns = name_words().place_nouns
    if any(c.lower_ in nouns for c in [*token.children, token.head]):
        found.append("beside a place noun")
    if mention.link:
        found.append(f"link:{mention.link}")
    if mention.actors and mention.what != "place":
        found.append(f"rather {mention.what}")
    if any(a.start <= mention.start < a.end for a in story.attributions):
        found.append(f"{near.split()[0]}:speaker's")
    if rank:
        found.append("second meaning")
    return found


def _anchor(token: Token) -> Token:
    """Return the place noun that a name only specifies: "city" of "the city of X"."""
    nouns = name_words().place_nouns
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in nouns:
        return token.head.head
    if token.dep_ in {"appos", "compound"} and token.head.lower_ in nouns:
        return token.head
    return token


def _relation_words(story: Story, mention: Mention) -> str:
    """Return the words between a distance or direction and the place: "5 km of", "southeast of"."""
    token = story.token(mention)
    if token.dep_ != "pobj" or token.head.lower_ not in {"of", "from"}:
        return ""
    anchor = token.head.head
    if (
        anchor.pos_ not in {"ADV", "NOUN", "ADJ", "PROPN"}
        or anchor.lemma_.lower() in name_words().place_nouns
    ):
        return ""
    first = min(
        [anchor.i, *(c.i for c in anchor.lefts if c.dep_ in {"nummod", "amod", "compound", "npadvmod"})]
    )
    words = story.doc[first : token.head.i + 1].text
    return words if len(words.split()) <= 6 and _is_bearing(words) else ""


def _is_bearing(words: str) -> bool:
    text = words.lower()
    return any(
        w in text for w in ("north", "south", "east", "west", "km", "kilomet", "mile", "meter", "metre")
    )
