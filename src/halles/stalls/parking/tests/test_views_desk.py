"""The town hall's own pages: count with one thumb, close in a sentence, keep the car parks; who may not."""

from datetime import UTC, datetime
from html import unescape
from unittest.mock import patch

import pytest

from halles.stalls.parking.models import CarPark, Closure, Count
from tests.world import World

pytestmark = pytest.mark.django_db(databases="__all__")
BASE = "/en/ville-test/stationnement/"
GARE = BASE + "parking-de-la-gare/"
THURSDAY = datetime(2026, 11, 26, 9, tzinfo=UTC)


@pytest.fixture
def world() -> World:
    return World()


def page(world: World, path: str, who: str = "manager", status: int = 200) -> str:
    answer = world.client(who).get(path)
    assert answer.status_code == status, answer.content
    text = unescape(answer.content.decode()).replace("\u00a0", " ")
    return " ".join(text.split())


@pytest.mark.door("parking.count", "web")
def test_an_agent_counts_and_takes_it_back(world: World) -> None:
    path = GARE + "compter/"
    text = page(world, path)
    assert 'inputmode="numeric"' in text
    assert "One place less: 33" in text
    assert "Last count: <strong>34 free places</strong>" in text
    browser = world.client("manager")
    assert browser.post(path, {"free": "12"})["Location"] == path
    assert '<strong class="figure">12</strong>' in page(world, GARE, "visitor")
    last = Count.objects.get(free=12)
    assert browser.post(f"{path}{last.pk}/retirer/")["Location"] == path
    assert '<strong class="figure">34</strong>' in page(world, GARE, "visitor")
    Count.objects.all().delete()
    assert "One place less" not in page(world, path)


@pytest.mark.parametrize("typed", ["", "douze", "-1", "121", "99999999"])
def test_what_cannot_be_counted_is_refused_and_kept(world: World, typed: str) -> None:
    answer = world.client("manager").post(GARE + "compter/", {"free": typed})
    assert answer.status_code == 422
    assert f'value="{typed}"' in answer.content.decode() or not typed
    assert Count.objects.count() == 1


def test_an_agent_on_her_round_sees_all_car_parks(world: World) -> None:
    text = page(world, BASE + "tous/compter/")
    for name in ("gare", "parlement", "port"):
        assert name in text
    CarPark.objects.all().delete()
    assert "No car park is known here yet." in page(world, BASE + "tous/compter/")


@pytest.mark.door("parking.close", "web")
def test_a_closing_is_said_understood_and_called_off(world: World) -> None:
    path, browser = GARE + "fermer/", world.client("manager")
    words = {"gesture": "words", "when": "jeudi 6 h – 14 h : marché", "often": "weekly"}
    with patch("django.utils.timezone.now", return_value=THURSDAY):
        assert browser.post(path, words)["Location"] == path
        text = page(world, path)
        assert "Closed until 2:00 pm: market" in text
        assert "Regularly – Thursday" in text
        assert "Closed until 2:00 pm: market" in page(world, BASE + "tous/fil/", "visitor")
        closure = Closure.objects.get(rule__startswith="Th")
        assert browser.post(f"{path}{closure.pk}/retirer/")["Location"] == path
        assert "Thursday" not in page(world, path)


def test_a_closing_happens_once_from_a_day_to_another(world: World) -> None:
    dates = {"gesture": "dates", "first": "2026-12-03", "last": "04/12/2026", "reason": "works"}
    with patch("django.utils.timezone.now", return_value=THURSDAY):
        assert world.client("manager").post(GARE + "fermer/", dates).status_code == 302
    row = Closure.objects.get(rule="")
    assert row.starts_at == datetime(2026, 12, 2, 23, tzinfo=UTC)
    assert row.ends_at == datetime(2026, 12, 4, 23, tzinfo=UTC)


def test_some_of_the_places_are_closed_until_an_hour(world: World) -> None:
    dates = {"gesture": "dates", "first": "2026-11-26", "start": "8 h", "last": "2026-11-26", "end": "18:00"}
    with patch("django.utils.timezone.now", return_value=THURSDAY):
        browser = world.client("manager")
        browser.post(GARE + "fermer/", {**dates, "reason": "event", "places": "20"})
        text = page(world, BASE + "tous/fil/", "visitor")
    assert "20 places fewer until 6:00 pm: event" in text


