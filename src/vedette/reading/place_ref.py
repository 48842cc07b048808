"""A chosen place as a claim holds it: id, point, precision, and the words of distance and direction."""

from collections.abc import Mapping

from vedette.model import PlaceRef
from vedette.model.claim import PlacePrecision
from vedette.packs.records import Place
from vedette.reading.held_by import held_by
from vedette.reading.lexicon import name_words
from vedette.reading.mention import Mention
from vedette.reading.story import Choice, Scene, Story
from vedette.reading.words import words_of

_PRECISION: Mapping[str, PlacePrecision] = {
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


def place_ref(story: Story, choice: Choice, scene: Scene) -> PlaceRef:
    """Return the chosen place as a claim holds it, as written at the mention nearest to the statement.

    What is told elsewhere of "Goma General Hospital" does not make it the name of what happened in Goma.
    """
    mentions = [story.mentions[n] for n in choice.mentions]
    nearest = min(mentions, key=lambda m: (_is_site_elsewhere(m, scene), _gap(m, scene)), default=None)
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
        precision=precision_of(place),
        relation=relation_words,
        held_by=held_by(story, choice, scene),
    )


def precision_of(place: Place) -> PlacePrecision:
    """Return how exactly a place of its kind tells where something was."""
    return _PRECISION.get(place.kind, "point")


def _gap(mention: Mention, scene: Scene) -> int:
    sentence = scene.around
    if sentence.start_char <= mention.start < sentence.end_char:
        return 0
    return min(abs(mention.start - sentence.start_char), abs(mention.start - sentence.end_char)) + 1


def _is_site_elsewhere(mention: Mention, scene: Scene) -> bool:
    """Whether a mention names a site by its place, in another sentence than the statement's."""
    words = words_of(mention.text)
    return len(words) > 1 and words[-1].key in name_words().sites and _gap(mention, scene) > 0


def _relation_words(story: Story, mention: Mention) -> str:
    """Return the words between a distance or direction and the place: "5 km of", "suburbs of"."""
    token = story.token(mention)
    if token.dep_ != "pobj" or token.head.lower_ not in {"of", "from"}:
        return ""
    anchor = token.head.head
    if anchor.lemma_.lower() in name_words().edges and token.head.i == anchor.i + 1:
        return str(story.doc[anchor.i : token.head.i + 1].text)
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
