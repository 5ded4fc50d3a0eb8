"""The statistics page and its table; what is counted on the way, and that nothing of the visitor stays."""

import csv
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import connections
from django.utils import timezone

from halles.kit import tally
from halles.kit.tally import Tally, Visit
from halles.stalls.office.engine.months import month_of
from halles.stalls.office.models import DailyCount
from halles.stalls.office.queries.statistics import month_get, months_told, months_with_days, page_titles
from tests.pages import Page, all_pages
from tests.world import World

pytestmark = pytest.mark.django_db(databases="__all__")

PHONE = "Mozilla/5.0 (Linux; Android 14) Chrome/126.0 Mobile Safari/537.36 planted-browser"
PLANTED = {
    "HTTP_USER_AGENT": PHONE,
    "REMOTE_ADDR": "203.0.113.77",
    "HTTP_REFERER": "https://planted-referer.example/",
    "HTTP_X_FORWARDED_FOR": "198.51.100.23",
}
WORDS = ("planted-browser", "203.0.113.77", "planted-referer", "198.51.100.23")


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Tally]:
    """A tally that begins at nothing."""
    fresh = Tally()
    monkeypatch.setattr(tally, "TALLY", fresh)
    return fresh


@pytest.fixture
def last_month() -> date:
    """The first day of the month before the last one: told on any day."""
    return month_of(month_of(month_of(timezone.localdate()) - timedelta(days=1)) - timedelta(days=1))


def put(day: date, count: int, page: str = "directory:list", door: str = "web", missed: str = "") -> None:
    DailyCount.objects.create(town="ville-test", day=day, page=page, door=door, missed=missed, count=count)


def text_of(client: Any, path: str) -> str:
    return re.sub(r"\s+", " ", client.get(path).content.decode())


def seen(counted: Tally) -> dict[Visit, int]:
    return {visit: count for (_, visit), count in counted.take().items()}


def test_a_month_is_told_without_its_small_figures(world: World, last_month: date) -> None:
    put(last_month, 40)
    put(last_month + timedelta(days=1), 20)
    put(last_month, 10, page="office:help")
    put(last_month, 7, missed="shoe-repair")
    put(last_month, 12, missed="other")
    page = text_of(world.client(), "/ville-test/statistiques/")
    assert "Liste des commerces et services</text>" in page
    assert ">60</text>" in page
    assert "Trouver de l’aide</text>" in page
    assert page.count("moins de 11</text>") == 2
    assert "Sur le web (au moins)</text>" in page
    assert "Cordonnerie" in page
    assert "Autres mots" in page
    assert "Jour par jour" in page
    assert not re.search(r"<td>(?:7|10)</td>|value[^>]*>(?:7|10|67|70)<", page)


def test_a_town_without_a_whole_month_says_when_figures_come(world: World) -> None:
    put(timezone.localdate(), 400)
    page = text_of(world.client(), "/ville-test/statistiques/")
    assert "Aucun mois n’est encore complet." in page
    assert "400" not in page


def test_an_earlier_month_is_chosen_in_its_address(world: World, last_month: date) -> None:
    earlier = month_of(last_month - timedelta(days=1))
    put(last_month, 40)
    put(earlier, 55)
    client = world.client()
    assert ">55</text>" in text_of(client, f"/en/ville-test/statistiques/?mois={earlier:%Y-%m}")
    assert "Month by month" in text_of(client, "/en/ville-test/statistiques/?mois=nonsense")


def test_the_table_hides_what_the_page_hides(world: World, last_month: date) -> None:
    put(last_month, 40)
    put(last_month, 10, page="office:help")
    put(last_month, 30, page="office:home")
    put(last_month + timedelta(days=1), 3, page="office:home")
    put(timezone.localdate(), 77)
    text = world.client().get("/ville-test/statistiques/statistiques.csv").content.decode("utf-8-sig")
    head, *rows = csv.reader(text.splitlines(), delimiter=";")
    assert head == ["mois", "jour", "page", "porte", "recherche sans résultat", "nombre"]
    month = f"{last_month:%Y-%m}"
    months = {row[2]: row[5] for row in rows if not row[1]}
    assert {row[0] for row in rows} == {month}
    assert months == {
        "Liste des commerces et services": "40",
        "Trouver de l’aide": "moins de 11",
        "Accueil": "33",
    }
    assert {row[2] for row in rows if row[1]} == {"Liste des commerces et services"}


