"""CSV files of a pack, read into rows that remember their lines."""

import csv
import io

from vedette.model import Problem
from vedette.packs.errors import Locus, Steps


class CsvFile:
    """A CSV file with a header: `rows` are (line, fields by column); empty fields are left out."""

    def __init__(self, source: str, text: str, required: tuple[str, ...], known: tuple[str, ...]) -> None:
        self.source = source
        self.rows: list[tuple[int, dict[str, str]]] = []
        self.problems: list[Problem] = []
        header: list[str] | None = None
        reader = csv.reader(io.StringIO(text), strict=True)
        line = 0
        while True:
            line = reader.line_num + 1
            try:
                cells = next(reader, None)
            except csv.Error as fault:
                self.problems.append(Locus(self, (line,)).fault(f"not valid CSV: {fault}"))
                return
            if cells is None:
                break
            if not any(cells) or cells[0].startswith("#"):
                continue
            if header is None:
                header = [cell.strip() for cell in cells]
                if not self._good_header(header, line, required, known):
                    return
            elif len(cells) > len(header):
                message = f"{len(cells)} fields, but the header has {len(header)}; quote a field with a comma"
                self.problems.append(Locus(self, (line,)).fault(message))
            else:
                stripped = zip(header, (cell.strip() for cell in cells), strict=False)
                self.rows.append((line, {column: cell for column, cell in stripped if cell}))
        if header is None:
            self.problems.append(Problem(source=source, message="no header line", where="line 1"))

    def _good_header(
        self, header: list[str], line: int, required: tuple[str, ...], known: tuple[str, ...]
    ) -> bool:
        place = Locus(self, (line,))
        faults = [f"the column {column!r} is missing" for column in required if column not in header]
        faults += [
            f"no such column {column!r}; the columns are {', '.join(known)}"
            for column in header
            if column not in known
        ]
        faults += [f"the column {c!r} is there twice" for i, c in enumerate(header) if c in header[:i]]
        self.problems += [place.fault(fault) for fault in faults]
        return not faults

    def line(self, path: Steps) -> int:
        """Return the line itself, which is how places in a CSV file are addressed."""
        return int(path[0]) if path else 1
