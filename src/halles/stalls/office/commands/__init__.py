"""Writes of the town hall."""

from halles.stalls.office.commands.answers import doubts_end, report_answer, reports_forward
from halles.stalls.office.commands.contests import hiding_contest, hiding_judge
from halles.stalls.office.commands.decisions import report_decide, report_undo
from halles.stalls.office.commands.demonstration import demo_town_remove
from halles.stalls.office.commands.reports import report_make
from halles.stalls.office.commands.setup import (
    legal_text_set,
    legal_text_undo,
    setup_step_tick,
    setup_step_untick,
    town_begin,
    trial_send,
)
from halles.stalls.office.commands.snapshots import snapshot_take
from halles.stalls.office.commands.statistics import counts_add, days_fold, texts_count
from halles.stalls.office.commands.uploads import (
    importer_get,
    person_forget,
    upload_drop,
    upload_keep,
    upload_look,
    upload_take,
    uploads_sweep,
)

__all__ = [
    "counts_add",
    "days_fold",
    "demo_town_remove",
    "doubts_end",
    "hiding_contest",
    "hiding_judge",
    "importer_get",
    "legal_text_set",
    "legal_text_undo",
    "person_forget",
    "report_answer",
    "report_decide",
    "report_make",
    "report_undo",
    "reports_forward",
    "setup_step_tick",
    "setup_step_untick",
    "snapshot_take",
    "texts_count",
    "town_begin",
    "trial_send",
    "upload_drop",
    "upload_keep",
    "upload_look",
    "upload_take",
    "uploads_sweep",
]
