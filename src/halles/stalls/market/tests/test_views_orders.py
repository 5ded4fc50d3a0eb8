"""The shop's screen: each press from a button that is there, refusals said on it, a slip that prints."""

import re
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client

from halles.journal.queries import head_position
from halles.journal.sequencer import sequence
from halles.stalls.market.commands import order_accept
from halles.stalls.market.models import Order, Terms
from halles.stalls.market.tests.conftest import HOUSE, Scene
from halles.stalls.market.tests.reserving import order_of, press, reserve
from halles.stalls.market.tests.shops import level_of

BOARD = "/redon/produits/comptoir/fournil/commandes/"
PAUSE = "/redon/produits/comptoir/fournil/pause/"

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture
def order(scene: Scene) -> Order:
    """Return an order of two baguettes and some cheese."""
    return order_of(reserve(scene, (scene.baguette, 2), (scene.cheese, 400)))


def page(client: Client, path: str = BOARD) -> str:
    response = client.get(path)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def pushed(client: Client, path: str, action: str, **typed: str) -> HttpResponse:
    """Push the button of a form that the page really shows, as a browser without JavaScript does."""
    form = next(form for form in page(client, path).split("<form")[1:] if f'action="{action}"' in form)
    key = re.search(r'name="key" value="([^"]+)"', form)
    assert key
    return client.post(action, {"key": key[1], **typed}, follow=True)  # type: ignore[return-value]


@pytest.mark.door("market.serve", "web")
def test_an_order_is_accepted_prepared_found_by_its_code_and_handed_over(scene: Scene, order: Order) -> None:
    anne, there = scene.client("employee"), f"{BOARD}{order.pk}/"
    assert "Maël" in page(anne)
    pushed(anne, BOARD, f"{there}geste/accept/")
    pushed(anne, there, f"{there}geste/ready/")
    found = anne.get(f"{BOARD}code/", {"code": f" {order.code} "})
    assert found["Location"] == there
    pushed(anne, there, f"{there}geste/hand-over/")
    order.refresh_from_db()
    assert (order.state, level_of(scene.baguette).on_hand) == ("handed-over", 8)
    pushed(anne, BOARD, f"{there}geste/put-back/")
    order.refresh_from_db()
    assert (order.state, level_of(scene.baguette).on_hand) == ("ready", 10)


def test_a_page_sent_twice_is_one_step(scene: Scene, order: Order) -> None:
    anne, there = scene.client("owner"), f"{BOARD}{order.pk}/"
    for _twice in range(2):
        anne.post(f"{there}geste/accept/", {"key": "one-page"})
    order.refresh_from_db()
    assert (order.state, order.steps_taken) == ("accepted", 2)


def test_what_is_refused_is_said_on_the_same_screen(scene: Scene, order: Order) -> None:
    anne, there = scene.client("owner"), f"{BOARD}{order.pk}/"
    order_accept(actor=HOUSE, order=order.pk, key=press())
    told = anne.post(f"{there}geste/accept/", {"key": "late"}, follow=True)
    assert told.status_code == 200
    assert "banner error" in told.content.decode() or "banner bad" in told.content.decode()
    assert anne.post(f"{there}geste/accept/", {}, follow=True).status_code == 200
    assert anne.post(f"{there}geste/dance/", {"key": "x"}).status_code == 404


def test_a_refusal_has_its_reason_in_one_tap_or_in_words(scene: Scene, order: Order) -> None:
    anne, there = scene.client("owner"), f"{BOARD}{order.pk}/"
    pushed(anne, there, f"{there}geste/refuse/")
    order.refresh_from_db()
    assert order.state == "placed"
    pushed(anne, there, f"{there}geste/refuse/", words="Le four est en panne")
    order.refresh_from_db()
    assert (order.state, order.reason) == ("refused", "Le four est en panne")


def test_articles_are_weighed_missing_found_and_brought_back(scene: Scene, order: Order) -> None:
    anne, there = scene.client("owner"), f"{BOARD}{order.pk}/"
    bread, cheese = (order.lines.get(rank=rank).pk for rank in (1, 2))
    pushed(anne, there, f"{there}article/{cheese}/weigh/", grams="4 10")
    assert order.lines.get(rank=2).total_cents == 1005
    pushed(anne, there, f"{there}article/{bread}/missing/", replaced_by="Pain de seigle")
    assert "Pain de seigle" in page(anne)
    pushed(anne, there, f"{there}article/{bread}/found/")
    bread = order.lines.get(rank=1).pk
    pushed(anne, there, f"{there}geste/ready/")
    pushed(anne, there, f"{there}geste/hand-over/")
    pushed(anne, there, f"{there}article/{bread}/bring-back/", quantity="1")
    assert order.lines.get(rank=1).refunded_cents == 130
    assert anne.post(f"{there}article/{'0' * 26}/weigh/", {"key": "k"}).status_code == 404
    again = anne.post(f"{there}article/{bread}/bring-back/", {"key": "k", "quantity": "many"}, follow=True)
    assert again.status_code == 200
    assert order.lines.get(rank=1).refunded_cents == 130


