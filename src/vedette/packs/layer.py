"""One pack's own files, read into entries by table and id, before those it extends are added."""

from collections.abc import Callable
from importlib.resources.abc import Traversable
from typing import Any

from vedette.model import Problem
from vedette.packs.csv_file import CsvFile
from vedette.packs.entries import Entry, Layer, Table, entry_of
from vedette.packs.errors import Locus
from vedette.packs.geojson_file import GeoJsonFile
from vedette.packs.yaml_file import YamlFile

PLACE_COLUMNS = (
    "id",
    "name",
    "names",
    "lat",
    "lon",
    "kind",
    "part_of",
    "country",
    "population",
    "ambiguous",
    "admin1",
)
_REQUIRED_COLUMNS = ("id", "name", "lat", "lon", "kind")
_YAML_TABLES: tuple[Table, ...] = ("actors", "sources", "countries", "bodies", "talks")
# What a bare text stands for in a list of records: `backers: [iran]` for `backers: [{actor: iran}]`.
_SHORT_FORMS = {"labels": "text", "backers": "actor", "allegiances": "actor"}


def read_layer(folder: Traversable, shown: str) -> Layer:
    """Read the files of one pack; `shown` is the folder's name in faults."""
    layer = Layer(name=folder.name)
    manifest = folder.joinpath("pack.yaml")
    if not manifest.is_file():
        message = "no such file; a pack is a folder that holds a pack.yaml"
        layer.problems.append(Problem(source=f"{shown}/pack.yaml", message=message))
        return layer
    document = _yaml(manifest, f"{shown}/pack.yaml", layer)
    if document is not None:
        layer.manifest = _entry(layer, folder.name, document.data, Locus(document))
    known: dict[str, Callable[[Traversable, str, Layer], None]] = {
        "places.csv": _read_places,
        "routes.geojson": _read_routes,
    }
    known.update((f"{table}.yaml", _table_reader(table)) for table in _YAML_TABLES)
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name in known:
            known[file.name](file, f"{shown}/{file.name}", layer)
        elif file.name == "agreements" and file.is_dir():
            for part in sorted(file.iterdir(), key=lambda f: f.name):
                if part.name.endswith((".yaml", ".yml")):
                    _read_agreement(part, f"{shown}/agreements/{part.name}", layer)
        elif file.name.endswith((".yaml", ".yml", ".csv", ".geojson")) and file.name != "pack.yaml":
            message = f"no file of a pack has this name; the names are pack.yaml, {', '.join(sorted(known))}"
            layer.problems.append(Problem(source=f"{shown}/{file.name}", message=message))
    return layer


def _text(file: Traversable, shown: str, layer: Layer) -> str | None:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fault:
        line = file.read_bytes().count(b"\n", 0, fault.start) + 1
        problem = Problem(source=shown, message="not UTF-8; save the file as UTF-8", where=f"line {line}")
        layer.problems.append(problem)
        return None


def _yaml(file: Traversable, shown: str, layer: Layer) -> YamlFile | None:
    text = _text(file, shown, layer)
    if text is None:
        return None
    document = YamlFile(shown, text)
    layer.problems += document.problems
    return document if document.data is not None else None


def _table_reader(table: Table) -> Callable[[Traversable, str, Layer], None]:
    def read(file: Traversable, shown: str, layer: Layer) -> None:
        document = _yaml(file, shown, layer)
        if document is None:
            return
        whole = Locus(document)
        if not isinstance(document.data, dict):
            layer.problems.append(whole.fault("must be a mapping of ids to fields"))
            return
        for key, fields in document.data.items():
            entry = _entry(layer, key, fields, whole.at(key))
            if entry is not None:
                layer.add(table, entry)

    return read


def _read_agreement(file: Traversable, shown: str, layer: Layer) -> None:
    document = _yaml(file, shown, layer)
    if document is None:
        return
    whole = Locus(document)
    if not isinstance(document.data, dict) or not isinstance(document.data.get("id"), str):
        layer.problems.append(
            whole.fault("must be a mapping with the fields of one agreement, `id` among them")
        )
        return
    fields = {key: value for key, value in document.data.items() if key != "id"}
    entry = _entry(layer, document.data["id"], {**fields, "replace": True}, whole)
    if entry is not None:
        layer.add("agreements", entry)


def _read_places(file: Traversable, shown: str, layer: Layer) -> None:
    text = _text(file, shown, layer)
    if text is None:
        return
    document = CsvFile(shown, text, _REQUIRED_COLUMNS, PLACE_COLUMNS)
    layer.problems += document.problems
    for line, row in document.rows:
        locus = Locus(document, (line,))
        if "id" not in row:
            layer.problems.append(locus.fault("the id is missing"))
            continue
        fields: dict[str, Any] = {key: value for key, value in row.items() if key not in ("id", "ambiguous")}
        if "names" in fields:
            fields["names"] = [name for name in (part.strip() for part in row["names"].split("|")) if name]
        if row.get("ambiguous", "no") not in ("yes", "no"):
            layer.problems.append(locus.fault(f"ambiguous: {row['ambiguous']!r} is neither yes nor no"))
        ambiguous = row.get("ambiguous") == "yes"
        entry = entry_of(row["id"], fields, locus, by_field=False, ambiguous=ambiguous, replaces=True)
        layer.add("places", entry)


def _read_routes(file: Traversable, shown: str, layer: Layer) -> None:
    text = _text(file, shown, layer)
    if text is None:
        return
    document = GeoJsonFile(shown, text)
    layer.problems += document.problems
    for index, feature in enumerate(document.features):
        locus = Locus(document, (index,))
        properties = feature.get("properties") if isinstance(feature, dict) else None
        if not isinstance(properties, dict) or not isinstance(properties.get("id"), str):
            layer.problems.append(locus.fault("a feature needs properties, `id` among them"))
            continue
        fields = {k: v for k, v in properties.items() if k not in ("id", "ambiguous")}
        geometry = feature.get("geometry")
        if isinstance(geometry, dict) and geometry.get("type") == "LineString":
            fields["line"] = geometry.get("coordinates")
        elif geometry is not None:
            layer.problems.append(locus.fault("geometry must be a LineString or null"))
        ambiguous = properties.get("ambiguous") is True
        entry = entry_of(properties["id"], fields, locus, by_field=False, ambiguous=ambiguous, replaces=True)
        layer.add("routes", entry)


def _entry(layer: Layer, key: Any, fields: Any, locus: Locus) -> Entry | None:
    if not isinstance(key, str):
        layer.problems.append(locus.fault(f"the id {key!r} is no text; put it in quotes"))
        return None
    if not isinstance(fields, dict):
        layer.problems.append(locus.fault(f"{key}: must be a mapping of fields"))
        return None
    given = {str(name): value for name, value in fields.items() if value is not None}
    marks = {mark: given.pop(mark, False) for mark in ("ambiguous", "replace")}
    for mark, value in marks.items():
        if not isinstance(value, bool):
            layer.problems.append(locus.at(mark).fault(f"{key}: {mark} must be true or false"))
    for name, bare in _SHORT_FORMS.items():
        if isinstance(given.get(name), list):
            given[name] = [{bare: item} if isinstance(item, str) else item for item in given[name]]
    ambiguous, replaces = (marks[mark] is True for mark in ("ambiguous", "replace"))
    return entry_of(key, given, locus, by_field=True, ambiguous=ambiguous, replaces=replaces)
