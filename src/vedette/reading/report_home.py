"""The country that a report is about: where its statements were if they name no place."""

from collections import Counter
from collections.abc import Iterator, Sequence

from vedette.reading.mention import Mention
from vedette.reading.story import Choice, Story


def home_of(story: Story) -> tuple[str, ...]:
    """Return the countries that a report is about: the pack's own, unless it names only places of others.

    A report on Sudan that a pack of another war reads is about Sudan.
    """
    own = story.pack.home_places
    named = Counter(country for mention in story.mentions for country in _countries_of(story, mention))
    if not own or not named or any(country in named or _is_named(story, country) for country in own):
        return own
    return (max(sorted(named), key=lambda country: named[country]),)


def at_home(story: Story, choices: Sequence[Choice]) -> Choice | None:
    """Return the candidate that is the one country that a report is about, None where it is about several."""
    home = story.once(home_of)
    return next((choice for choice in choices if home == (choice.id,)), None)


def _countries_of(story: Story, mention: Mention) -> Iterator[str]:
    """Yield the country of a place that is named as one, no state that acts."""
    for place in mention.places[:1] if mention.what == "place" else ():
        yield from (one for one in (place, *story.pack.within(place)) if one in story.pack.countries)


def _is_named(story: Story, country: str) -> bool:
    """Whether a report names a country by a place in it, by its people, or by its bodies."""
    pack = story.pack
    iso2, adjectives = pack.countries[country].iso2, pack.countries[country].adjectives
    for mention in story.mentions:
        if any(word in mention.text for word in adjectives):
            return True
        ids = (*mention.places, *mention.seats)[:1]
        if any(country in (one, *pack.within(one)) for one in ids if one):
            return True
        actor = pack.actors.get(mention.actors[0]) if mention.actors and not mention.label else None
        if actor is not None and actor.country == iso2 and mention.body != "bare":
            return True
    return False
