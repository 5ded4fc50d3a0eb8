"""Timed work of the sensing stall: sum up, delete in time, learn rhythms, tell who fell silent."""

from django.utils import timezone

from halles.kit.actor import Actor
from halles.kit.schedule import Job
from halles.stalls.sensing.commands import (
    changes_mend,
    footfall_publish,
    readings_rollup,
    readings_sweep,
    rhythms_learn,
    states_watch,
)
from halles.stalls.sensing.commands.rhythms import PARTS
from halles.stalls.sensing.queries import footfall_due

_RUNNER = Actor(system="runner")


def _rollup() -> None:
    readings_rollup(actor=_RUNNER)


def _sweep() -> None:
    readings_rollup(actor=_RUNNER)  # what is not summed up is not deleted
    while readings_sweep(actor=_RUNNER, now=timezone.now()):
        pass


def _learn() -> None:
    now = timezone.now()
    rhythms_learn(actor=_RUNNER, now=now, part=now.minute % PARTS, parts=PARTS)


def _mend() -> None:
    changes_mend(actor=_RUNNER)


def _watch() -> None:
    states_watch(actor=_RUNNER, now=timezone.now())


def _footfall() -> None:
    now = timezone.now()
    for town, week in footfall_due(now=now):
        footfall_publish(actor=_RUNNER, town=town, week=week, now=now)


JOBS = [
    Job("sensing.rollup", every_seconds=60, run=_rollup),
    Job("sensing.sweep", every_seconds=900, run=_sweep),
    Job("sensing.rhythms", every_seconds=60, run=_learn),
    Job("sensing.changes", every_seconds=900, run=_mend),
    Job("sensing.states", every_seconds=15, run=_watch),
    Job("sensing.footfall", every_seconds=3600, run=_footfall),
]
