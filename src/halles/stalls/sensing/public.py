"""What other stalls, and the doors of devices, may ask of the sensing stall."""

from halles.stalls.sensing.commands import Outcome, Rejected, Ringer, readings_store
from halles.stalls.sensing.engine.reports import Report
from halles.stalls.sensing.queries.history import QuarterRow, quarters, recent_quarters
from halles.stalls.sensing.queries.levels import Level, levels_now, next_unknown
from halles.stalls.sensing.queries.simulated import REPLAYED, Speaker, gateway_url, simulated_speakers

__all__ = [
    "REPLAYED",
    "Level",
    "Outcome",
    "QuarterRow",
    "Rejected",
    "Report",
    "Ringer",
    "Speaker",
    "gateway_url",
    "levels_now",
    "next_unknown",
    "quarters",
    "readings_store",
    "recent_quarters",
    "simulated_speakers",
]
