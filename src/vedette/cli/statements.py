"""Commands that show what is told and by whom: incidents, sources, and the evidence under both."""

import json
from typing import Annotated

import typer
from rich.console import Console

from vedette.briefing import (
    Lookup,
    incident_report,
    incidents_list,
    report_views,
    reports_table,
    sources_table,
    sourcing,
)
from vedette.cli.options import All, Folder, Json, KnownBy
from vedette.cli.output import fail, mendable, most, results, say, say_faults
from vedette.desk.verify import verify as verify_folder


def incidents(
    record: Folder,
    incident_id: Annotated[
        str | None,
        typer.Argument(
            metavar="INCIDENT", help="One incident, by its id or how that begins: show its accounts."
        ),
    ] = None,
    known_by: KnownBy = None,
    all_: All = False,
    json_: Json = False,
) -> None:
    """What happened, who says so, how many of them are independent, and why it is one incident."""
    seen = results(record, None, known_by)
    found = [one for one in seen.incidents if one.id.startswith(incident_id or "")]
    if incident_id and not found:
        fail(f"{incident_id}: is no incident of this record; `vedette incidents` without it lists them.")
    if incident_id and len(found) > 1:
        fail(f"{incident_id}: {len(found)} incidents begin so; give more of the id.")
    if json_:
        for incident in found:
            say(incident.to_json())
    elif incident_id:
        Console().print(incident_report(found[0], seen))
    else:
        Console().print(incidents_list(seen.incidents, most(all_)))


def sources(
    record: Folder,
    known_by: KnownBy = None,
    reports: Annotated[bool, typer.Option("--reports", help="Show whose copy each report is.")] = False,
    all_: All = False,
    json_: Json = False,
) -> None:
    """Whose statements they are: how often alone, how often contradicted, and who carries them."""
    seen = results(record, None, known_by)
    origins, copies = sourcing(seen), report_views(Lookup(seen))
    if json_:
        told = [one.as_json() for one in copies] if reports else [one.as_json() for one in origins]
        for fields in told:
            say(json.dumps(fields, ensure_ascii=False))
    else:
        rows = most(all_)
        Console().print(reports_table(copies, rows) if reports else sources_table(origins, rows))


def verify(record: Folder) -> None:
    """Check that every evidence span still quotes its report, and every id its content."""
    with mendable():
        faults, checked = verify_folder(record)
    say_faults(faults)
    if faults:
        raise typer.Exit(1)
    say(f"{checked} evidence spans hold.")
