"""The door of the helper: at a counter one is shown the map, and told who is in a street."""

import pytest

from halles.doors.tests.sitting import seen_by, sit_with_somebody
from tests.world import World

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.mark.door("town.where", "helper")
def test_who_is_where_is_told_to_her() -> None:
    world = World()
    client = sit_with_somebody(world.town.slug)
    plan = seen_by(client, "/en/ville-test/plan/")
    assert "Café du Port" in plan
    assert "Premises available" in plan
    assert "Le Fournil d’Anne" in seen_by(client, "/en/ville-test/rues/grande-rue/")
