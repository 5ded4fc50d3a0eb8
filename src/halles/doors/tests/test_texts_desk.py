"""The manager's desk: months and their cost, the price, and a message to many seen before it leaves."""

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from halles.doors import commands
from halles.doors.models import Campaign, OutgoingMessage, TextDay, TextPrice, TextReader
from halles.kit.actor import Actor
from tests.world import World

pytestmark = pytest.mark.django_db(databases=["default", "sessions"])
DESK = "/ville-test/autrement/sms/"
WRITE, SEND = f"{DESK}ecrire/", f"{DESK}envoyer/"
AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
SAID = {"audience": "readers", "text": "Marché de Noël : l’entrée est libre."}


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def manager(world: World) -> Client:
    for n in range(3):
        TextReader.objects.create(town=world.town.slug, number=f"+3361234560{n}", since=AT)
    return world.client("manager")


def priced(world: World, *, month_cents: int = 0) -> None:
    commands.price_set(actor=Actor(system="test"), town=world.town, price=450, month_cents=month_cents)


def queued() -> int:
    return OutgoingMessage.objects.filter(text__contains="Marché de Noel").count()


def text_of(answer: HttpResponse) -> str:
    """Return a page's words, spaces aside, without its numbers' no-break spaces."""
    words = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return " ".join(words.replace("&#x27;", "'").split())


def hidden(answer: HttpResponse) -> dict[str, str]:
    """Return the hidden fields of the form that sends."""
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', answer.content.decode())
    return {name: value.replace("&#x27;", "'") for name, value in found if name != "csrfmiddlewaretoken"}


def test_months_are_tables_with_kinds_segments_and_cost(world: World, manager: Client) -> None:
    for day, kind, n in ((date(2026, 11, 2), "notice", 312), (date(2026, 10, 2), "code", 8)):
        TextDay.objects.create(town="ville-test", day=day, kind=kind, messages=n, segments=n)
    assert "312" in text_of(manager.get(DESK))
    assert "\u00a0€" not in manager.get(DESK).content.decode(), "no cost where nobody said the price"
    priced(world)
    page = manager.get(DESK)
    html = page.content.decode()
    assert html.count("<caption>") == 2
    assert "<caption>novembre\u00a02026</caption>" in html
    assert "<td>312</td><td>14,04\u00a0€</td>" in html
    assert html.index("novembre") < html.index("octobre")
    assert "<script" not in html.partition("<main")[2].partition("</main>")[0]


def test_the_price_is_typed_in_cents_and_the_bound_in_euros(manager: Client) -> None:
    answer = manager.post(DESK, {"price": "4,5", "month_cents": "50"})
    assert answer.status_code == 302
    assert TextPrice.objects.values_list("price", "month_cents").get() == (450, 5000)
    html = manager.get(DESK).content.decode()
    assert 'value="4,50"' in html
    assert 'value="50,00"' in html
    assert manager.post(DESK, {"price": "4,5", "month_cents": ""}).status_code == 302
    assert TextPrice.objects.get().month_cents == 0


@pytest.mark.parametrize("price", ["", "0", "-3", "cher", "101"])
def test_a_price_that_cannot_be_is_told_in_the_form(manager: Client, price: str) -> None:
    answer = manager.post(DESK, {"price": price, "month_cents": ""})
    assert answer.status_code == 422
    assert 'href="#id_price"' in answer.content.decode()
    assert not TextPrice.objects.exists()


def test_a_message_to_many_is_seen_then_sent_once(world: World, manager: Client) -> None:
    priced(world, month_cents=1000)
    preview = manager.post(WRITE, SAID)
    words = text_of(preview)
    assert preview.status_code == 200
    assert "Ville-Test : Marché de Noel : l'entrée est libre. STOP pour arreter" in words
    assert "0,14\u00a0€" in preview.content.decode()
    assert "+336" not in preview.content.decode(), "no number is shown"
    assert not queued(), "nothing has left yet"
    fields = hidden(preview)
    for _ in range(2):
        assert manager.post(SEND, fields).status_code == 302
    assert queued() == 3
    sent = Campaign.objects.get()
    assert (sent.author, sent.recipients, sent.cents) == (world.manager.pk, 3, 14)
    desk = manager.get(DESK).content.decode()
    assert "Marché de Noel" in desk
    assert "+336" not in desk


def test_what_changed_since_the_preview_is_shown_again_before_it_leaves(
    world: World, manager: Client
) -> None:
    priced(world)
    fields = hidden(manager.post(WRITE, SAID))
    TextReader.objects.create(town="ville-test", number="+33612345609", since=AT)
    again = manager.post(SEND, fields)
    assert again.status_code == 422
    assert not queued()
    assert "0,18\u00a0€" in again.content.decode()
    assert manager.post(SEND, hidden(again)).status_code == 302
    assert queued() == 4


def test_the_text_can_be_changed_after_it_was_seen(world: World, manager: Client) -> None:
    priced(world)
    fields = hidden(manager.post(WRITE, SAID))
    html = manager.post(WRITE, {**fields, "again": "1"}).content.decode()
    assert "Marché de Noël" in html.partition("<textarea")[2].partition("</textarea>")[0]
    assert not queued()


@pytest.mark.parametrize(
    "wrong", [{"text": ""}, {"text": "a" * 300}, {"audience": "all"}, {"audience": "shops"}]
)
def test_what_cannot_be_sent_is_told_beside_its_field(world: World, manager: Client, wrong: Any) -> None:
    priced(world)
    answer = manager.post(WRITE, {**SAID, **wrong})
    assert answer.status_code == 422
    assert f"id_{next(iter(wrong))}" in answer.content.decode().partition('role="alert"')[2][:600]
    assert manager.post(SEND, {**SAID, **wrong, "key": "x", "seen_cents": "9"}).status_code == 422
    assert not Campaign.objects.exists()


def test_without_a_price_or_beyond_the_month_it_says_what_to_do(world: World, manager: Client) -> None:
    assert manager.post(WRITE, SAID).status_code == 422
    priced(world, month_cents=13)
    assert manager.post(WRITE, SAID).status_code == 422
    assert not Campaign.objects.exists()


@pytest.mark.parametrize("who", ["visitor", "member"])
def test_the_desk_is_the_managers(world: World, who: str) -> None:
    client, refused = world.client(who), 302 if who == "visitor" else 403
    assert client.get(DESK).status_code == refused
    assert client.get(WRITE).status_code == refused
    for address in (DESK, WRITE, SEND):
        assert (
            client.post(address, {**SAID, "key": "x", "seen_cents": "9", "price": "4"}).status_code == refused
        )
    assert not TextPrice.objects.exists()


def test_the_manager_finds_it_from_her_account(world: World) -> None:
    account = f"/ville-test{reverse('people:account', urlconf=settings.TOWN_URLCONF)}"
    assert f'href="{DESK}"' in world.client("manager").get(account).content.decode()
    assert f'href="{DESK}"' not in world.client("member").get(account).content.decode()
