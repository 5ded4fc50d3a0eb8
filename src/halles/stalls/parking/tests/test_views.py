"""The public pages of car parks, without JavaScript: list, map, one car park, on foot, paper."""

from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from unittest.mock import patch

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse
from django.utils import timezone

from halles.kit.geo import pack
from halles.stalls.directory.models import Sheet
from halles.stalls.parking import queries
from halles.stalls.parking.models import CarPark, Closure, Count
from halles.stalls.parking.queries import Picture
from halles.stalls.parking.tests import nows
from halles.town.public import Shape, map_draw, map_replace
from tests.world import HOUSE, World

pytestmark = pytest.mark.django_db(databases="__all__")
BASE = "/en/ville-test/stationnement/"
GARE = BASE + "parking-de-la-gare/"
MOST = (7, 9, 5, 3)
"""Statements of the list, a car park, its living part and the ways on foot; the town's own included."""


@pytest.fixture
def world() -> World:
    return World()


def page(world: World, path: str, who: str = "visitor", status: int = 200) -> str:
    answer = world.client(who).get(path)
    assert answer.status_code == status, answer.content
    text = unescape(answer.content.decode()).replace("\u00a0", " ")
    return " ".join(text.split())


def station(world: World) -> CarPark:
    row: CarPark = world.car_park  # type: ignore[attr-defined]
    return row


@pytest.fixture
def measured(world: World) -> Iterator[World]:
    """Put a sensor, simulated, at the station's car park."""
    now = timezone.now()

    def picture(*, town: object, now: object = now, slug: str = "") -> Picture:
        told = nows.now_of(station(world), at=timezone.now(), is_simulated=True, full_words=2)
        return Picture((told,), timezone.now() + nows.QUARTER)

    curve = nows.curve_of(day=timezone.localdate())
    with patch.object(queries, "picture", picture), patch.object(queries, "day_curve", return_value=curve):
        yield world


def test_a_counted_car_park_comes_first_and_says_who_counted(world: World) -> None:
    text = page(world, BASE)
    assert '<strong class="figure">34</strong> free places' in text
    assert "by the town hall" in text
    assert "Measured" not in text.split("<details")[0]
    found = [text.index(name) for name in ("Parking de la Gare", "Parking du Parlement", "Parking du Port")]
    assert found == sorted(found)
    assert "Those with free places come first" in text


def test_a_town_without_any_figure_has_a_good_page(world: World) -> None:
    Count.objects.all().delete()
    Closure.objects.all().delete()
    text = page(world, BASE)
    assert "240 places · 1 h: €1.50 · height 1.90 m at most" in text
    assert "120 places · free of charge · blue zone, 1 h 30 at most · 4 disabled places · 2 charging" in text
    for word in ("unknown", "not known", "Not known", "chances", "Measured", "simulated"):
        assert word not in text
    assert "In the order of their names." in text


def test_the_walk_to_the_market_is_told(world: World) -> None:
    Sheet.objects.filter(pk=world.market.pk).update(lon=-20_840_000, lat=476_512_000)  # type: ignore[attr-defined]
    assert "market about 1 min on foot" in page(world, BASE)
    assert "Market about 2 min on foot" in page(world, GARE)


def test_a_market_without_position_is_found_by_its_square(world: World) -> None:
    shapes = [Shape("way/1", "square", "place du Parlement", "square", pack([SQUARE]))]
    map_replace(actor=HOUSE, town=world.town.slug, shapes=shapes, credit="", source="test")
    assert "market about" in page(world, BASE)


SQUARE = [(-20_840_000, 476_512_000), (-20_839_000, 476_512_000), (-20_840_000, 476_513_000)] * 2


def test_filters_need_no_script_and_keep_apart_what_is_not_known(world: World) -> None:
    text = page(world, BASE + "?with=disabled")
    sure, unsure = text.split("Perhaps they have it too")
    assert "Parking de la Gare" in sure
    assert "Parking du Parlement" not in sure
    assert "Parking du Parlement" in unsure
    assert 'data-part="/en/ville-test/stationnement/tous/fil/?with=disabled"' in text
    text = page(world, BASE + "?height=2,10")
    assert "Parking du Parlement" not in text
    assert 'value="2,10"' in text
    CarPark.objects.update(charging=0)
    assert "No car park is known to have all this." in page(world, BASE + "?with=charging")


def test_a_height_that_no_vehicle_has_is_said_to_be_wrong(world: World) -> None:
    text = page(world, BASE + "?height=12")
    assert "Write a height in metres" in text
    assert "Parking du Parlement" in text, "the whole list is shown"


@pytest.mark.door("parking.now", "web")
def test_what_is_measured_now_and_later(measured: World) -> None:
    for path in (BASE, GARE):
        text = page(measured, path)
        assert '<strong class="figure">34</strong> free places, filling up' in text
        assert "Measured at" in text
        assert "(simulated)" in text
        assert "Demonstration: simulated figures." in text
        assert "Reported full by 2 people" in text
    assert "In 2 hours</strong> – 8 chances in 10 of finding a place" in text
    assert "between 8 and 32 places, 9 times in 10" in text
    assert 'data-live="ville-test/parking ville-test/sensing"' in page(measured, BASE)


def test_the_day_is_drawn_and_told_hour_by_hour(measured: World) -> None:
    text = page(measured, GARE)
    assert '<svg role="img" aria-labelledby="dayt"' in text
    assert "The thick line is today: 103 free places at 10:00 am." in text
    assert "over 23 days" in text
    assert text.count('<th scope="row">') == 24


