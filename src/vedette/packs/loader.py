"""Load packs by name or folder, with those they extend, and check them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from vedette.model import Problem
from vedette.packs.build import Manifest, Tables, build_manifest, build_tables
from vedette.packs.checks import check_manifest, check_tables
from vedette.packs.entries import Layer, merge_layers
from vedette.packs.errors import PackError
from vedette.packs.gazetteer import PREFIX, world_gazetteer
from vedette.packs.layer import read_layer
from vedette.packs.name_checks import check_names
from vedette.packs.pack import Pack
from vedette.packs.records import Place
from vedette.packs.references import References

T = TypeVar("T")


def load_pack(name_or_path: str | Path) -> tuple[Pack, tuple[Problem, ...]]:
    """Load a pack and those it extends, as one whole.

    A text that names a pack that comes with Vedette means that pack; any other text, and every Path, is a
    folder. Raises `PackError` when any file of these packs has a fault, FileNotFoundError when there is no
    such pack. The problems returned beside the pack are those that don't keep it from use; none, so far.
    """
    reading = _read(name_or_path)
    if reading.problems:
        raise PackError(str(name_or_path), reading.problems)
    tables, manifests = reading.tables, reading.manifests
    own = {
        key
        for layer, manifest in zip(reading.layers, manifests, strict=True)
        if manifest.home
        for key in layer.entries.get("places", {})
    }
    top = manifests[-1]
    pack = Pack(
        name=top.name,
        layers=tuple(manifest.name for manifest in manifests),
        start=_last(manifest.start for manifest in manifests),
        end=_last(manifest.end for manifest in manifests),
        centre=_last(manifest.centre for manifest in manifests),
        home=_last(manifest.home or None for manifest in manifests) or (),
        actors=MappingProxyType(tables.actors),
        places=MappingProxyType(tables.places),
        routes=MappingProxyType(tables.routes),
        sources=MappingProxyType(tables.sources),
        countries=MappingProxyType(tables.countries),
        bodies=MappingProxyType(tables.bodies),
        agreements=MappingProxyType(tables.agreements),
        talks=MappingProxyType(tables.talks),
        title=top.title or top.name,
        provinces=MappingProxyType(tables.provinces),
        own_places=frozenset(own),
        held=tuple(holding for manifest in manifests for holding in manifest.held),
        bases=tuple(base for manifest in manifests for base in manifest.bases),
    )
    return pack, ()


def check_pack(name_or_path: str | Path) -> tuple[Problem, ...]:
    """Return every fault of a pack and of those it extends, each with its file and line, in file order.

    FileNotFoundError when there is no such pack.
    """
    return tuple(_read(name_or_path).problems)


def packaged_packs() -> tuple[str, ...]:
    """Return the names of the packs that come with Vedette."""
    folders = _packaged().iterdir()
    return tuple(sorted(folder.name for folder in folders if folder.joinpath("pack.yaml").is_file()))


@dataclass
class _Reading:
    """Layers, lowest first, as far as they could be read, and all faults."""

    layers: list[Layer] = field(default_factory=list)
    manifests: list[Manifest] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    tables: Tables = field(default_factory=lambda: build_tables({}, _gazetteer_place)[0])


def _packaged() -> Traversable:
    return resources.files("vedette").joinpath("data/packs")


def _read(name_or_path: str | Path) -> _Reading:
    reading = _Reading()
    _add_layers(_find(name_or_path, None), (), reading)
    entries = merge_layers(layer.entries for layer in reading.layers)
    reading.tables, faults = build_tables(entries, _gazetteer_place)
    known = References(entries, _gazetteer_place)
    faults += check_tables(entries, reading.tables, known)
    for layer, manifest in zip(reading.layers, reading.manifests, strict=True):
        if layer.manifest is not None:
            faults += check_manifest(layer.manifest, manifest, known)
        faults += check_names(layer, lambda key: tuple(_above(key, reading.tables)))
    reading.problems += faults
    reading.problems = _in_file_order(reading.problems)
    return reading


@dataclass(frozen=True)
class _Folder:
    """A pack's folder, how faults show it, and what tells it from others."""

    files: Traversable
    shown: str
    identity: str


def _find(name: str | Path, beside: _Folder | None) -> _Folder:
    """Return the folder of a pack; `beside` is the pack that extends it, which relative names start from."""
    if isinstance(name, str) and name in packaged_packs():
        return _Folder(_packaged().joinpath(name), name, name)
    folder = Path(name)
    if beside is not None and isinstance(beside.files, Path):
        home = beside.files if beside.files.name else beside.files.resolve()
        folder = home.parent / name
    if not folder.is_dir():
        known = ", ".join(packaged_packs())
        raise FileNotFoundError(f"there is no pack {str(name)!r}; name a folder, or one of {known}")
    return _Folder(folder, str(folder), str(folder.resolve()))


def _add_layers(folder: _Folder, under: tuple[str, ...], reading: _Reading) -> None:
    """Add the packs that the one in `folder` extends, then itself; each once."""
    layer = read_layer(folder.files, folder.shown)
    reading.problems += layer.problems
    reading.seen.add(folder.identity)
    manifest = None
    if layer.manifest is not None:
        manifest, faults = build_manifest(layer.manifest)
        reading.problems += faults
        for i, name in enumerate(manifest.extends if manifest else ()):
            locus = layer.manifest.at("extends", i)
            try:
                lower = _find(name, folder)
            except FileNotFoundError as fault:
                reading.problems.append(locus.fault(f"extends: {fault}"))
                continue
            if lower.identity in (*under, folder.identity):
                message = f"extends: {name!r} leads back to this pack; drop one of the two"
                reading.problems.append(locus.fault(message))
            elif lower.identity not in reading.seen:
                _add_layers(lower, (*under, folder.identity), reading)
    reading.layers.append(layer)
    reading.manifests.append(manifest or Manifest(name=layer.name))


def _gazetteer_place(place_id: str) -> Place | None:
    if not place_id.startswith(PREFIX):
        return None
    found = world_gazetteer().get(place_id)
    return found.place if found else None


def _above(key: str, tables: Tables) -> Iterator[str]:
    """Yield the ids of the places that hold a place, from the inside out."""
    seen = {key}
    place = tables.places.get(key)
    while place is not None and place.part_of is not None and place.part_of not in seen:
        seen.add(place.part_of)
        yield place.part_of
        place = tables.places.get(place.part_of)


def _last(values: Iterable[T | None]) -> T | None:
    found: T | None = None
    for value in values:
        found = found if value is None else value
    return found


def _in_file_order(problems: Iterable[Problem]) -> list[Problem]:
    files: dict[str, int] = {}
    ordered = list(dict.fromkeys(problems))
    for problem in ordered:
        files.setdefault(problem.source, len(files))

    def position(problem: Problem) -> tuple[int, int]:
        line = problem.where.removeprefix("line ")
        return files[problem.source], int(line) if line.isdigit() else 0

    return sorted(ordered, key=position)
