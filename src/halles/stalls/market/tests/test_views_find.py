"""Find a product: what answers, where, how fresh; an empty answer names whom to ask."""

from datetime import timedelta
from html import unescape

import pytest
from django.apps import apps

from halles.stalls.directory.models import Sheet
from halles.stalls.market.commands import content_hide
from halles.stalls.market.models import Offer, OfferPrice, Product, Terms
from halles.stalls.market.tests.conftest import Scene
from halles.stalls.market.tests.shops import level_of, product_of
from halles.town.models import Address

pytestmark = pytest.mark.django_db
FIND = "/redon/produits/"


def get(scene: Scene, path: str = FIND, status: int = 200, **asked: str) -> str:
    """Return a page's HTML in English, whose words the code holds."""
    answer = scene.client().get(f"/en{path}", asked)
    assert answer.status_code == status
    return unescape(answer.content.decode()).replace("\u00a0", " ")


@pytest.fixture
def placed(scene: Scene) -> Scene:
    """Both shops are on the map, the bookshop nearer to the centre."""
    Sheet.objects.filter(slug="fournil").update(lon=-20_830_000, lat=476_520_000)
    Sheet.objects.filter(slug="librairie").update(lon=-20_841_000, lat=476_510_500)
    return scene


@pytest.mark.door("market.find", "web")
def test_a_product_is_found_by_a_misspelt_word_with_all_that_matters(placed: Scene):
    page = get(placed, q="bagette tradicion")
    assert "Baguette de tradition" in page
    assert "You were perhaps looking for" in page
    assert "€1.30" in page
    assert "Seen on the shelf this morning" in page
    assert "Le Fournil d’Anne" in page
    assert "away" in page
    assert "Open. Closes at 20:00." in page


def test_what_nobody_has_counted_is_said(placed: Scene):
    level = level_of(placed.baguette)
    level.seen_at = None
    level.save()
    assert "Ask the shop" in get(placed, q="baguette").split("Le Fournil")[0]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, True),
        ({"open": "on"}, False),
        ({"day": "2026-11-27", "at": "18:30"}, True),
        ({"stock": "on"}, False),
    ],
)
def test_it_is_narrowed_by_what_is_there_and_who_is_open(placed: Scene, asked, found):
    Sheet.objects.filter(slug="librairie").update(hours="Fr 18:00-20:00")
    level = level_of(placed.book)
    level.on_hand = 0
    level.save()
    page = get(placed, q="pêcheur islande", **asked)
    assert ("€8.50" in page) is found
    assert ("Search in all shops, open or not" in page) is not found


def test_the_nearest_comes_first_from_an_address_that_is_typed(placed: Scene):
    for shop in (placed.bakery, placed.bookshop):
        product_of(town="redon", organisation=shop.pk, name="Carnet à spirale", price_cents=300)
    Address.objects.create(
        town=placed.town, key="a", number=3, street="Rue du Port", lon=-20_831_000, lat=476_519_000
    )
    page = get(placed, q="carnet", near="3 rue du port")
    assert page.index("Le Fournil d’Anne ·") < page.index("Librairie du Port ·")
    page = get(placed, status=422, q="carnet", near="rue de nulle part")
    assert "No street here has this name." in page


def test_an_empty_search_names_the_shops_that_likely_have_it(placed: Scene):
    page = get(placed, q="pain sans gluten")
    assert "No shop shows “pain sans gluten” yet." in page
    likely = page[page.index("Shops that may have it") :]
    assert "Le Fournil d’Anne" in likely
    assert 'href="tel:0299711234"' in likely
    assert "Open. Closes at 20:00." in likely
    assert "/produits/tous/magasins/fournil/demander/?q=pain%20sans%20gluten" in likely
    assert "02 99 00 00 00" in page


def test_a_shop_that_nobody_holds_is_named_with_its_telephone_alone(placed: Scene):
    Sheet.objects.create(
        town="redon", slug="autre", name="Pain et cie", category="bakery", phone="02 99 72 00 00"
    )
    page = get(placed, q="pain de mie complet")
    card = page[page.index("Pain et cie") :].split("</li>")[0]
    assert "02 99 72 00 00" in card
    assert "demander" not in card


def test_nothing_at_all_still_leads_somewhere(placed: Scene):
    page = get(placed, q="xylophone")
    assert "See all shops" in page
    assert "Shops that one can ask" in page
    assert "/magasins/librairie/demander/?q=xylophone" in page
    assert "Somebody helps you find it" in page


def test_without_a_question_one_sees_slates_offers_departments_and_shops(placed: Scene):
    Product.objects.filter(pk=placed.baguette.pk).update(family="Pains")
    today = placed.now.date()
    offer = Offer.objects.create(
        town="redon", organisation=placed.bookshop.pk, title="Deux livres", starts_on=today, ends_on=today
    )
    OfferPrice.objects.create(offer=offer, product=placed.book, price_cents=810, lowest_cents=850)
    page = get(placed)
    for words in ("Deux livres", "Pains (1)", "Librairie du Port", "1 product", "2 products"):
        assert words in page


def test_a_wrong_time_is_said_and_nothing_is_lost(placed: Scene):
    page = get(placed, status=422, q="baguette", day="2026-11-27", at="25 h")
    assert "Write a time as 18:30." in page
    assert 'value="baguette"' in page


