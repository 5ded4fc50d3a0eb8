"""Tables of the town hall."""

from halles.stalls.office.models.reports import Hiding, Report
from halles.stalls.office.models.setup import LegalText, SetupStep, Upload
from halles.stalls.office.models.snapshot import Snapshot
from halles.stalls.office.models.statistics import DailyCount

__all__ = ["DailyCount", "Hiding", "LegalText", "Report", "SetupStep", "Snapshot", "Upload"]