def test_an_article_found_by_a_button_pressed_twice_is_found_once_and_twice_said(
    scene: Scene, order: Order
) -> None:
    anne, there = scene.client("owner"), f"{BOARD}{order.pk}/"
    found = f"{there}article/{order.lines.get(rank=1).pk}/found/"
    pushed(anne, there, found.replace("/found/", "/missing/"), replaced_by="Pain de seigle")
    answers = [anne.post(found, {"key": "k"}, follow=True) for _n in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert order.steps.filter(action="found").count() == 1
    assert level_of(scene.baguette).held == order.lines.get(rank=1).quantity
    assert anne.post(found, {"key": "another"}).status_code == 404
    assert anne.post(found).status_code == 404


@pytest.mark.door("market.serve", "paper")
def test_the_slip_prints_on_one_page(scene: Scene, order: Order) -> None:
    pdf = scene.client("owner").get(f"{BOARD}{order.pk}/bon.pdf")
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf["Cache-Control"] == "no-store"
    assert pdf.content.startswith(b"%PDF")
    assert pdf.content.count(b"/Type /Page\n") == 1


def test_a_pause_of_an_hour_of_today_and_its_end(scene: Scene) -> None:
    anne = scene.client("employee")
    for word, hours in (("hour", 1), ("today", 13 + 53 / 60)):
        assert anne.post(PAUSE, {"long": word, "back": "orders"})["Location"] == BOARD
        until = Terms.objects.get(pk=scene.bakery.pk).paused_until
        assert until == scene.now + timedelta(hours=hours)
    assert 'name="long" value=""' in page(anne)
    anne.post(PAUSE, {"long": ""})
    assert Terms.objects.get(pk=scene.bakery.pk).paused_until is None
    assert anne.post(PAUSE, {"long": "ever"}).status_code == 422


def test_the_living_part_tells_that_something_changed_and_only_to_the_shop(scene: Scene) -> None:
    anne = scene.client("owner")
    whole = page(anne)
    topic = f"private/redon/market/{scene.bakery.pk}"
    assert f'data-live="{topic}"' in whole
    assert 'data-token="' in whole
    before = page(anne, f"{BOARD}fil/")
    assert before in whole
    head = head_position()
    reserve(scene, (scene.baguette, 1))
    sequence()  # on PostgreSQL the runner gives the positions, after the commit
    assert head_position() > head
    assert page(anne, f"{BOARD}fil/") != before


@pytest.mark.parametrize("who", ["stranger", "bookseller", "manager"])
def test_another_shop_sees_nothing(scene: Scene, order: Order, who: str) -> None:
    client = scene.client(who)
    for path in ("", "fil/", "code/?code=1234", f"{order.pk}/", f"{order.pk}/bon.pdf"):
        assert client.get(f"{BOARD}{path}").status_code == 403
    assert client.post(f"{BOARD}{order.pk}/geste/accept/", {"key": "k"}).status_code == 403
    assert client.post(f"{BOARD}pause/", {"long": "hour"}).status_code == 403
    other = f"/redon/produits/comptoir/librairie/commandes/{order.pk}/"
    assert scene.client("bookseller").get(other).status_code == 404


def test_a_visitor_signs_in_first(scene: Scene, order: Order) -> None:
    for path in ("", f"{order.pk}/"):
        assert scene.client().get(f"{BOARD}{path}").status_code == 302


def test_a_wrong_code_says_so(scene: Scene, order: Order) -> None:
    wrong = f"{(int(order.code) + 1) % 10_000:04}"
    found = scene.client("owner").get(f"{BOARD}code/", {"code": wrong})
    assert found["Location"] == BOARD


def test_numbers_of_pages_differ(scene: Scene, order: Order) -> None:
    keys = {
        re.search(r'name="key" value="([^"]+)"', page(scene.client("owner"))).group(1)  # type: ignore[union-attr]
        for _n in range(2)
    }
    assert len(keys) == 2
