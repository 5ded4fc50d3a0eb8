"""Tell in the journal when a device falls silent, gets stuck or is heard again: open pages follow."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.db import transaction

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.event import PublicId, Slug
from halles.stalls.sensing import rights
from halles.stalls.sensing.events import DeviceStateChanged
from halles.stalls.sensing.models import Device
from halles.stalls.sensing.queries.turns import Turned, states_turned

LOT: Final = 100
"""Devices told in one transaction: when a whole network falls silent, nobody waits for it."""


def states_watch(*, actor: Actor, now: datetime) -> int:
    """Tell the devices whose state is another one than was told last; return how many."""
    require(actor, rights.KEEP)
    turned = states_turned(now=now)
    for first in range(0, len(turned), LOT):
        _tell(turned[first : first + LOT])
    return len(turned)


def _tell(turned: Sequence[Turned]) -> None:
    with transaction.atomic():
        for each in turned:
            Device.objects.filter(pk=each.device).update(state=each.state)
            topics = [f"{each.town}/sensing/{each.feeds}"] if each.feeds else []
            event = DeviceStateChanged(device=PublicId(each.device), state=Slug(each.state))
            record(event, town=each.town, subject=each.device, topics=topics)
