"""What other stalls, and the doors of devices, may ask of the sensing stall."""

from halles.stalls.sensing.commands import Outcome, Rejected, Ringer, readings_store
from halles.stalls.sensing.engine.reports import Report
from halles.stalls.sensing.queries.history import QuarterRow, quarters, recent_quarters
from halles.stalls.sensing.queries.levels import Level, levels_now, next_unknown

__all__ = [
    "Level",
    "Outcome",
    "QuarterRow",
    "Rejected",
    "Report",
    "Ringer",
    "levels_now",
    "next_unknown",
    "quarters",
    "readings_store",
    "recent_quarters",
]
