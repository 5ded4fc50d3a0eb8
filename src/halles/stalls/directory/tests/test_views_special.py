"""The holder's pages of her days: one sentence, the one question, one gesture, and the way back."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from html import unescape
from unittest.mock import patch

import pytest

from halles.stalls.directory.models import News, Sheet, SpecialHours
from halles.stalls.directory.tests.conftest import Scene

pytestmark = pytest.mark.django_db(databases="__all__")  # a sign-in writes a session, in a file of its own
HELD = "/en/redon/commerces/le-fournil-d-anne/"
NOW = datetime(2026, 11, 28, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _saturday(scene: Scene) -> Iterator[None]:
    """Open the town, give the bakery its hours, stop the clock."""
    from halles.stalls.directory.tests.conftest import HOUSE
    from halles.town.commands import town_open

    contacts = {"publisher": "Mairie", "hosting": "Mairie", "data_contact": "dpo@example.org"}
    town_open(actor=HOUSE, town=scene.town, help_name="Camille", help_phone="02 99 00 00 00", **contacts)
    Sheet.objects.filter(pk=scene.held.pk).update(hours="Tu-Sa 07:00-13:00,15:30-19:00; Su 07:30-12:30")
    with patch("django.utils.timezone.now", return_value=NOW):
        yield


def page(scene: Scene, path: str, who: str = "") -> str:
    response = scene.client(who).get(HELD + path)
    assert response.status_code == 200
    return unescape(response.content.decode()).replace("\u00a0", " ")


def test_the_holder_sees_what_was_understood(scene: Scene) -> None:
    client = scene.client("holder")
    assert client.post(HELD + "publier/", {"text": "Fermé jeudi matin"}).status_code == 302
    text = page(scene, "ma-fiche/", who="holder")
    assert "Understood: closed on Thursday 3 December until 1:00 pm" in text
    assert "Closed on Thursday 3 December until 1:00 pm" in page(scene, "")
    news = News.objects.get()
    client.post(HELD + f"publier/{news.pk}/retirer/")
    assert "Closed on Thursday" not in page(scene, "")
    assert "Understood:" not in page(scene, "ma-fiche/", who="holder")


def test_a_doubt_is_one_page_of_large_buttons_and_no_script(scene: Scene) -> None:
    client = scene.client("holder")
    asked = client.post(HELD + "publier/", {"text": "Fermé jusqu’à samedi"})
    html = asked.content.decode()
    assert asked.status_code == 409
    assert not News.objects.exists()
    assert 'class="merchant"' in html
    keys = re.findall(r'name="answer" value="([^"]+)"', html)
    assert keys[-1] == "as-is"
    assert len(keys) >= 3
    answered = client.post(HELD + "publier/", {"text": "Fermé jusqu’à samedi", "answer": keys[0]})
    assert answered.status_code == 302
    assert SpecialHours.objects.get().ends_at.astimezone(UTC).date() == date(2026, 12, 4)


def test_publishing_as_it_is_closes_nothing(scene: Scene) -> None:
    client = scene.client("holder")
    client.post(HELD + "publier/", {"text": "Fermé jusqu’à samedi", "answer": "as-is"})
    assert News.objects.count() == 1
    assert not SpecialHours.objects.exists()


def test_a_forged_answer_is_asked_again(scene: Scene) -> None:
    forged = {"text": "Fermé jusqu’à samedi", "answer": "0-deadbeef0000"}
    assert scene.client("holder").post(HELD + "publier/", forged).status_code == 409
    assert not News.objects.exists()


@pytest.mark.door("directory.special", "web")
def test_a_closing_is_said_taken_back_and_put_back(scene: Scene) -> None:
    client = scene.client("holder")
    assert "Sunday 29 November" in page(scene, "exceptions/", who="holder")
    said = client.post(HELD + "exceptions/", {"gesture": "until", "day": "2026-12-01"})
    assert said["Location"] == HELD + "exceptions/"
    special = SpecialHours.objects.get()
    assert "Closed until Monday 30 November included" in page(scene, "")
    assert "Stop publishing" in page(scene, "exceptions/", who="holder")
    client.post(HELD + f"exceptions/{special.pk}/retirer/")
    assert "Closed until" not in page(scene, "")
    assert "Go back" in page(scene, "exceptions/", who="holder")
    client.post(HELD + f"exceptions/{special.pk}/remettre/")
    assert "Closed until Monday 30 November included" in page(scene, "")


def test_leave_is_two_dates(scene: Scene) -> None:
    dates = {"gesture": "leave", "first": "2026-12-03", "last": "12/12/2026"}
    scene.client("holder").post(HELD + "exceptions/", dates)
    assert "Closed from 3 to 12 December" in page(scene, "")


@pytest.mark.parametrize(
    ("closes", "words"),
    [("12h", "Open on Sunday 6 December, 9:00 am – 12:00 pm"), ("02:00", "9:00 am – 2:00 am")],
)
def test_open_exceptionally(scene: Scene, closes: str, words: str) -> None:
    typed = {"gesture": "open", "day": "2026-12-06", "opens": "9 h", "closes": closes}
    assert scene.client("holder").post(HELD + "exceptions/", typed).status_code == 302
    assert words in page(scene, "")


@pytest.mark.parametrize(
    "typed",
    [
        {"gesture": "until", "day": "2026-11-28"},
        {"gesture": "until", "day": "hier"},
        {"gesture": "leave", "first": "2026-12-03", "last": "2026-12-01"},
        {"gesture": "leave", "first": "2026-12-03"},
        {"gesture": "open", "day": "2026-12-06", "opens": "09:00", "closes": "09:00"},
        {"gesture": "open", "day": "2029-12-06", "opens": "09:00", "closes": "12:00"},
    ],
)
def test_what_cannot_be_is_refused_and_kept(scene: Scene, typed: dict[str, str]) -> None:
    response = scene.client("holder").post(HELD + "exceptions/", typed)
    assert response.status_code == 422
    assert f'value="{typed.get("day") or typed.get("first")}"' in response.content.decode()
    assert "<details open>" in response.content.decode()
    assert not SpecialHours.objects.exists()


@pytest.mark.parametrize("who", ["stranger", "manager"])
def test_only_the_holder_closes_her_shop(scene: Scene, who: str) -> None:
    client = scene.client(who)
    assert client.get(HELD + "exceptions/").status_code == 403
    for path in ("exceptions/", "exceptions/x/retirer/", "exceptions/x/remettre/"):
        assert client.post(HELD + path, {"gesture": "until", "day": "2026-12-01"}).status_code == 403
