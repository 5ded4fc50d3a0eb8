"""Timed work of the directory: ask about holidays to come, delete what nobody can put back any more."""

from django.utils import timezone

from halles.kit.actor import Actor
from halles.kit.schedule import Job
from halles.stalls.directory.commands import (
    claim_requests_sweep,
    holiday_rounds,
    photos_sweep,
    special_sweep,
    versions_sweep,
)

_RUNNER = Actor(system="runner")


def _claim_requests() -> None:
    claim_requests_sweep(actor=_RUNNER, now=timezone.now())


def _holidays() -> None:
    holiday_rounds(actor=_RUNNER, now=timezone.now())


def _photos() -> None:
    photos_sweep(actor=_RUNNER, now=timezone.now())


def _special() -> None:
    special_sweep(actor=_RUNNER, now=timezone.now())


def _versions() -> None:
    versions_sweep(actor=_RUNNER, now=timezone.now())


JOBS = [
    Job("directory.claim-requests", every_seconds=86_400, run=_claim_requests),
    Job("directory.holidays", every_seconds=3_600, run=_holidays),
    Job("directory.photos", every_seconds=60, run=_photos),
    Job("directory.special", every_seconds=86_400, run=_special),
    Job("directory.versions", every_seconds=86_400, run=_versions),
]
