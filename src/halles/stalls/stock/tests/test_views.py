"""A resident leaves a note on a page, and everybody reads it on another."""

import pytest

from halles.stalls.stock.models import Note
from tests.world import World

pytestmark = pytest.mark.django_db(databases=["default", "sessions"])


def test_note_is_written_and_read() -> None:
    world = World()
    address = f"/{world.town.slug}/stock/"
    response = world.client("member").post(f"{address}nouveau/", {"text": "Hello"})
    assert response.status_code == 302
    assert Note.objects.get().author == world.member.pk
    assert "Hello" in world.client().get(address).content.decode()


def test_empty_note_stays_on_its_page() -> None:
    world = World()
    response = world.client("member").post(f"/{world.town.slug}/stock/nouveau/", {"text": ""})
    assert response.status_code == 200
    assert not Note.objects.exists()
