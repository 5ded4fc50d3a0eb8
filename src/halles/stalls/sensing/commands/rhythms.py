"""Learn how long each device usually says nothing, and since when its values hold."""

from datetime import datetime
from typing import Final

from django.db import transaction

from halles.kit.actor import Actor, require
from halles.stalls.sensing import rights
from halles.stalls.sensing.engine.past import heard_and_changed
from halles.stalls.sensing.engine.silence import learn
from halles.stalls.sensing.models import Device, Measure
from halles.stalls.sensing.queries.past import Past, changes_to_mend, pasts

PARTS: Final = 15
"""A part of the devices learns at a time: other timed work waits meanwhile."""


def rhythms_learn(*, actor: Actor, now: datetime, part: int = 0, parts: int = 1) -> int:
    """Learn anew the rhythm of the devices whose number leaves `part` when divided by `parts`.

    Return how many have another one than before. No entry in the journal: what follows from it is told there.
    """
    require(actor, rights.KEEP)
    learnt = [each for past in pasts(now=now, part=part, parts=parts) if (each := _other(past))]
    with transaction.atomic():
        for device, columns in learnt:
            Device.objects.filter(pk=device).update(**columns)
    return len(learnt)


def changes_mend(*, actor: Actor) -> int:
    """Put right since when values hold, where a reading came late; return how many were not right."""
    require(actor, rights.KEEP)
    mends = changes_to_mend()
    with transaction.atomic():
        for each in mends:
            Measure.objects.filter(pk=each.measure, at=each.at).update(changed_at=each.changed_at)
    return len(mends)


def _other(past: Past) -> tuple[str, dict[str, int]] | None:
    """Return the columns of a device whose rhythm is another one than its row says."""
    device = past.device
    heard, changed = heard_and_changed(past.quarters, past.readings, past.telling)
    rhythm = learn(heard, changed, declared_s=device.expected_every_s)
    silent = rhythm.silent_after_s if rhythm.known else 0
    if (silent, rhythm.stuck_after_s) == (device.silent_after_s, device.stuck_after_s):
        return None
    return device.pk, {"silent_after_s": silent, "stuck_after_s": rhythm.stuck_after_s}
