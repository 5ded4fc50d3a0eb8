"""Timed work of the market: what nobody answered, what nobody collected, what is forgotten."""

from django.utils import timezone

from halles.kit.actor import Actor
from halles.kit.schedule import Job
from halles.stalls.market.commands import customers_forget, orders_expire, orders_release, rows_delete

_RUNNER = Actor(system="runner")


def _expire() -> None:
    orders_expire(actor=_RUNNER, now=timezone.now())


def _release() -> None:
    orders_release(actor=_RUNNER, now=timezone.now())


def _forget() -> None:
    while customers_forget(actor=_RUNNER, now=timezone.now()):
        pass


def _delete() -> None:
    rows_delete(actor=_RUNNER, now=timezone.now())


JOBS = [
    Job("market.expire", every_seconds=30, run=_expire),
    Job("market.release", every_seconds=300, run=_release),
    Job("market.forget", every_seconds=86_400, run=_forget),
    Job("market.delete", every_seconds=86_400, run=_delete),
]
