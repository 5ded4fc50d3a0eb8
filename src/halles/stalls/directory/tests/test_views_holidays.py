"""Pages of public holidays: who opens, one tap on one's own page, a link without signing in, the calls."""

from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from halles.stalls.directory import commands
from halles.stalls.directory.engine.occasions import holiday, summer
from halles.stalls.directory.models import HolidayQuestion, OsmPlace, Sheet, SpecialHours
from halles.stalls.directory.tests.conftest import Scene
from halles.stalls.directory.tests.holidays import RUNNER, USUAL, shop, token_of, town

pytestmark = pytest.mark.django_db(databases=["default", "sessions"])
NOW = timezone.make_aware(datetime.fromisoformat("2026-11-03T10:00"))
PAGE = "/redon/commerces/le-fournil-d-anne/ma-fiche/"
REPLY = "/redon/commerces/le-fournil-d-anne/jours-feries/2026-11-11/"
BOARD = "/redon/commerces/tous/jours-feries/2026-11-11/"
CALLS = "/redon/commerces/tous/jours-feries/a-appeler/"


@pytest.fixture
def asked(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> Scene:
    """A bakery that was asked about 11 November, eight days before."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    Sheet.objects.filter(pk=scene.held.pk).update(hours=USUAL)
    commands.holiday_round(actor=RUNNER, town=town(), occasion=holiday(date(2026, 11, 11)), now=NOW)
    return scene


def text(client: Client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def post(client: Client, path: str, status: int = 302, **fields: Any) -> str:
    response = client.post(path, fields)
    assert response.status_code == status, response.content.decode()[:2000]
    return response.content.decode()


@pytest.mark.door("directory.holiday-reply", "web")
def test_one_tap_on_ones_own_page_answers_and_one_takes_it_back(asked: Scene) -> None:
    client = asked.client("holder")
    page = text(client, PAGE)
    assert f'action="{REPLY}"' in page
    assert 'name="answer" value="open"' in page
    assert 'name="answer" value="closed"' in page
    post(client, REPLY, answer="closed", next=PAGE)
    assert SpecialHours.objects.get().is_open is False
    assert 'name="answer" value="undo"' in text(client, PAGE)
    post(client, REPLY, answer="undo", next=PAGE)
    assert HolidayQuestion.objects.get().replied_at is None
    assert 'name="answer" value="open"' in text(client, PAGE)


def test_later_the_answer_can_still_be_changed(asked: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    post(asked.client("holder"), REPLY, answer="closed", next=PAGE)
    monkeypatch.setattr(timezone, "now", lambda: NOW.replace(day=10))
    client = asked.client("holder")
    assert 'name="answer" value="change"' in text(client, PAGE)
    assert 'value="open"' in post(client, REPLY, answer="change", status=200)
    post(client, REPLY, answer="open", hours="9h-12h")
    assert "9 h – 12 h" in text(asked.client(), BOARD)


def test_hours_that_are_not_understood_are_asked_again_and_kept(asked: Scene) -> None:
    page = post(asked.client("holder"), REPLY, answer="open", hours="on verra bien", status=422)
    assert 'value="on verra bien"' in page


def test_only_the_shop_and_the_town_answer(asked: Scene) -> None:
    post(asked.client("stranger"), REPLY, answer="closed", status=403)
    assert asked.client().post(REPLY, {"answer": "closed"}).headers["Location"].startswith("/redon/")
    assert not SpecialHours.objects.exists()
    assert text(asked.client("holder"), REPLY.replace("11-11", "12-25"), status=404)


def test_another_place_is_not_gone_to_after_an_answer(asked: Scene) -> None:
    response = asked.client("holder").post(REPLY, {"answer": "open", "next": "https://evil.example/"})
    assert response.headers["Location"] == PAGE


def test_the_link_shows_two_buttons_and_only_a_press_acts(asked: Scene) -> None:
    path = f"/redon/commerces/tous/jours-feries/repondre/{token_of(asked)}/"
    client = asked.client()
    for _ in range(2):
        page = text(client, path)
    assert 'value="open"' in page
    assert not SpecialHours.objects.exists()
    assert client.get(path).headers["Cache-Control"] == "no-store"
    post(client, path, answer="closed")
    assert HolidayQuestion.objects.get().reply == "closed"
    assert text(client, path[:-2] + "x/", status=410)
    assert text(client, "/redon/commerces/tous/jours-feries/repondre/x/", status=410)


def test_the_board_tells_open_closed_and_to_be_confirmed_apart(asked: Scene) -> None:
    shop(asked, 1, "Mo-Sa 09:00-19:00; PH off")
    shop(asked, 2, "Mo-Sa 09:00-19:00; PH 10:00-12:00")
    page = text(asked.client(), BOARD)
    opened, unknown, closed = (page.partition(f'id="{part}"')[2] for part in ("open", "unknown", "closed"))
    assert "Boutique 2" in opened.partition("</section>")[0]
    assert "Fournil" in unknown.partition("</section>")[0]
    assert "Café du Port" in unknown.partition("</section>")[0]
    assert "Boutique 1" in closed.partition("</section>")[0]
    OsmPlace.objects.update(hours="Mo-Fr 08:00-18:00")
    post(asked.client("holder"), REPLY, answer="open")
    opened = text(asked.client(), BOARD).partition('id="open"')[2].partition("</section>")[0]
    assert "Fournil" in opened


def test_the_board_asks_the_database_twice(asked: Scene, django_assert_num_queries: Any) -> None:
    from halles.stalls.directory.queries import holiday_board

    place = town()
    with django_assert_num_queries(2):
        holiday_board(town=place, day=date(2026, 11, 11))


def test_a_day_that_is_no_holiday_has_no_board(scene: Scene) -> None:
    assert text(scene.client(), BOARD.replace("11-11", "11-12"), status=404)
    assert text(scene.client(), BOARD.replace("11-11", "13-45"), status=404)


@pytest.mark.door("directory.holiday-reply", "helper")
def test_the_manager_calls_those_who_did_not_answer_and_presses_for_them(asked: Scene) -> None:
    manager = asked.client("manager")
    assert "Fournil" in text(manager, CALLS)
    post(manager, REPLY, answer="closed", next=CALLS)
    assert "Fournil" not in text(manager, CALLS)
    assert SpecialHours.objects.get().author == asked.manager.pk
    assert text(asked.client("holder"), CALLS, status=403)


def test_in_summer_one_gives_dates_or_stays_open(asked: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    june = timezone.make_aware(datetime.fromisoformat("2027-06-02T10:00"))
    monkeypatch.setattr(timezone, "now", lambda: june)
    commands.holiday_round(actor=RUNNER, town=town(), occasion=summer(2027), now=june)
    client, path = asked.client("holder"), REPLY.replace("2026-11-11", "summer-2027")
    assert 'value="usual"' in text(client, PAGE)
    assert 'name="first"' in post(client, path, answer="change", status=200)
    post(client, path, answer="leave", first="2027-08-09", last="", status=422)
    post(client, path, answer="leave", first="2027-08-09", last="2027-08-29")
    assert SpecialHours.objects.get().source == "leave"


def test_the_home_page_leads_to_the_board_when_the_day_is_near(
    asked: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert BOARD not in text(asked.client(), "/redon/")
    monkeypatch.setattr(timezone, "now", lambda: NOW.replace(day=5))
    assert BOARD in text(asked.client("holder"), "/redon/")
