"""A town on a Thursday morning, its people, two car parks, and sensors that measure what a test says."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count
from unittest.mock import patch

import pytest

from halles.journal.models import Entry
from halles.kit.actor import Actor
from halles.people.commands.persons import person_create
from halles.people.commands.roles import town_role_grant
from halles.people.models import Person
from halles.stalls.parking.commands import car_park_add
from halles.stalls.parking.models import CarPark
from halles.stalls.sensing.models import Device, Measure, MeasureKind, Quarter
from halles.town.commands import town_create
from halles.town.models import Town

HOUSE = Actor(system="test")
NOW = datetime(2026, 11, 26, 9, 7, tzinfo=UTC)
"""A Thursday, 10 h 07 in Redon."""
_numbers = count(1)


@dataclass
class Sensor:
    """One device that feeds a car park."""

    device: Device
    measures: list[Measure] = field(default_factory=list)

    def says(self, value: float, at: datetime, *, measure: int = 0) -> None:
        """Make a value the latest one of a measure."""
        ms = int(at.timestamp() * 1000)
        row = self.measures[measure]
        row.value, row.at, row.key, row.changed_at = value, ms, ms, ms
        row.save()

    def said(self, value: float, start: datetime, *, measure: int = 0) -> None:
        """Make a value the last one of a past quarter of an hour."""
        Quarter.objects.create(
            measure_id=self.measures[measure].pk,
            start=int(start.timestamp()),
            number=1,
            total=value,
            low=value,
            high=value,
            last=value,
        )


@dataclass
class Scene:
    """What the tests of the parking stall act upon."""

    town: Town
    manager: Person
    agent: Person
    stranger: Person
    gare: CarPark
    port: CarPark

    def actor(self, who: str) -> Actor:
        """Return "manager", "agent" or "stranger" as an actor."""
        return Actor(person=getattr(self, who).pk)


@pytest.fixture
def scene(db: object) -> Iterator[Scene]:
    """Return the scene, with the clock stopped at NOW."""
    with patch("django.utils.timezone.now", return_value=NOW):
        yield make_scene()


def make_scene() -> Scene:
    """Make the town, its people and its car parks."""
    town = town_create(actor=HOUSE, name="Redon", insee="35236", lon=-20_840_000, lat=476_510_000)
    people = {
        who: person_create(actor=HOUSE, name=who.title(), email="", phone=phone, town=town.slug)
        for who, phone in (
            ("manager", "0611111111"),
            ("agent", "0612345678"),
            ("stranger", "0622222222"),
        )
    }
    for role in ("manager", "agent"):
        town_role_grant(actor=HOUSE, person=people[role].pk, town=town.slug, role=role)
    gare = car_park_add(
        actor=HOUSE, town=town.slug, fields={"name": "Parking de la Gare", "word": "Gare", "capacity": 40}
    )
    port = car_park_add(actor=HOUSE, town=town.slug, fields={"name": "Parking du Port"})
    return Scene(town=town, gare=gare, port=port, **people)


def sensor(car_park: CarPark, *roles: str, expected_every_s: int = 600) -> Sensor:
    """Register a device that feeds a car park with a measure of each role."""
    number = next(_numbers)
    device = Device.objects.create(
        number=number,
        town=car_park.town,
        slug=f"capteur-{number}",
        title="Capteur",
        kind="parking",
        feeds=car_park.pk,
        purpose="Compter.",
        legal_basis="Mission.",
        owner="Ville",
        contact="Mairie",
        expected_every_s=expected_every_s,
        installed_on=date(2026, 1, 1),
    )
    made = [
        Measure.objects.create(device=device, path=f"m{at}", kind=MeasureKind.LEVEL, role=role)
        for at, role in enumerate(roles or ("free",))
    ]
    return Sensor(device, made)


def local(day: int, hour: int, minute: int = 0, *, month: int = 11) -> datetime:
    """Return a moment of the town's clock in winter 2026."""
    return datetime(2026, month, day, hour, minute, tzinfo=UTC) - timedelta(hours=1)


def kinds() -> list[str]:
    """Return the journal's entries of this stall, in order."""
    found = Entry.objects.filter(kind__startswith="parking.").order_by("seq")
    return [kind.removeprefix("parking.") for kind in found.values_list("kind", flat=True)]
