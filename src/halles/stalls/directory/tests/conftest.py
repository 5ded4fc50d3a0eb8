"""A town, its people, and two sheets: one that a shop holds, one known by OpenStreetMap alone."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from PIL import Image

from halles.kit.actor import Actor
from halles.people.commands.organisations import organisation_create
from halles.people.commands.persons import person_create, user_of
from halles.people.commands.roles import town_role_grant
from halles.people.models import Person
from halles.stalls.directory.models import OsmPlace, Sheet
from halles.town.commands import town_create

HOUSE = Actor(system="test")


@dataclass
class Scene:
    """What the tests of the directory act upon."""

    town: str
    holder: Person
    manager: Person
    stranger: Person
    held: Sheet
    imported: Sheet

    def actor(self, who: str) -> Actor:
        """Return "holder", "manager" or "stranger" as an actor."""
        return Actor(person=getattr(self, who).pk)

    def client(self, who: str = "") -> Client:
        """Return a browser without JavaScript, signed in as `who`."""
        client = Client(HTTP_HOST="localhost")
        if who:
            backend = "django.contrib.auth.backends.ModelBackend"
            client.force_login(user_of(getattr(self, who)), backend=backend)
        return client


def osm_place(node: int, name: str, **more: object) -> OsmPlace:
    """Make a place of OpenStreetMap's in the tests' town."""
    values = {"category": "bakery", "lon": -20_840_000, "lat": 476_510_000, **more}
    return OsmPlace.objects.create(
        town="redon", osm=f"node/{node}", name=name, imported_at=timezone.now(), **values
    )


@pytest.fixture
def scene(db: object, settings: object, tmp_path: Path) -> Scene:
    """Return the scene, with a folder of its own for the photos."""
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    town = town_create(actor=HOUSE, name="Redon", insee="35236", lon=-20_840_000, lat=476_510_000).slug
    people = {
        who: person_create(actor=HOUSE, name=name, email=f"{who}@example.org", phone="", town=town)
        for who, name in (("holder", "Anne"), ("manager", "Bruno"), ("stranger", "Chloé"))
    }
    town_role_grant(actor=HOUSE, person=people["manager"].pk, town=town, role="manager")
    shop = organisation_create(
        actor=HOUSE, kind="shop", name="Le Fournil d’Anne", town=town, owner_person=people["holder"].pk
    )
    anne = osm_place(1, "Boulangerie Le Goff", phone="02 99 71 00 00", street="Grande Rue", number="12")
    cafe = osm_place(2, "Café du Port", category="cafe", street="Quai Duguay-Trouin", wheelchair="yes")
    held = Sheet.objects.create(
        town=town, slug="le-fournil-d-anne", osm=anne, organisation=shop.pk, name="Le Fournil d’Anne"
    )
    imported = Sheet.objects.create(town=town, slug="cafe-du-port", osm=cafe)
    return Scene(town=town, held=held, imported=imported, **people)


@pytest.fixture
def picture() -> Callable[..., bytes]:
    """Return a maker of photos."""

    def make(size: tuple[int, int] = (900, 600), kind: str = "JPEG", **more: object) -> bytes:
        out = io.BytesIO()
        Image.effect_noise(size, 60).convert("RGB").save(out, kind, **more)
        return out.getvalue()

    return make
