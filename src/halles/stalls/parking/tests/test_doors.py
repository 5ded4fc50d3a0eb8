"""The door of the helper: at a counter a driver is told where to park, and says that a car park is full."""

from html import unescape

import pytest

from halles.doors.tests.sitting import helper_of, noted, seen_by, sit_with_somebody
from halles.stalls.parking.models import Count
from tests.world import World

pytestmark = pytest.mark.django_db(databases="__all__")
BASE = "/en/ville-test/stationnement/"


@pytest.fixture
def world() -> World:
    return World()


@pytest.mark.door("parking.find", "helper")
@pytest.mark.door("parking.now", "helper")
@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("", ("Parking de la Gare", "34 free places", "counted at", "4 disabled places")),
        ("parking-du-parlement/", ("Underground car park", "1.90 m", "€12.00")),
        ("parking-de-la-gare/", ("34 free places", "Rue de la Gare")),
    ],
)
def test_what_a_driver_asks_is_found_for_her(world: World, path: str, words: tuple[str, ...]) -> None:
    page = seen_by(sit_with_somebody(world.town.slug), BASE + path).lower()
    assert all(each.lower() in page for each in words), page


def test_the_list_is_printed_for_her(world: World) -> None:
    answer = sit_with_somebody(world.town.slug).get(BASE + "liste.pdf")
    assert answer["Cache-Control"] == "no-store"
    assert answer.content.startswith(b"%PDF")


@pytest.mark.door("parking.full", "helper")
def test_a_full_car_park_is_said_for_her(world: World) -> None:
    client = sit_with_somebody(world.town.slug)
    assert client.post(BASE + "parking-du-port/complet/").status_code == 302
    assert "Reported full by 1 person" in seen_by(client, BASE)
    assert noted() == ["Said to be full: Parking du Port"]


@pytest.mark.door("parking.count", "helper")
def test_an_approved_helper_counts_for_the_town_hall(world: World) -> None:
    client = helper_of(world.town.slug)
    assert client.post(BASE + "parking-de-la-gare/compter/", {"free": "12"}).status_code == 302
    assert Count.objects.latest("counted_at").free == 12
    page = unescape(world.client().get(BASE + "parking-de-la-gare/").content.decode())
    assert '<strong class="figure">12</strong>' in page


def test_a_helper_closes_no_car_park(world: World) -> None:
    assert helper_of(world.town.slug).get(BASE + "parking-de-la-gare/fermer/").status_code == 403
