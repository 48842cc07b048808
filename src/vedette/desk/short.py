"""Read short texts, each as a report of its own; what the scripts in bench/ measure."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from vedette.desk.packs import open_pack
from vedette.desk.stages import read
from vedette.model import Claim, Report
from vedette.packs.pack import Pack


class FaultyInputError(ValueError):
    """A file to measure on is not as the script needs it; the message says what, where and the remedy."""


def opened(path: str) -> str:
    """Return a file's text; FaultyInputError where it cannot be read."""
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise FaultyInputError(f"cannot read {path}: {fault}; name a file of UTF-8 text") from fault


def read_short(
    texts: Sequence[str], pack_name: str, published: date | None = None
) -> tuple[list[list[Claim]], Pack]:
    """Return the claims of each text, and the pack that they were read with."""
    pack = open_pack(pack_name)
    reports = [
        Report.make(name=f"text {n}", text=text, published=published) for n, text in enumerate(texts, 1)
    ]
    record = read(reports, pack)
    claims: dict[str, list[Claim]] = {report.id: [] for report in reports}
    for claim in record.claims:
        claims[claim.report.id].append(claim)
    return [claims[report.id] for report in reports], pack
