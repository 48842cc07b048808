"""Measure the reader on annotated reports: claims by kind, and slot by slot.

A read claim and an annotated one may pair when their evidence shares words; of all pairings the one with
most agreement in kind and words is taken, one to one. Optional annotations count neither way.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from vedette.desk.errors import DeskError
from vedette.desk.gold import GoldClaim, GoldReport, read_gold
from vedette.desk.names import Canon, plain_words
from vedette.desk.packs import open_pack
from vedette.desk.periods import same_period
from vedette.desk.run import Progress, silent, take_in
from vedette.desk.stages import compare, read, read_undated
from vedette.model import Claim, kind_info
from vedette.packs.pack import Pack

Bounds = tuple[str, int | None, int | None]


@dataclass(frozen=True)
class Pairing:
    """How one report was read: which annotated claim meets which read one, and what is left over."""

    report: str
    pairs: tuple[tuple[GoldClaim, Claim], ...]
    missed: tuple[GoldClaim, ...]
    invented: tuple[Claim, ...]


@dataclass(frozen=True)
class Scores:
    """The figures by name, and how each report was read."""

    figures: Mapping[str, Any]
    reports: Sequence[Pairing] = field(default_factory=tuple)


def evaluate(
    gold_file: Path,
    paths: Sequence[str],
    pack_name: str,
    progress: Progress | None = None,
) -> Scores:
    """Read the reports that `gold_file` annotates and hold the claims against it.

    DeskError for what the user has to mend: no annotations, or none of these reports.
    """
    gold = read_gold(gold_file)
    tell = progress if progress is not None else silent
    pack = open_pack(pack_name)
    reports, _ = take_in(paths, pack_name, tell)
    wanted = [r for r in reports if _stem(r.name) in gold]
    if not wanted:
        raise DeskError(
            f"{gold_file}: annotates none of these reports. It names a report as its file is called, without "
            f"the ending, such as {_stem(reports[0].name)}."
        )
    texts = {_stem(r.name): r.text for r in wanted}
    tell("Reading", 0, len(wanted))
    claims = read_undated(compare(read(wanted, pack)), pack).claims
    return score(gold, texts, claims, pack)


def score(
    gold: Mapping[str, GoldReport], texts: Mapping[str, str], claims: Iterable[Claim], pack: Pack
) -> Scores:
    """Hold claims against annotations; `texts` are the reports' texts by name."""
    canon = Canon(pack)
    got: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        got[_stem(claim.report.name)].append(claim)
    count: Counter[str] = Counter()
    pairings = []
    for name, entry in gold.items():
        if name in texts:
            pairings.append(_score_report(name, entry, texts[name], got.get(name, []), canon, count))
    missing = sorted(set(gold) - set(texts))
    return Scores({**_figures(count), "reports": len(pairings), "reports_missing": len(missing)}, pairings)


def _stem(name: str) -> str:
    """A report's name without folder and ending; a record's own name stays whole."""
    last = name.rsplit("/", 1)[-1]
    stem, dot, ending = last.rpartition(".")
    return stem if dot and ending in {"txt", "html", "htm"} else last


def _score_report(
    name: str, entry: GoldReport, text: str, read_claims: Sequence[Claim], canon: Canon, count: Counter[str]
) -> Pairing:
    words = plain_words(text)
    gold_words = [_located(words, g.q) for g in entry.claims]
    got_words = [_located(words, c.evidence.quote) for c in read_claims]
    noise = [_located(words, quote) for quote in entry.noise]
    count["noise"] += len(noise)
    count["noise_read"] += sum(any(n & w for w in got_words) for n in noise)
    pairs = _paired(entry.claims, gold_words, read_claims, got_words, canon)
    count["gold"] += sum(not g.optional for g in entry.claims)
    count["core"] += sum(g.core and not g.optional for g in entry.claims)
    count["read"] += len(read_claims) - sum(entry.claims[i].optional for i, _ in pairs)
    for i, j in pairs:
        if not entry.claims[i].optional:
            _count_pair(entry.claims[i], read_claims[j], canon, count)
    met_gold, met_got = {i for i, _ in pairs}, {j for _, j in pairs}
    return Pairing(
        name,
        tuple((entry.claims[i], read_claims[j]) for i, j in sorted(pairs)),
        tuple(g for i, g in enumerate(entry.claims) if i not in met_gold and not g.optional),
        tuple(c for j, c in enumerate(read_claims) if j not in met_got),
    )


def _located(words: Sequence[str], quote: str) -> frozenset[int]:
    wanted = plain_words(quote)
    if wanted:
        for i in range(len(words) - len(wanted) + 1):
            if words[i] == wanted[0] and list(words[i : i + len(wanted)]) == wanted:
                return frozenset(range(i, i + len(wanted)))
    return frozenset()


