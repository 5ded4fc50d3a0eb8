"""The home page: what is open, what happens today, what is new, who helps; true until the next change."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from halles.stalls.directory.models import News, Sheet
from tests.world import World

pytestmark = pytest.mark.django_db(databases="__all__")

THURSDAY = timezone.make_aware(datetime.fromisoformat("2026-11-26 10:00"))
HOME = "/ville-test/"


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def at(monkeypatch):
    """Set the clock on the town hall."""

    def turn(moment: datetime) -> None:
        monkeypatch.setattr(timezone, "now", lambda: moment)
        monkeypatch.setattr("halles.kit.shelf.middleware.time.time", moment.timestamp)

    return turn


def _hours(raw: str, **more: str) -> None:
    for sheet in Sheet.objects.filter(slug="le-fournil-d-anne"):
        sheet.hours = raw
        for name, value in more.items():
            setattr(sheet, name, value)
        sheet.save()


def _home(world: World, path: str = HOME) -> str:
    return world.client().get(path).content.decode()


def test_the_sections_come_in_the_order_a_phone_needs(world):
    page = _home(world)
    at = [page.index(f'<h2 id="{name}">') for name in ("open", "today", "news", "help", "groups")]
    assert page.index('type="search"') < at[0]
    assert at == sorted(at)


def test_it_says_what_is_open_and_what_is_not_known(world, at):
    at(THURSDAY)
    _hours("Mo-Sa 08:00-12:30")
    page = _home(world)
    assert "1 commerce ou service</p>" in page
    assert 'href="/ville-test/commerces/?open=1&amp;group=food"' in page
    assert "horaires à confirmer" in page
    at(THURSDAY + timedelta(hours=4))
    page = _home(world)
    assert "Rien n’est ouvert en ce moment" in page
    assert "27\u00a0novembre" in page


def test_it_tells_todays_market_and_public_holidays(world, at):
    at(THURSDAY)
    _hours("Th 08:00-13:00", category="marketplace")
    assert "Marché\u00a0: Le Fournil d’Anne, 8\u00a0h\u00a0– 13\u00a0h." in _home(world)
    at(timezone.make_aware(datetime.fromisoformat("2026-11-11 10:00")))
    assert "Jour férié\u00a0: armistice de 1918." in _home(world)
    assert "Public holiday: Armistice of 1918." in _home(world, f"/en{HOME}")
    at(timezone.make_aware(datetime.fromisoformat("2026-12-24 10:00")))
    assert "Demain est un jour férié\u00a0: Noël." in _home(world)


@pytest.mark.parametrize("path", [HOME, "/ville-test/commerces/?open=1"])
def test_a_kept_page_goes_at_the_minute_when_something_opens_or_closes(world, at, path):
    at(THURSDAY)
    _hours("Mo-Sa 08:00-12:30")
    client = world.client()
    pages = [client.get(path) for _ in range(3)]
    assert "ETag" in pages[2]
    name = "Le Fournil d’Anne</a>"
    assert all(name in page.content.decode() for page in pages)
    at(THURSDAY.replace(hour=12, minute=29, second=59))
    assert client.get(path)["ETag"] == pages[2]["ETag"]
    at(THURSDAY.replace(hour=12, minute=30))
    closed = client.get(path)
    assert "Rien n’est ouvert en ce moment" in closed.content.decode()


def test_the_day_changes_at_midnight_even_where_nothing_opens(world, at):
    at(THURSDAY.replace(hour=23, minute=59))
    client = world.client()
    assert all("26\u00a0novembre" in client.get(HOME).content.decode() for _ in range(3))
    at(THURSDAY.replace(day=27, hour=0))
    assert "27\u00a0novembre" in client.get(HOME).content.decode()


LISTS = ("", "commerces/", "commerces/?q=pain", "commerces/?open=1", "commerces/tous/nouvelles/")


@pytest.mark.parametrize("path", LISTS)
def test_every_list_says_how_it_is_ordered(world, at, path):
    at(THURSDAY)
    _hours("Mo-Sa 08:00-12:30")
    News.objects.create(sheet=world.sheet, author="x", text="Nouvelle fournée.")
    page = _home(world, HOME + path)
    assert "Comment cette liste est classée" in page
    assert "Personne ne paie pour être placé plus haut." in page
