"""Open and check packs, with their faults told to people."""

from functools import cache
from pathlib import Path

from vedette.desk.errors import DeskError
from vedette.model import Problem
from vedette.packs import PackError, check_pack, load_pack
from vedette.packs.pack import Pack


@cache
def open_pack(name: str) -> Pack:
    """Return a pack by its name or folder; DeskError tells every fault with file and line."""
    try:
        pack, _ = load_pack(name)
    except (PackError, FileNotFoundError) as fault:
        raise DeskError(str(fault)) from fault
    return pack


def faults_of(folder: Path) -> tuple[Problem, ...]:
    """Return all faults of the pack in `folder`, or of one that comes with Vedette if no such folder is.

    DeskError where there is no pack at all.
    """
    try:
        return check_pack(folder if folder.exists() else str(folder))
    except (PackError, FileNotFoundError) as fault:
        raise DeskError(str(fault)) from fault
