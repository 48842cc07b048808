"""What the words of reports say of a round of talks: who convened it, what it was about, how it ended."""

import re
from collections.abc import Iterable
from functools import cache

from vedette.model import Claim
from vedette.situation.known import actor_id
from vedette.situation.vocabulary import says, vocabulary


def conveners(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Return the actors who host or convene: "Sudria hosted the talks", "talks hosted by Sudria"."""
    found = {
        actor_id(actor)
        for claim in claims
        for actor in (*claim.by, *claim.against)
        if _convenes(actor.as_written, claim.evidence.quote)
    }
    return tuple(sorted(found))


def agenda(claims: Iterable[Claim]) -> str:
    """Return what talks were to be about, by the first claim that says so: what stands after "to discuss"."""
    told = (_about().search(claim.evidence.quote) for claim in claims)
    return next((found["what"].strip() for found in told if found is not None), "")


def outcome(claims: Iterable[Claim]) -> str:
    """Return the words of the first claim of talks held that says how they ended."""
    ends = (c.evidence.quote for c in claims if c.kind == "talks_held")
    return next((" ".join(quote.split()) for quote in ends if says(quote, vocabulary().ended)), "")


def _convenes(name: str, quote: str) -> bool:
    """Tell whether a name stands right before a word for convening, or right after it with "by"."""
    written = re.escape(name)
    hosts = "|".join(map(re.escape, vocabulary().hosts))
    active = rf"(?<!\w){written}(?:\s+(?:has|have|had|will|is|was|to))*\s+(?:{hosts})(?!\w)(?!\s+by)"
    passive = rf"(?<!\w)(?:{hosts})\s+by\s+(?:the\s+)?{written}(?!\w)"
    return bool(name) and re.search(f"{active}|{passive}", quote, re.IGNORECASE) is not None


@cache
def _about() -> re.Pattern[str]:
    words = "|".join(map(re.escape, vocabulary().about))
    return re.compile(rf"(?<!\w)(?:{words})\s+(?P<what>[^.;,]+)", re.IGNORECASE)
