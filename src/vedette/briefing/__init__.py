"""The forms a briefing takes: terminal text, a web page, ACLED's spreadsheet, a GeoJSON map."""

from vedette.briefing.acled import incidents_csv
from vedette.briefing.ceasefires import MOST_ENTRIES, ceasefires_table, refusals_table
from vedette.briefing.descent import report_views, reports_table
from vedette.briefing.geojson import map_geojson
from vedette.briefing.icalendar import talks_calendar
from vedette.briefing.lookup import Lookup
from vedette.briefing.matrix import words_of, words_table
from vedette.briefing.one_incident import incident_report
from vedette.briefing.page import html_page
from vedette.briefing.register import breaches
from vedette.briefing.results import MapLine, MapPoint, PlaceContext, Results
from vedette.briefing.sourcing import Sourcing, sources_table, sourcing
from vedette.briefing.tables import MOST, incidents_list, incidents_table, situation_table
from vedette.briefing.talks import MOST_ROUNDS, talks_table
from vedette.briefing.terminal import summary
from vedette.briefing.tolls import toll_table

__all__ = [
    "MOST",
    "MOST_ENTRIES",
    "MOST_ROUNDS",
    "Lookup",
    "MapLine",
    "MapPoint",
    "PlaceContext",
    "Results",
    "Sourcing",
    "breaches",
    "ceasefires_table",
    "html_page",
    "incident_report",
    "incidents_csv",
    "incidents_list",
    "incidents_table",
    "map_geojson",
    "refusals_table",
    "report_views",
    "reports_table",
    "situation_table",
    "sources_table",
    "sourcing",
    "summary",
    "talks_calendar",
    "talks_table",
    "toll_table",
    "words_of",
    "words_table",
]
