"""What the tests of the register act upon: a town, its manager, and two devices that speak."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.test import Client

from halles.kit.actor import Actor
from halles.people.commands.persons import person_create, user_of
from halles.people.commands.roles import town_role_grant
from halles.people.models import Person
from halles.stalls.sensing.commands import device_register
from halles.stalls.sensing.engine.declared import Declared
from halles.stalls.sensing.models import Balance, Device, Measure, Refused
from halles.town.commands import town_create, town_open
from halles.town.models import Town

HOUSE = Actor(system="test")
NOW = datetime(2026, 11, 12, 9, 30, tzinfo=UTC)
"""A Thursday, half past ten in France."""
TODAY = date(2026, 11, 12)
FREE = Declared("free", "Places libres", "level", "free", "", 0, 80)
PASSAGES = Declared("passages", "Passages", "count", "passages", "", 0, 5000)
PLATE = Declared("plate", "Plaque", "dropped")
WORDS: dict[str, Any] = {
    "title": "Places libres, parking de la Gare",
    "kind": "parking",
    "purpose": "Dire où il reste des places.",
    "legal_basis": "Mission d’intérêt public",
    "owner": "Service de la voirie",
    "contact": "voirie@redon.example",
    "place": "Entrée de la place de la Gare",
    "installed_on": date(2026, 9, 1),
    "expected_every_s": 600,
}


def milliseconds(at: datetime) -> int:
    """Return a moment as the tables of readings have it."""
    return int(at.timestamp() * 1000)


@dataclass
class Scene:
    """The town of Redon and who acts there."""

    town: Town
    manager: Person
    stranger: Person
    devices: list[Device] = field(default_factory=list)

    def actor(self, who: str) -> Actor:
        """Return "manager" or "stranger" as an actor."""
        return Actor(person=getattr(self, who).pk)

    def client(self, who: str = "") -> Client:
        """Return a browser without JavaScript, signed in as `who`."""
        client = Client(HTTP_HOST="localhost")
        if who:
            backend = "django.contrib.auth.backends.ModelBackend"
            client.force_login(user_of(getattr(self, who)), backend=backend)
        return client

    def device(self, *measures: Declared, **more: Any) -> Device:
        """Register a device."""
        made = device_register(
            actor=HOUSE, town=self.town.slug, fields={**WORDS, **more}, measures=measures or (FREE, PLATE)
        )
        self.devices.append(made)
        return made


def register_scene() -> Scene:
    """Make an open town with a manager and somebody else."""
    town = town_create(actor=HOUSE, name="Redon", insee="35236", lon=-20_840_000, lat=476_510_000)
    contacts = {"publisher": "Mairie de Redon", "hosting": "Mairie", "data_contact": "dpo@redon.example"}
    help_desk = {"help_name": "Camille", "help_phone": "0299000000"}
    town = town_open(actor=HOUSE, town=town.slug, **contacts, **help_desk)
    people = {
        who: person_create(actor=HOUSE, name=name, email=f"{who}@example.org", phone="", town=town.slug)
        for who, name in (("manager", "Bruno"), ("stranger", "Chloé"))
    }
    town_role_grant(actor=HOUSE, person=people["manager"].pk, town=town.slug, role="manager")
    return Scene(town=town, **people)


def hear(device: Device, value: float, *, at: datetime = NOW, stored: int = 40, repeated: int = 2) -> None:
    """Let a device have spoken: its latest value, its balance, one refusal today and two before."""
    stamp = milliseconds(at)
    Measure.objects.filter(device=device, kind__in=("level", "count", "flag")).update(
        value=value, at=stamp, key=1, changed_at=stamp
    )
    numbers = {"received": stored + repeated + 3, "stored": stored, "deduplicated": repeated, "refused": 3}
    Balance.objects.update_or_create(device=device, defaults={**numbers, "heard_at": stamp})
    for day, number in ((TODAY, 1), (TODAY - timedelta(days=1), 2)):
        row = {"town": device.town, "device": device.pk, "reason": "undeclared_field", "day": day}
        Refused.objects.update_or_create(**row, defaults={"number": number})