def test_a_product_says_all_that_is_known(placed: Scene):
    today = placed.now.date()
    offer = Offer.objects.create(
        town="redon", organisation=placed.bakery.pk, title="Fromages", starts_on=today, ends_on=today
    )
    OfferPrice.objects.create(offer=offer, product=placed.cheese, price_cents=2000, lowest_cents=2300)
    page = get(placed, f"{FIND}{placed.cheese.slug}/")
    assert "<strong>€20.00 a kilo</strong>" in page
    assert "<s>€24.50 a kilo</s>" in page
    assert "Lowest price of the last 30 days: €23.00." in page
    assert "about 400 g" in page
    assert 'value="400" checked' in page
    assert "about 800 g – €16.00" in page
    assert "application/ld+json" in page
    assert "No payment: the sale is made in the shop." in page


def test_what_holds_grams_tells_its_price_a_kilo(placed: Scene):
    Product.objects.filter(pk=placed.baguette.pk).update(grams=250)
    page = get(placed, f"{FIND}{placed.baguette.slug}/")
    assert "(€5.20 a kilo)" in page


def test_alcohol_bears_its_sentence(placed: Scene):
    row = product_of(town="redon", organisation=placed.bakery.pk, name="Cidre fermier", price_cents=450)
    assert "Alcohol abuse is dangerous" in get(placed, f"{FIND}{row.slug}/")
    assert "Alcohol abuse is dangerous" not in get(placed, f"{FIND}{placed.baguette.slug}/")


def test_what_is_gone_cannot_be_put_in_a_basket_and_the_neighbour_is_named(placed: Scene):
    other = product_of(town="redon", organisation=placed.bakery.pk, name="Pêcheur d’Islande", price_cents=850)
    for shop in (placed.bakery, placed.bookshop):
        apps.get_model("stock", "ShopChoice").objects.create(town="redon", organisation=shop.pk, shares=True)
    level = level_of(placed.book)
    level.on_hand = 0
    level.save()
    page = get(placed, f"{FIND}{placed.book.slug}/")
    assert "None left" in page
    assert "basket-add" not in page
    assert "Put in my basket" not in page
    assert "A neighbour may have one:" in page
    assert "/produits/tous/magasins/fournil/" in page
    assert other.name in page


@pytest.mark.parametrize("gone", ["hidden", "withdrawn", "unknown"])
def test_what_is_not_shown_has_no_page(placed: Scene, gone: str):
    if gone == "hidden":
        content_hide(actor=placed.actor("manager"), what="product", content=placed.book.pk, reason="Faux.")
    if gone == "withdrawn":
        Product.objects.filter(pk=placed.book.pk).update(is_published=False)
    slug = placed.book.slug if gone != "unknown" else "rien-de-tel"
    for path in (f"{FIND}{slug}/", f"{FIND}{slug}/fil/"):
        assert placed.client().get(path).status_code == (410 if gone == "hidden" else 404)
    assert ("€8.50" in get(placed, q="pêcheur")) is (gone == "unknown")


def test_a_shop_without_product_offers_to_be_asked_first(placed: Scene):
    Product.objects.filter(organisation=placed.bookshop.pk).delete()
    page = get(placed, f"{FIND}tous/magasins/librairie/")
    assert "This shop shows no product yet" in page
    assert page.index("This shop shows no product yet") < page.index("Ask the shop")


def test_a_shop_shows_its_departments_and_whether_it_pauses(placed: Scene):
    Product.objects.filter(pk=placed.baguette.pk).update(family="Pains")
    shop = f"{FIND}tous/magasins/fournil/"
    page = get(placed, shop)
    assert "Pains (1)" in page
    assert "Tomme de Rhuys" in page
    assert "You may reserve here" in page
    assert "Tomme de Rhuys" not in get(placed, shop, rayon="Pains")
    Terms.objects.filter(organisation=placed.bakery.pk).update(paused_until=placed.now + timedelta(hours=1))
    Product.objects.filter(pk=placed.cheese.pk).update(changed_at=placed.now)
    assert "takes no reservation before" in get(placed, shop, rayon="")
    assert placed.client().get(f"{FIND}tous/magasins/nulle-part/").status_code == 404


@pytest.mark.parametrize(
    ("path", "most"),
    [(FIND, 13), (f"{FIND}?q=baguette", 14), (f"{FIND}?q=xylophone", 14), ("product", 16), ("shop", 14)],
)  # fmt: skip
def test_pages_ask_the_same_however_many_products_there_are(
    placed: Scene, django_assert_max_num_queries, path: str, most: int
):
    for n in range(20):
        for shop in (placed.bakery, placed.bookshop):
            product_of(town="redon", organisation=shop.pk, name=f"Baguette {n}", price_cents=100 + n)
    paths = {"product": f"{FIND}{placed.baguette.slug}/", "shop": f"{FIND}tous/magasins/fournil/"}
    placed.client().get(f"{FIND}?q=tomme")  # the index is made by the first who asks
    with django_assert_max_num_queries(most):
        assert placed.client().get(paths.get(path, path)).status_code == 200
