"""The records that all rooms share; nothing here knows how they are made."""

from vedette.model.base import Record, content_id
from vedette.model.claim import ActorRef, Amount, Claim, Counted, Kind, Period, PlaceRef, Side, Status
from vedette.model.incident import (
    Attribution,
    Disagreement,
    Grade,
    Incident,
    IncidentAmount,
    Origin,
    OriginFigure,
    Position,
    SourceKind,
)
from vedette.model.jsonl import from_lines, to_lines
from vedette.model.judgement import Judgement, Verdict
from vedette.model.ontology import AcledEvent, Family, KindInfo, kind_info, ontology
from vedette.model.problem import Problem
from vedette.model.report import Report, ReportRef, Span
from vedette.model.situation import (
    CeasefireState,
    Closure,
    Lifeline,
    Move,
    PlaceState,
    RouteState,
    SiegeState,
    Situation,
    Stretch,
    TalkState,
    TollEntry,
    Violation,
    WordCount,
)

__all__ = [
    "AcledEvent",
    "ActorRef",
    "Amount",
    "Attribution",
    "CeasefireState",
    "Claim",
    "Closure",
    "Counted",
    "Disagreement",
    "Family",
    "Grade",
    "Incident",
    "IncidentAmount",
    "Judgement",
    "Kind",
    "KindInfo",
    "Lifeline",
    "Move",
    "Origin",
    "OriginFigure",
    "Period",
    "PlaceRef",
    "PlaceState",
    "Position",
    "Problem",
    "Record",
    "Report",
    "ReportRef",
    "RouteState",
    "Side",
    "SiegeState",
    "Situation",
    "SourceKind",
    "Span",
    "Status",
    "Stretch",
    "TalkState",
    "TollEntry",
    "Verdict",
    "Violation",
    "WordCount",
    "content_id",
    "from_lines",
    "kind_info",
    "ontology",
    "to_lines",
]