def test_the_living_parts_are_those_of_the_page(measured: World) -> None:
    now = page(measured, GARE + "maintenant/")
    assert now.startswith("<p><strong")
    assert "Later" not in now
    assert "In 1 hour" in page(measured, GARE + "bientot/")
    whole = page(measured, GARE)
    key = station(measured).pk
    assert f'data-live="ville-test/sensing/{key} ville-test/parking/{key}"' in whole
    assert now in whole


@pytest.mark.door("parking.find", "web")
def test_a_car_park_tells_all_that_is_known_of_it(world: World) -> None:
    text = page(world, BASE + "parking-du-parlement/")
    for words in ("Underground car park", "1.90 m", "To be paid for, gratuit le dimanche", "€12.00"):
        assert words in text
    assert "Opening hours</h3>" in text
    assert "<svg role" not in text
    assert "forecast" not in text
    assert "Closed on Sunday" in page(world, GARE)


def test_a_car_park_that_is_not_here(world: World) -> None:
    for path in ("nulle-part/", "nulle-part/maintenant/", "nulle-part/a-pied/", "nulle-part/complet/"):
        assert "No car park has this address here." in page(world, BASE + path, status=404)
    CarPark.objects.update(removed_at=timezone.now())
    assert "No car park has this address here." in page(world, GARE, status=404)
    assert "No car park is known here yet." in page(world, BASE)


def test_pages_ask_little_of_the_database(world: World) -> None:
    """At most so many statements whatever the number of car parks; session and rights aside."""
    client = world.client()
    client.get(BASE)
    paths = (BASE, GARE, GARE + "maintenant/", GARE + "a-pied/")
    few = [_statements(client, path + "?x=1") for path in paths]
    assert all(n <= most for n, most in zip(few, MOST, strict=True)), few
    CarPark.objects.bulk_create(
        CarPark(town="ville-test", slug=f"p-{at}", name=f"P{at}", lon=-20_850_000, lat=476_505_000)
        for at in range(20)
    )
    assert [_statements(client, path + "?x=2") for path in paths] == few


def _statements(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


def test_the_map_holds_the_figures_and_the_same_in_words(world: World) -> None:
    street = [(-20_870_000, 476_490_000), (-20_845_000, 476_508_000), (-20_820_000, 476_530_000)]
    shapes = [Shape("way/1", "street", "Grande Rue", "pedestrian", pack([street]))]
    map_replace(actor=HOUSE, town=world.town.slug, shapes=shapes, credit="© test", source="test")
    map_draw(actor=HOUSE, town=world.town.slug)
    text = page(world, BASE + "tous/plan/")
    assert "<title>Parking de la Gare, 34 free places, counted at" in text
    assert "of them has no place on the map" in text
    words = text.split("In words")[1]
    assert "Parking de la Gare</a><br><span>34 free places" in words
    town_plan = page(world, "/en/ville-test/plan/?groupe=parking")
    assert "Parking de la Gare, 120 places, free of charge" in town_plan
    assert "34 free" not in town_plan, "that page does not follow the figures"


def test_the_way_on_foot_follows_the_streets(world: World) -> None:
    street = [(-20_850_000, 476_505_000), (-20_850_000, 476_500_000), (-20_870_000, 476_500_000)]
    shapes = [Shape("way/1", "street", "Quai", "residential", pack([street]))]
    text = page(world, GARE + "a-pied/?vers=cafe-du-port")
    assert "About 3 min on foot." in text
    assert "Reckoned from the straight line" in text
    map_replace(actor=HOUSE, town=world.town.slug, shapes=shapes, credit="", source="test")
    map_draw(actor=HOUSE, town=world.town.slug)
    text = page(world, GARE + "a-pied/?vers=cafe-du-port")
    assert "m on foot, 3 min." in text
    assert 'class="way"' in text
    assert "Reckoned" not in text
    assert "This shop is not on the map" in page(world, GARE + "a-pied/?vers=nowhere")
    assert "Café du Port" in page(world, GARE + "a-pied/")
    assert "has a place on the map yet" in page(world, BASE + "parking-du-port/a-pied/")


@pytest.mark.door("parking.find", "paper")
def test_the_list_on_paper(world: World) -> None:
    for path in (BASE, BASE.removeprefix("/en")):
        answer = world.client().get(path + "liste.pdf")
        assert answer["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF")
    CarPark.objects.all().delete()
    assert world.client().get(BASE + "liste.pdf").content.startswith(b"%PDF")


@pytest.mark.door("parking.full", "web")
def test_a_driver_says_that_it_is_full(world: World) -> None:
    path = BASE + "parking-du-port/complet/"
    assert "Nothing is kept of who you are." in page(world, path)
    browser = world.client()
    answer = browser.post(path, follow=True)
    assert "Thank you" in answer.content.decode()
    text = page(world, BASE)
    assert '<strong class="figure">Full</strong>' in text
    assert "Reported full by 1 person" in text
    browser.post(path)
    assert "Reported full by 1 person" in page(world, BASE), "one person is one word"


def test_every_address_is_reversible() -> None:
    with override_settings(ROOT_URLCONF=settings.TOWN_URLCONF):
        assert reverse("parking:map").endswith("/tous/plan/")


def test_no_page_outlives_its_figures(world: World) -> None:
    expires = timezone.now() + timedelta(minutes=3)
    Count.objects.update(expires_at=expires)
    for path in (
        BASE,
        BASE + "tous/fil/",
        BASE + "tous/plan/",
        GARE,
        GARE + "maintenant/",
        GARE + "bientot/",
    ):
        label = world.client().get(path + "?x=1").shelf_label  # type: ignore[attr-defined]
        assert label.until == pytest.approx(expires.timestamp()), path
        assert {"ville-test/parking", "ville-test/sensing"} <= set(label.topics)
