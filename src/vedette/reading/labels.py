"""Whom a word for fighters may mean in a report: besides its usual meaning, the group named before it.

"Islamic State seized the town. The jihadists ..." means Islamic State; which of the two meanings holds in a
statement is weighed with its other grounds (`who.py`).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from vedette.packs.pack import Pack
from vedette.reading.mention import Mention, unique

_GROUPS = frozenset({"armed_group", "militia", "alliance", "coalition"})
_BACK = 600  # characters within which a group is still spoken of


def with_antecedents(mentions: Sequence[Mention], pack: Pack) -> list[Mention]:
    """Return the mentions of a report; words for fighters also mean the group that was named before them.

    That is the last one named within the sentences before, else the one that the report names most often.
    """
    named = [(m, m.actors[0]) for m in mentions if _names_group(m, pack)]
    counts = Counter(actor for _, actor in named)
    usual = counts.most_common(1)[0][0] if counts else None
    found = []
    for mention in mentions:
        if not mention.label or not _is_group(mention.actors[:1], pack):
            found.append(mention)
            continue
        near = [a for m, a in named if m.end <= mention.start and mention.start - m.end <= _BACK]
        meant = near[-1] if near else usual
        found.append(replace(mention, actors=unique([mention.actors[0], meant])) if meant else mention)
    return found


def _names_group(mention: Mention, pack: Pack) -> bool:
    return not mention.label and not mention.link and _is_group(mention.actors[:1], pack)


def _is_group(actors: Sequence[str], pack: Pack) -> bool:
    """Whether actors are fighters of no state: nobody calls an alliance of states "militants"."""
    known = [pack.actors[a] for a in actors if a in pack.actors]
    return bool(known) and known[0].kind in _GROUPS and pack.countries.keys().isdisjoint(known[0].members)
