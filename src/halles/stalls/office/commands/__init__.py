"""Writes of the town hall."""

from halles.stalls.office.commands.contests import hiding_contest, hiding_judge
from halles.stalls.office.commands.decisions import report_decide, report_undo
from halles.stalls.office.commands.demonstration import demo_town_remove
from halles.stalls.office.commands.reports import doubts_end, report_answer, report_make, reports_forward
from halles.stalls.office.commands.snapshots import snapshot_take
from halles.stalls.office.commands.statistics import counts_add, days_fold, texts_count

__all__ = [
    "counts_add",
    "days_fold",
    "demo_town_remove",
    "doubts_end",
    "hiding_contest",
    "hiding_judge",
    "report_answer",
    "report_decide",
    "report_make",
    "report_undo",
    "reports_forward",
    "snapshot_take",
    "texts_count",
]
