"""A basket across two shops, reserved once however often it is sent, read and cancelled by its secret."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from halles.stalls.market.commands import line_missing, order_accept, order_ready
from halles.stalls.market.models import Checkout, Order, OrderLine, Product, Terms
from halles.stalls.market.tests.conftest import Scene
from halles.stalls.market.tests.shops import level_of

pytestmark = pytest.mark.django_db(databases="__all__")
SHELF = "/en/redon/produits/"
BASKET, RESERVE = f"{SHELF}tous/panier/", f"{SHELF}tous/reserver/"


def text_of(answer: Any) -> str:
    return unescape(answer.content.decode()).replace("\u00a0", " ")


def add(client: Client, product: Product, **sent: Any) -> None:
    answer = client.post(f"{BASKET}ajouter/{product.slug}/", sent)
    assert answer["Location"].endswith("/tous/panier/")


@pytest.fixture
def full(scene: Scene) -> tuple[Scene, Client]:
    """A browser whose basket holds two loaves, some cheese and a book."""
    client = scene.client()
    add(client, scene.baguette, quantity="2")
    add(client, scene.cheese, quantity="500", other="")
    add(client, scene.book, quantity="1")
    return scene, client


def reserve(client: Client, *, key: str = "", **sent: Any) -> Any:
    """Send the form as it comes, with a first name."""
    page = text_of(client.get(RESERVE))
    found = re.search(r'name="key" value="([0-9a-f]+)"', page)
    fields = {
        name: re.search(rf'name="{name}".*?<option value="([^"]+)"', page, re.DOTALL)[1]  # type: ignore[index]
        for name in re.findall(r'<select name="([0-9a-z]{26})"', page)
    }
    form = {**fields, "first_name": "Nolwenn", "to": "", "key": key or (found[1] if found else ""), **sent}
    return client.post(RESERVE, form)


def test_a_basket_is_filled_in_two_shops_and_changed(full: tuple[Scene, Client]):
    scene, client = full
    add(client, scene.baguette, quantity="1")
    page = text_of(client.get(BASKET))
    for words in ("Le Fournil d’Anne", "Librairie du Port", "€3.90", "€12.25", "€8.50", "€16.15", "€24.65"):
        assert words in page
    assert "Total, estimated until it is weighed:" in page
    changed = {scene.baguette.pk: "1", scene.cheese.pk: "300", scene.book.pk: "1"}
    client.post(f"{BASKET}changer/", changed)
    page = text_of(client.get(BASKET))
    assert "€1.30" in page
    assert "€7.35" in page
    client.post(f"{BASKET}changer/", {**changed, "remove": scene.cheese.pk})
    assert "Tomme" not in text_of(client.get(BASKET))
    client.post(f"{BASKET}changer/", {scene.baguette.pk: "0", scene.book.pk: "0"})
    assert "Your basket is empty." in text_of(client.get(BASKET))
    assert "market.basket" not in client.session


def test_another_weight_is_typed_in_grams(scene: Scene):
    client = scene.client()
    add(client, scene.cheese, quantity="500", other="350")
    assert 'value="350"' in text_of(client.get(BASKET))


@pytest.mark.parametrize("wanted", ["", "0", "-1", "deux", "1.5", "9" * 12])
def test_what_is_no_quantity_adds_nothing(scene: Scene, wanted: str):
    client = scene.client()
    add(client, scene.baguette, quantity=wanted)
    assert "Your basket is empty." in text_of(client.get(BASKET))


def test_what_happened_since_is_said_once(full: tuple[Scene, Client]):
    scene, client = full
    Product.objects.filter(pk=scene.baguette.pk).update(price_cents=140)
    Product.objects.filter(pk=scene.book.pk).update(is_published=False)
    level = level_of(scene.cheese)
    level.on_hand = 300
    level.save()
    page = text_of(client.get(BASKET))
    assert "The price has changed: €1.40 instead of €1.30." in page
    assert "“Pêcheur d’Islande” is no longer shown by its shop" in page
    assert "Only about 300 g left." in page
    page = text_of(client.get(BASKET))
    assert "The price has changed" not in page
    assert "Pêcheur" not in page


def test_a_basket_belongs_to_its_town_and_to_its_browser(full: tuple[Scene, Client]):
    scene, _client = full
    assert "Your basket is empty." in text_of(scene.client().get(BASKET))


@pytest.mark.door("market.order", "web")
def test_it_is_reserved_in_both_shops_once_and_read_by_its_secret(full: tuple[Scene, Client]):
    scene, client = full
    placed = reserve(client, to="06 98 76 54 32")
    assert placed.status_code == 302
    assert Order.objects.count() == 2
    assert OrderLine.objects.count() == 3
    own = client.get(placed["Location"])
    assert own["Cache-Control"] == "no-store"
    page = text_of(own)
    for order in Order.objects.all():
        assert f'<p class="figure">{order.code}</p>' in page
    assert "The shop answers before" in page
    assert "No payment: the sale is made in the shop." in page
    assert "Your basket is empty." in text_of(client.get(BASKET))
    assert scene.client().get(placed["Location"]).status_code == 200
    wrong = placed["Location"].rstrip("/")[:-2] + "00/"
    assert scene.client().get(wrong).status_code == 404
    assert Checkout.objects.get().to == "+33698765432"


def test_the_page_that_is_sent_twice_reserves_once(full: tuple[Scene, Client]):
    scene, client = full
    page = text_of(client.get(RESERVE))
    key = re.search(r'name="key" value="([0-9a-f]+)"', page)[1]  # type: ignore[index]
    slots = {
        name: re.search(rf'name="{name}".*?<option value="([^"]+)"', page, re.DOTALL)[1]  # type: ignore[index]
        for name in (scene.bakery.pk, scene.bookshop.pk)
    }
    form = {**slots, "first_name": "Nolwenn", "to": "", "key": key}
    session = dict(client.session["market.basket"])
    first = client.post(RESERVE, form)
    again = client.post(RESERVE, form)
    kept = client.session
    kept["market.basket"] = session
    kept.save()
    late = client.post(RESERVE, form)
    assert first["Location"] == again["Location"] == late["Location"]
    assert Order.objects.count() == 2


def test_what_is_missing_is_said_and_nothing_is_reserved(full: tuple[Scene, Client]):
    scene, client = full
    answer = reserve(client, first_name=" ", to="06 12")
    assert answer.status_code == 422
    assert "This telephone number is not complete." in text_of(answer)
    level = level_of(scene.book)
    level.on_hand = 0
    level.save()
    answer = reserve(client)
    assert answer.status_code == 422
    assert "Pêcheur d’Islande" in text_of(answer)
    assert Order.objects.count() == 0


def test_a_shop_that_pauses_stays_in_the_basket_and_is_called(full: tuple[Scene, Client]):
    scene, client = full
    Terms.objects.filter(organisation=scene.bookshop.pk).update(takes_orders=False)
    page = text_of(client.get(BASKET))
    assert "This shop takes no reservation. Call it, or ask it." in page
    assert reserve(client).status_code == 302
    assert list(Order.objects.values_list("organisation", flat=True)) == [scene.bakery.pk]
    assert "Pêcheur" in text_of(client.get(BASKET))


def test_nothing_can_be_reserved_from_an_empty_basket(scene: Scene):
    assert scene.client().get(RESERVE)["Location"].endswith("/tous/panier/")


@pytest.mark.door("market.order", "paper")
def test_what_each_shop_says_is_read_and_printed(full: tuple[Scene, Client]):
    scene, client = full
    own = reserve(client)["Location"]
    bread = Order.objects.get(organisation=scene.bakery.pk)
    order_accept(actor=scene.actor("owner"), order=bread.pk, key="a")
    line_missing(
        actor=scene.actor("owner"),
        line=bread.lines.get(rank=1).pk,
        reason="tout est parti",
        replaced_by="Pain de campagne",
        key="b",
    )
    order_ready(actor=scene.actor("owner"), order=bread.pk, key="c")
    page = text_of(client.get(f"{own}fil/"))
    assert "It is ready: come and collect it." in page
    assert "Kept until" in page
    assert "missing" in page
    assert "Instead, if you like: Pain de campagne." in page
    paper = client.get(f"{own}papier.pdf")
    assert paper["Content-Type"] == "application/pdf"
    assert paper["Cache-Control"] == "no-store"
    assert paper.content.startswith(b"%PDF")


def test_one_order_is_cancelled_in_one_tap_and_the_other_stays(full: tuple[Scene, Client]):
    scene, client = full
    own = reserve(client)["Location"]
    book = Order.objects.get(organisation=scene.bookshop.pk)
    for _ in range(2):
        assert client.post(f"{own}annuler/{book.pk}/")["Location"] == own
    states = dict(Order.objects.values_list("organisation", "state"))
    assert states == {scene.bakery.pk: "placed", scene.bookshop.pk: "cancelled"}
    assert level_of(scene.book).held == 0
    assert text_of(client.get(own)).count(">Cancel my reservation at") == 1


def test_who_is_signed_in_finds_and_cancels_her_own(scene: Scene):
    client = scene.client("stranger")
    add(client, scene.baguette, quantity="2")
    reserve(client)
    mine = f"{SHELF}tous/reservations/"
    order = Order.objects.get()
    assert order.code in text_of(client.get(mine))
    other = scene.client("bookseller")
    assert order.code not in text_of(other.get(mine))
    assert other.post(f"{mine}annuler/{order.pk}/").status_code == 403
    assert client.post(f"{mine}annuler/{order.pk}/")["Location"] == mine
    order.refresh_from_db()
    assert order.state == "cancelled"
    assert scene.client().get(mine).status_code == 302
