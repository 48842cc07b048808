"""Whom a backer or leader stands behind: the groups and alliances of a war that a pack says it backs."""

from collections.abc import Iterable, Sequence

from vedette.packs.pack import Pack
from vedette.packs.records import Actor, Name
from vedette.reading.lexicon import name_words
from vedette.reading.words import words_of

_OF_STATES = frozenset({"military", "government", "police"})


def led_by(pack: Pack, leaders: Sequence[str]) -> tuple[str, ...]:
    """Return the alliances that have one of `leaders` as a member: those named for who leads them first.

    A pack lists the leader of an alliance as its first member.
    """
    alliances = [
        (not named_for_backing(actor), min(actor.members.index(one) for one in leading), order, actor.id)
        for order, actor in enumerate(pack.actors.values())
        if actor.kind == "alliance" and (leading := set(leaders) & set(actor.members))
    ]
    return tuple(alliance[-1] for alliance in sorted(alliances))[:1]


def backed_by(pack: Pack, backers: Sequence[str]) -> tuple[str, ...]:
    """Return the groups that one of `backers` backs: those named for it first, then alliances.

    Where a pack is of one war, the backer's groups in other countries' wars are not meant.
    """
    groups = [
        (not named_for_backing(actor), actor.kind != "alliance", len(actor.backers), order, actor.id)
        for order, actor in enumerate(pack.actors.values())
        if any(b.actor in backers for b in actor.backers)
        and actor.is_group
        and (not pack.home or actor.country in {None, *pack.home})
    ]
    return tuple(group[-1] for group in sorted(groups))[:2]


def names_forces(pack: Pack, names: Iterable[Name]) -> bool:
    """Whether names mean a state's forces."""
    return any(pack.actors[n.target].kind == "military" for n in names if n.target in pack.actors)


def names_forces_of(pack: Pack, names: Iterable[Name], backers: Sequence[str]) -> bool:
    """Whether names mean a state's forces that are backed: "Russian-backed government forces"."""
    known = [pack.actors[n.target] for n in names if n.target in pack.actors]
    return any(a.kind in _OF_STATES and any(b.actor in backers for b in a.backers) for a in known)


def named_for_backing(actor: Actor) -> bool:
    """Whether a group is known as the one that somebody backs ("Turkey-backed rebels")."""
    return any(
        word.key in name_words().backing for name in (actor.name, *actor.names) for word in words_of(name)
    )
