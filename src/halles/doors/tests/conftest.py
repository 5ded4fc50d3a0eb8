"""Two towns: a real one and a demonstration."""

import pytest

from halles.town.models import Territory, Town


@pytest.fixture
def redon(db: None) -> Town:
    """Return a real town."""
    return Town.objects.create(territory=_territory(), name="Redon", slug="redon")


@pytest.fixture
def demo(db: None) -> Town:
    """Return a demonstration town."""
    return Town.objects.create(territory=_territory(), name="Valmarché", slug="valmarche", is_demo=True)


def _territory() -> Territory:
    return Territory.objects.get_or_create(slug="pays", defaults={"name": "Pays"})[0]