def test_the_month_under_way_is_for_those_who_manage_the_town(world: World) -> None:
    first = month_of(timezone.localdate())
    put(first, 44)
    path = "/ville-test/statistiques/ce-mois/"
    assert world.client("member").get(path).status_code == 403
    assert world.client().get(path).status_code == 302
    page = text_of(world.client("manager"), path)
    assert (">44</text>" in page) == (first < timezone.localdate())


def test_reading_costs_few_statements(world: World, last_month: date, django_assert_num_queries: Any) -> None:
    for number in range(20):
        put(last_month + timedelta(days=number), 40)
        put(month_of(last_month - timedelta(days=1)), 40, page=f"page:{number}")
    today = timezone.localdate()
    with django_assert_num_queries(1):
        assert len(months_told(town="ville-test", today=today)) == 2
    with django_assert_num_queries(1):
        assert month_get(town="ville-test", first=last_month, today=today).told.at_least([]) == 0
    with django_assert_num_queries(1):
        assert len(months_with_days(town="ville-test", today=today)) == 2


@pytest.mark.parametrize("who", ["visitor", "manager"])
def test_a_page_counts_whether_made_or_from_the_shelf(world: World, counted: Tally, who: str) -> None:
    client = world.client(who)
    for _ in range(4):
        client.get("/ville-test/commerces/", **PLANTED)
    tag = client.get("/en/ville-test/commerces/", **PLANTED).headers.get("ETag")
    if tag:
        client.get("/en/ville-test/commerces/", headers={"if-none-match": tag}, **PLANTED)
    assert seen(counted) == {Visit("ville-test", "directory:list", "web"): 6 if tag else 5}


def test_a_search_without_result_counts_by_kind_only(world: World, counted: Tally) -> None:
    client = world.client()
    for query in ("cordonnier", "Cordonnier", "Jean Dupont", "boulangerie", ""):
        for _ in range(3):
            client.get("/ville-test/commerces/", {"q": query}, **PLANTED)
    found = Visit("ville-test", "directory:list", "web")
    assert seen(counted) == {
        found: 6,
        found._replace(missed="shoe-repair"): 6,
        found._replace(missed="other"): 3,
    }


def test_live_parts_and_desks_do_not_count(world: World, counted: Tally) -> None:
    world.client().get("/ville-test/commerces/tous/dernieres-nouvelles/", **PLANTED)
    world.client("manager").get("/ville-test/ouverture/", **PLANTED)
    world.client("manager").get("/ville-test/statistiques/ce-mois/", **PLANTED)
    assert seen(counted) == {}


def test_paper_is_a_door(world: World, counted: Tally) -> None:
    world.client().get(f"/ville-test/commerces/{world.sheet.slug}/feuille.pdf", **PLANTED)
    assert seen(counted) == {Visit("ville-test", "directory:sheet-pdf", "paper"): 1}


def test_what_counts_is_an_address_of_the_catalogue() -> None:
    assert set(page_titles()) - {page.url_name for page in all_pages()} == {"doors:texts"}


def public_pages() -> list[Page]:
    """The pages that anybody may see."""
    return [page for page in all_pages() if page.who == "visitor" and page.method == "get"]


@pytest.mark.parametrize("page", public_pages(), ids=str)
def test_reading_sets_no_cookie(page: Page, world: World) -> None:
    """A page that holds a form to send sets the form's own protection, for as long as the browser is open."""
    answer = world.client().get(page.path(world), **PLANTED)
    told = b'name="csrfmiddlewaretoken"', b'"token": '
    sends = not answer.streaming and any(each in answer.content for each in told)
    assert set(answer.cookies) <= ({"csrftoken"} if sends else set())
    assert all(not cookie["max-age"] and not cookie["expires"] for cookie in answer.cookies.values())


def test_nothing_of_a_visitor_is_in_any_table(world: World, counted: Tally) -> None:
    client = world.client()
    for page in public_pages():
        client.get(page.path(world), **PLANTED)
    assert sum(counted._counts.values()) > 5
    tally.flush()
    assert DailyCount.objects.exists()
    for model in apps.get_models(include_auto_created=True):
        rows = repr(list(model._default_manager.using(_database(model)).values()))
        assert not [word for word in WORDS if word in rows], model


def _database(model: Any) -> str:
    return "sessions" if model._meta.app_label == "sessions" and "sessions" in connections else "default"
