"""Timed work of the town hall: the statistics, and the reports that shops leave unanswered."""

from django.utils import timezone

from halles.kit.actor import Actor
from halles.kit.schedule import Job
from halles.stalls.office.commands import days_fold, doubts_end, reports_forward, texts_count, uploads_sweep

_RUNNER = Actor(system="runner")


def _texts() -> None:
    texts_count(actor=_RUNNER, today=timezone.localdate())


def _days() -> None:
    days_fold(actor=_RUNNER, today=timezone.localdate())


def _reports() -> None:
    reports_forward(actor=_RUNNER, now=timezone.now())
    doubts_end(actor=_RUNNER, now=timezone.now())


def _uploads() -> None:
    uploads_sweep(actor=_RUNNER, now=timezone.now())


JOBS = [
    Job("office.texts", every_seconds=3_600, run=_texts),
    Job("office.days", every_seconds=86_400, run=_days),
    Job("office.reports", every_seconds=600, run=_reports),
    Job("office.uploads", every_seconds=3_600, run=_uploads),
]