def _paired(
    gold: Sequence[GoldClaim],
    gold_words: Sequence[frozenset[int]],
    got: Sequence[Claim],
    got_words: Sequence[frozenset[int]],
    canon: Canon,
) -> list[tuple[int, int]]:
    options = []
    for i, g in enumerate(gold):
        for j, c in enumerate(got):
            shared = len(gold_words[i] & got_words[j])
            if not shared:
                continue
            family = kind_info(g.kind).family == kind_info(c.kind).family
            weight = 3.0 if g.kind == c.kind else 1.0 if family else 0.0
            weight += 2 * shared / len(gold_words[i] | got_words[j])
            weight += 0.5 * bool(g.place and canon.same_place(g.place, c.place)) + 0.5 * bool(
                _bounds(g) & _read_bounds(c)
            )
            options.append((weight, i, j))
    taken_gold: set[int] = set()
    taken_got: set[int] = set()
    pairs = []
    for _, i, j in sorted(options, reverse=True):
        if i not in taken_gold and j not in taken_got:
            taken_gold.add(i)
            taken_got.add(j)
            pairs.append((i, j))
    return pairs


def _bounds(gold: GoldClaim) -> set[Bounds]:
    return {(n.of, *n.bounds) for n in gold.numbers}


def _read_bounds(claim: Claim) -> set[Bounds]:
    return {(n.of, n.low, n.high) for n in claim.numbers}


def _count_pair(gold: GoldClaim, got: Claim, canon: Canon, count: Counter[str]) -> None:
    same_kind = gold.kind == got.kind
    count["found"] += 1
    count["kind"] += same_kind
    count["kind_core"] += same_kind and gold.core
    if not same_kind:
        count[f"confused {gold.kind} as {got.kind}"] += 1
    numbers = _bounds(gold) | _read_bounds(got)
    checks: dict[str, bool | None] = {
        "place": canon.same_place(gold.place, got.place) if gold.place else None,
        "date": same_period(gold.date, got.time) if gold.date is not None else None,
        "said_by": canon.same_source(gold.said_by, got.said_by) if gold.said_by else None,
        "numbers": _bounds(gold) == _read_bounds(got) if numbers else None,
        "status": gold.status == got.status,
    }
    for slot, right in checks.items():
        if right is not None:
            count[f"{slot}_of"] += 1
            count[slot] += right
    for slot in ("by", "against"):
        wanted = {canon.actor(name) for name in getattr(gold, slot)}
        found = {canon.actor(a.name, a.id) for a in getattr(got, slot)}
        count[f"{slot}_tp"] += len(wanted & found)
        count[f"{slot}_gold"] += len(wanted)
        count[f"{slot}_got"] += len(found)
    by = {canon.actor(name) for name in gold.by} <= {canon.actor(a.name, a.id) for a in got.by}
    count["whole"] += same_kind and by and all(right is not False for right in checks.values())


def _figures(count: Counter[str]) -> dict[str, Any]:
    def ratio(part: str, whole: str) -> float | None:
        return round(count[part] / count[whole], 3) if count[whole] else None

    def f1(part: str, got: str, gold: str) -> float:
        precision = count[part] / max(1, count[got])
        recall = count[part] / max(1, count[gold])
        return round(2 * precision * recall / (precision + recall), 3) if precision + recall else 0.0

    figures: dict[str, Any] = {
        "gold": count["gold"],
        "read": count["read"],
        "precision": ratio("kind", "read"),
        "recall": ratio("kind", "gold"),
        "f1": f1("kind", "read", "gold"),
        "span_f1": f1("found", "read", "gold"),
        "core_recall": ratio("kind_core", "core"),
        "kind_given_span": ratio("kind", "found"),
    }
    figures |= {slot: ratio(slot, f"{slot}_of") for slot in ("place", "date", "said_by", "numbers", "status")}
    figures |= {f"{slot}_f1": f1(f"{slot}_tp", f"{slot}_got", f"{slot}_gold") for slot in ("by", "against")}
    figures["whole_recall"] = ratio("whole", "gold")
    figures["noise_read"] = f"{count['noise_read']}/{count['noise']}"
    confused = {k.removeprefix("confused "): v for k, v in count.most_common() if k.startswith("confused ")}
    figures["confusions"] = dict(sorted(confused.items(), key=lambda item: (-item[1], item[0])))
    return figures


def report_lines(scores: Scores, show: str | None = None) -> Iterable[str]:
    """Yield the figures as lines to read, with what was missed and invented in the reports to show."""
    for pairing in scores.reports:
        if show in {"all", pairing.report}:
            yield f"== {pairing.report}"
            for gold, got in pairing.pairs:
                mark = "=" if gold.kind == got.kind else "~"
                yield f"  {mark} {gold.kind} <- {got.kind}: {gold.q[:90]}"
            yield from (f"  MISSED   {g.kind}: {g.q[:110]}" for g in pairing.missed)
            yield from (f"  INVENTED {c.kind}: {c.evidence.quote[:110]}" for c in pairing.invented)
    for name, value in scores.figures.items():
        if name != "confusions":
            yield f"{name:16} {value}"
    if scores.figures["confusions"]:
        yield "kinds annotated and read otherwise, the most frequent:"
    for name, times in list(scores.figures["confusions"].items())[:12]:
        yield f"  {times:3} {name}"
