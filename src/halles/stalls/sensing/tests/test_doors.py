"""The door of the helper: at a counter one is told which sensors the town has, and takes the list home."""

import pytest

from halles.doors.tests.sitting import seen_by, sit_with_somebody
from tests.world import World

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.mark.door("sensing.register", "helper")
def test_the_register_is_read_to_her_and_printed() -> None:
    world = World()
    client = sit_with_somebody(world.town.slug)
    base = "/en/ville-test/capteurs/"
    assert "Passages, rue du Port" in seen_by(client, base)
    page = seen_by(client, f"{base}{world.counter.slug}/")  # type: ignore[attr-defined]
    assert "voirie@redon.example" in page
    paper = client.get(f"{base}registre.pdf")
    assert paper["Cache-Control"] == "no-store"
    assert paper.content.startswith(b"%PDF")