@pytest.mark.parametrize(
    "typed",
    [
        {"gesture": "words", "when": "", "often": "once", "reason": "market"},
        {"gesture": "words", "when": "quand il pleut", "often": "weekly", "reason": "market"},
        {"gesture": "words", "when": "jeudi 6 h – 14 h", "often": "weekly"},
        {
            "gesture": "words",
            "when": "jeudi 6 h – 14 h",
            "often": "weekly",
            "reason": "works",
            "places": "900",
        },
        {"gesture": "dates", "first": "2026-12-03", "last": "2026-12-01", "reason": "works"},
        {"gesture": "dates", "first": "hier", "last": "2026-12-01", "reason": "works"},
        {"gesture": "dates", "first": "2026-12-01", "last": "2026-12-03"},
    ],
)
def test_a_closing_that_is_not_sure_is_asked_again(world: World, typed: dict[str, str]) -> None:
    with patch("django.utils.timezone.now", return_value=THURSDAY):
        answer = world.client("manager").post(GARE + "fermer/", typed)
    assert answer.status_code == 422
    kept = typed.get("when") or typed.get("first")
    assert not kept or f'value="{kept}"' in unescape(answer.content.decode())
    assert Closure.objects.count() == 1


FORM = {
    "name": "Parking des Douves",
    "structure": "building",
    "capacity": "80",
    "max_height_cm": "2,05",
    "is_free": "no",
    "price_1h": "1,20",
    "is_blue_zone": "yes",
    "max_stay_min": "90",
    "hours": "lundi au samedi 7h-20h",
}


def test_the_manager_adds_a_car_park_changes_it_and_removes_it(world: World) -> None:
    browser = world.client("manager")
    added = browser.post(BASE + "tous/ajouter/", FORM)
    assert added["Location"] == BASE + "parking-des-douves/"
    row = CarPark.objects.get(slug="parking-des-douves")
    assert (row.capacity, row.max_height_cm, row.is_free, row.price_1h) == (80, 205, False, 120)
    assert (row.is_blue_zone, row.max_stay_min, row.disabled) == (True, 90, None)
    assert row.hours == "Mo-Sa 07:00-20:00"
    path = BASE + "parking-des-douves/"
    text = page(world, path + "modifier/")
    for shown in ('value="2,05"', 'value="1,20"', 'value="90"', "Lundi à samedi"):
        assert shown in text
    place = {"lat": "47.651", "lon": "-2.084"}
    changed = {**FORM, **place, "is_free": "", "price_1h": ""}
    assert browser.post(path + "modifier/", changed)["Location"] == path
    row.refresh_from_db()
    assert (row.is_free, row.price_1h, row.lon, row.lat) == (None, None, -20_840_000, 476_510_000)
    assert "no longer told" in page(world, path + "retirer/")
    assert browser.post(path + "retirer/")["Location"] == BASE + "tous/gerer/"
    assert "Douves" not in page(world, BASE + "tous/gerer/")
    page(world, path, "visitor", status=404)


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"capacity": "beaucoup"},
        {"max_height_cm": "12"},
        {"max_height_cm": "haut"},
        {"price_1h": "cher"},
        {"price_1h": "-1"},
        {"hours": "quand il fait beau"},
        {"lat": "47.6"},
        {"word": "complet"},
    ],
)
def test_what_cannot_be_is_refused_and_kept(world: World, wrong: dict[str, str]) -> None:
    answer = world.client("manager").post(BASE + "tous/ajouter/", {**FORM, **wrong})
    assert answer.status_code == 422
    html = unescape(answer.content.decode())
    assert "Parking des Douves" in html or "name" in wrong
    assert not CarPark.objects.filter(slug="parking-des-douves").exists()


def test_who_may_not(world: World) -> None:
    paths = [f"{GARE}{word}/" for word in ("compter", "fermer", "modifier", "retirer")]
    paths += [f"{BASE}tous/{word}/" for word in ("compter", "gerer", "ajouter")]
    for path in paths:
        assert world.client().get(path).status_code == 302, "who is not signed in signs in first"
        page(world, path, "member", status=403)
    count, closure = world.count.pk, world.closure.pk  # type: ignore[attr-defined]
    for path in (f"{GARE}compter/{count}/retirer/", f"{GARE}fermer/{closure}/retirer/"):
        assert world.client("member").post(path).status_code == 403
        assert world.client("manager").get(path).status_code == 405
    browser = world.client("member")
    assert browser.post(GARE + "compter/", {"free": "3"}).status_code == 403
    assert browser.post(BASE + "tous/ajouter/", FORM).status_code == 403
    assert CarPark.objects.count() == 3
