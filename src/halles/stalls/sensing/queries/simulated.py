"""Simulated devices: how the demonstration, or a replay of real logs, speaks in their name."""

from dataclasses import dataclass

from django.conf import settings

from halles.stalls.sensing.models import Measure, Role
from halles.stalls.sensing.queries.keys import sign_in_name, simulated_key

REPLAYED = "replayed"
"""File of the deployment's folder, touched by a replay: while it is fresh the simulation is silent."""


@dataclass(frozen=True)
class Speaker:
    """One simulated counter of free places, and how it speaks."""

    feeds: str
    topic: str
    user: str
    key: str
    capacity: int


def simulated_speakers(*, town: str) -> list[Speaker]:
    """Return the town's simulated counters of free places, in the order of their numbers."""
    rows = Measure.objects.filter(
        device__town=town, device__is_simulated=True, device__removed_at=None, role=Role.FREE
    ).select_related("device")
    return [
        Speaker(
            feeds=row.device.feeds,
            topic=f"halles/{town}/{row.device.slug}/{row.path}",
            user=sign_in(town, row.device.slug)[0],
            key=sign_in(town, row.device.slug)[1],
            capacity=int(row.high or 0),
        )
        for row in rows.order_by("device__number")
    ]


def sign_in(town: str, slug: str) -> tuple[str, str]:
    """Return the name and the key of a simulated device; none with an outside broker."""
    if settings.MQTT_URL:
        return "", ""
    return sign_in_name(town, slug), simulated_key(town, slug)


def gateway_url() -> str:
    """Return the address of the broker that the gateway hears."""
    return settings.MQTT_URL or f"mqtt://127.0.0.1:{settings.MQTT_PORT}"
