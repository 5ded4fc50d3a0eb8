"""A town with three devices that programs may read, or push for: a counter, a network's, and a broker."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from halles.kit.actor import Actor
from halles.stalls.sensing.commands.devices import device_register, key_renew
from halles.stalls.sensing.commands.readings import readings_store
from halles.stalls.sensing.engine.declared import Declared
from halles.stalls.sensing.engine.reports import Report
from halles.stalls.sensing.models import Device
from halles.town.commands import town_create

HOUSE = Actor(system="test")
NOW = datetime(2026, 11, 28, 12, 7, tzinfo=UTC)
NOW_MS = int(NOW.timestamp()) * 1000
FREE = Declared("availableSpotNumber", "Places libres", "level", "free")
BATTERY = Declared("battery.level", "Batterie", "level")
OPEN = Declared("open", "Barrière ouverte", "flag")
PASSAGES = Declared("in", "Passages", "count", "passages")
MOTION = Declared("motion", "Mouvement", "flag", "motion")
SPOT = Declared("taken", "Place prise", "flag", "spot")
NAME = Declared("name", "Nom", "dropped")


def device(town: str, slug: str, *measures: Declared, **more: Any) -> Device:
    """Put a device in the register."""
    fields = {
        "slug": slug,
        "title": f"Capteur {slug}",
        "kind": "parking",
        "purpose": "Compter les places libres.",
        "legal_basis": "Mission d’intérêt public",
        "owner": "Ville de Redon",
        "contact": "donnees@redon.example",
        "installed_on": date(2026, 1, 5),
        **more,
    }
    return device_register(actor=HOUSE, town=town, fields=fields, measures=measures)


@dataclass
class Programs:
    """What the tests of the interface act upon."""

    town: str
    gate: Device
    spot: Device
    walk: Device
    broker: Device
    keys: dict[str, str]

    def get(self, path: str, *, accept: str = "", **query: str) -> Any:
        """Ask, as a program does."""
        headers = {"Accept": accept} if accept else {}
        return Client(HTTP_HOST="localhost").get(f"/{self.town}/capteurs/api/{path}", query, headers=headers)

    def push(self, slug: str, body: bytes, *, key: str | None = None) -> Any:
        """Push a message, with the device's own key unless another one is given."""
        key = self.keys.get(slug, "") if key is None else key
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        return Client(HTTP_HOST="localhost", enforce_csrf_checks=True).post(
            f"/{self.town}/capteurs/api/push/{slug}", body, content_type="application/json", headers=headers
        )

    def say(self, slug: str, at: datetime, **fields: Any) -> None:
        """Let a device say something, as of `at`."""
        at_ms = int(at.timestamp()) * 1000
        report = Report(slug, self.town, f"m{at_ms}", at_ms, fields)
        [outcome] = readings_store(actor=HOUSE, reports=[report], now_ms=at_ms)
        assert outcome.state == "stored", outcome


@pytest.fixture
def at_noon(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Let the doors see the time of the tests; call it to move on."""
    clock = [NOW]
    monkeypatch.setattr(timezone, "now", lambda: clock[0])
    return lambda at: clock.__setitem__(0, at)


@pytest.fixture
def programs(at_noon: object) -> Programs:
    """Return the town and its devices; the test marks the databases it uses."""
    cache.clear()
    town = town_create(actor=HOUSE, name="Redon", insee="35236", lon=-20_840_000, lat=476_510_000).slug
    place = {"lon": -20_840_000, "lat": 476_510_000}
    gate = device(town, "gare", FREE, BATTERY, OPEN, is_simulated=True, **place)
    spot = device(town, "port", FREE, NAME, network="urn:ngsi-ld:offstreetparking:port")
    walk = device(town, "quai", PASSAGES, MOTION, SPOT, kind="footfall", group="Quais")
    broker = device(town, "courtier", BATTERY, kind="other")
    keys = {row.slug: key_renew(actor=HOUSE, device=row) for row in (gate, walk, broker)}
    return Programs(town, gate, spot, walk, broker, keys)
