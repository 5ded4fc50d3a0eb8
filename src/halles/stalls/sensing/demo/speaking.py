"""The demonstration's sensors speak: over MQTT, to the gateway, with a key each, as real ones would."""

import asyncio
import json
import logging
import time
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from halles.kit import mqtt
from halles.stalls.sensing.demo.history import value_at
from halles.stalls.sensing.models import Measure, Role
from halles.stalls.sensing.queries.simulated import REPLAYED, gateway_url, sign_in

log = logging.getLogger(__name__)

EVERY_S = 60
COUNT_EVERY = 5
"""Minutes that a counter of passers-by adds up."""
PAUSED_S = 20
"""A replay that speaks in their stead is over when it was last heard so long ago."""


def speak() -> None:
    """Let each simulated sensor of the deployment say what it would measure now; one that fails is late."""
    measures = Measure.objects.filter(device__is_simulated=True, device__removed_at=None).exclude(role="")
    due = [measure for measure in measures.select_related("device") if _is_due(measure, timezone.now())]
    if due and not _is_replayed():
        mqtt.quiet()
        asyncio.run(_all(due))


def _is_due(measure: Measure, now: datetime) -> bool:
    return measure.role != Role.PASSAGES or now.minute % COUNT_EVERY == 0


def _is_replayed() -> bool:
    """Say whether a replay of real logs speaks for them at this moment."""
    path = settings.HOME / REPLAYED
    return path.exists() and time.time() - path.stat().st_mtime < PAUSED_S


async def _all(measures: Iterable[Measure]) -> None:
    done = await asyncio.gather(*(_speak(measure) for measure in measures), return_exceptions=True)
    failed = [one for one in done if isinstance(one, BaseException)]
    if failed:
        log.warning("%d simulated sensors were not heard: %s", len(failed), failed[0])


async def _speak(measure: Measure) -> None:
    """Say one value; said again within the same minute, it is known by its id and counts once."""
    device, now = measure.device, timezone.now().replace(second=0, microsecond=0)
    said = {
        "value": value_at(measure, now, COUNT_EVERY),
        "at": now.isoformat(),
        "id": f"{device.slug} {now:%Y%m%dT%H%M}",
    }
    topic = f"halles/{device.town}/{device.slug}/{measure.path}"
    user, key = sign_in(device.town, device.slug)
    await mqtt.publish(gateway_url(), [mqtt.Out(topic, json.dumps(said).encode())], user=user, password=key)
