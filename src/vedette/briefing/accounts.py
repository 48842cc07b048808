"""Lays the accounts of one incident side by side: one account an origin, reprints counted once."""

from collections.abc import Iterable
from dataclasses import dataclass

from vedette.briefing.glossary import SOURCE_KINDS, STATUSES
from vedette.briefing.lookup import Lookup
from vedette.briefing.observed import observed_text
from vedette.briefing.wording import amount_text, plain
from vedette.model import ActorRef, Claim


@dataclass(frozen=True)
class Carrier:
    """One report that carries a statement, and where in it: characters `start` to `end`.

    `label` is what people call the report.
    """

    claim: str
    report: str
    label: str
    start: int
    end: int


@dataclass(frozen=True)
class Statement:
    """The same words in one or more reports.

    `resolved` pairs words as written with who is meant; `chains` are the ways from a report to the origin;
    `observed` is what a field report tells of how its source saw or heard it.
    """

    quote: str
    status: str
    numbers: tuple[str, ...]
    resolved: tuple[tuple[str, str], ...]
    chains: tuple[str, ...]
    observed: tuple[str, ...]
    carriers: tuple[Carrier, ...]


@dataclass(frozen=True)
class Account:
    """What one origin says; `texts` is how many of its `reports` are more than reprints."""

    origin: str | None
    name: str
    kind: str
    side: str
    reports: int
    texts: int
    statements: tuple[Statement, ...]


def accounts(claims: Iterable[Claim], lookup: Lookup) -> tuple[Account, ...]:
    """Return one account for each origin of `claims`, that with the most texts first.

    Within an account, statements with the same words (reprints) become one with several carriers.
    Claims without an attribution come last, under an unknown origin.
    """
    by_origin: dict[str, list[Claim]] = {}
    for claim in claims:
        attribution = lookup.attributions.get(claim.id)
        by_origin.setdefault(attribution.origin if attribution else "", []).append(claim)
    found = [_account(origin, told, lookup) for origin, told in by_origin.items()]
    return tuple(
        sorted(found, key=lambda a: (a.origin is None, -a.texts, -a.reports, a.name, a.origin or ""))
    )


def _account(origin_id: str, claims: list[Claim], lookup: Lookup) -> Account:
    origin = lookup.origins.get(origin_id)
    reports = {claim.report.id for claim in claims}
    texts = {_family(claim, lookup) for claim in claims}
    by_words: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        words = " ".join(claim.evidence.quote.split()).casefold()
        by_words.setdefault((words, claim.status), []).append(claim)
    name = (origin.name if origin else lookup.name(origin_id)) if origin_id else "Origin not known"
    return Account(
        origin=origin_id or None,
        name=plain(name),
        kind=SOURCE_KINDS[origin.kind] if origin else "",
        side=lookup.name(origin.side) if origin else "",
        reports=len(reports),
        texts=len(texts),
        statements=tuple(_statement(same, lookup) for same in by_words.values()),
    )


def _family(claim: Claim, lookup: Lookup) -> str:
    attribution = lookup.attributions.get(claim.id)
    return attribution.family if attribution else claim.report.id


def _statement(claims: list[Claim], lookup: Lookup) -> Statement:
    numbers = dict.fromkeys(amount_text(amount) for claim in claims for amount in claim.numbers)
    resolved: dict[tuple[str, str], None] = {}
    for claim in claims:
        resolved.update(dict.fromkeys(_resolved((*claim.by, *claim.against), lookup)))
    first = claims[0]
    return Statement(
        quote=" ".join(plain(first.evidence.quote).split()),
        status="" if first.status == "happened" else STATUSES[first.status],
        numbers=tuple(numbers),
        resolved=tuple(resolved),
        chains=tuple(dict.fromkeys(chain for claim in claims if (chain := _chain(claim, lookup)))),
        observed=observed_text(claims, lookup),
        carriers=tuple(_carrier(claim, lookup) for claim in claims),
    )


def _resolved(actors: tuple[ActorRef, ...], lookup: Lookup) -> Iterable[tuple[str, str]]:
    for actor in actors:
        written, name = plain(actor.as_written).strip(), lookup.actor(actor)
        if written and written.casefold().removeprefix("the ") != name.casefold().removeprefix("the "):
            yield written, name


def _chain(claim: Claim, lookup: Lookup) -> str:
    attribution = lookup.attributions.get(claim.id)
    return " → ".join(lookup.name(link) for link in attribution.chain) if attribution else ""


def _carrier(claim: Claim, lookup: Lookup) -> Carrier:
    return Carrier(
        claim=claim.id,
        report=claim.report.id,
        label=lookup.report_label(claim.report),
        start=claim.evidence.start,
        end=claim.evidence.end,
    )
