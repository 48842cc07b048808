"""Which of the forms that reports write are labels of an actor, and not names of persons or of others."""

import re

from vedette.packs import name_key
from vedette.packs.pack import Pack
from vedette.situation.vocabulary import vocabulary

_POSSESSIVE = re.compile("['’]s?$")
_JOINS = frozenset({"and", "or"})


def plain_label(written: str) -> str:
    """Return a form in lower case, without a possessive ending, nor what leads up to a number in it.

    "Arden three gunmen" at the head of a report is its place, a number and the label "gunmen".
    """
    words = _POSSESSIVE.sub("", " ".join(written.casefold().split())).split()
    last = max((at for at, word in enumerate(words, 1) if _is_number(word)), default=0)
    return " ".join(words[last:])


def is_label(actor: str, label: str, pack: Pack) -> bool:
    """Tell whether a form is a label of an actor: no person, not two actors, no name of another group."""
    key = name_key(label)
    if not key or not pack.person_keys.isdisjoint({key, key.removesuffix("s")}):
        return False
    return not (_joins_two(actor, key, pack) or _names_other(actor, key, pack))


def _is_number(word: str) -> bool:
    return word.isdigit() or all(part in vocabulary().numbers for part in word.split("-"))


def _joins_two(actor: str, key: str, pack: Pack) -> bool:
    """Tell whether a form joins two actors ("Norland and allied forces"): it is a label of neither."""
    if actor == pack.civilians or _JOINS.isdisjoint(key.split()):
        return False
    named = pack.actor_named(key)
    return named is None or named.id != actor


def _names_other(actor: str, key: str, pack: Pack) -> bool:
    """Tell whether a form is the name of another armed group, alone or before one more word ("X fighters").

    Words that may mean many groups ("militants") are labels of each that they are taken to mean.
    """
    for text in {key, key.rpartition(" ")[0]} - {""}:
        other = pack.actor_named(text)
        if other is None or not other.is_group or pack.compatible(actor, other.id):
            continue
        if text in {name_key(name) for name in (other.name, *other.names)}:
            return True
    return False
