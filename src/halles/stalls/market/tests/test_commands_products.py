"""A shop shows products, changes them and their prices, shows them no longer; who may not, what may not."""

from collections.abc import Iterator
from datetime import timedelta
from unittest.mock import patch

import pytest
from django.utils import timezone

from halles.kit.errors import BadInput, NotFound, Refused
from halles.stalls.market.commands import product_add, product_change, product_remove, product_restore
from halles.stalls.market.commands.products import product_rewrite, product_write
from halles.stalls.market.models import PriceChange, Product
from halles.stalls.market.tests.counter_shops import NOW, Shops, kinds, shops_make
from halles.stalls.stock.models import Item

pytestmark = pytest.mark.django_db


@pytest.fixture
def shops() -> Iterator[Shops]:
    with patch("django.utils.timezone.now", return_value=NOW):
        yield shops_make()


def test_a_product_comes_with_its_item_its_slug_and_its_first_price(shops: Shops) -> None:
    row = shops.product(name="Soupe de poisson ", barcode="978-2-07-040850-4", unit="piece")
    item = Item.objects.get(pk=row.item)
    assert (row.slug, row.name, row.barcode) == ("soupe-de-poisson", "Soupe de poisson", "9782070408504")
    assert (item.name, item.barcode, item.organisation) == (row.name, row.barcode, shops.fish)
    assert [each.price_cents for each in row.prices.all()] == [790]
    assert kinds() == ["product-added"]
    assert kinds("stock") == ["item-added"]


def test_two_of_one_name_have_two_addresses_and_none_is_a_word_of_the_house(shops: Shops) -> None:
    assert shops.product().slug == "soupe-de-poisson"
    assert shops.product(shops.books, kind="other").slug == "soupe-de-poisson-2"
    assert shops.product(name="Comptoir").slug == "comptoir-2"


def test_an_item_counted_before_is_shown_with_its_price(shops: Shops) -> None:
    first = shops.product()
    item = first.item
    first.delete()
    row = shops.product(name="Soupe de roche", item=item)
    assert row.item == item
    assert Item.objects.get(pk=item).name == "Soupe de roche"
    with pytest.raises(BadInput):
        shops.product(name="Autre", item=item)
    row.delete()
    with pytest.raises((Refused, NotFound)):
        shops.product(shops.books, name="À l’autre", item=item)
    assert Item.objects.get(pk=item).name == "Soupe de roche"


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "x" * 161}, "name"),
        ({"name": "Doliprane 500 mg"}, "name"),
        ({"name": "Tabac à rouler"}, "name"),
        ({"price_cents": 0}, "price_cents"),
        ({"price_cents": -5}, "price_cents"),
        ({"price_cents": 10_000_001}, "price_cents"),
        ({"kind": "book", "rate": 200}, "rate"),
        ({"rate": 196}, "rate"),
        ({"kind": "car"}, "kind"),
        ({"unit": "pallet"}, "unit"),
        ({"grams": 0}, "grams"),
        ({"grams": 2_000_000}, "grams"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field_and_nothing_is_written(
    shops: Shops, told: dict[str, object], field: str
) -> None:
    with pytest.raises(BadInput) as refused:
        shops.product(**told)
    assert refused.value.field == field
    assert not Product.objects.exists()
    assert not Item.objects.exists()
    assert kinds() == []


def test_who_is_not_of_the_shop_may_nothing(shops: Shops) -> None:
    row, other = shops.product(), shops.actor("bookseller")
    fields = {"name": "À moi"}
    with pytest.raises(Refused):
        product_add(actor=other, town=shops.town, organisation=shops.fish, name="Sole", price_cents=900)
    with pytest.raises(Refused):
        product_write(actor=other, town="redon", organisation=shops.fish, told=fields, kept={})
    with pytest.raises(Refused):
        product_change(actor=other, product=row, fields=fields)
    with pytest.raises(Refused):
        product_rewrite(actor=other, product=row, fields=fields)
    with pytest.raises(Refused):
        product_remove(actor=other, product=row)
    with pytest.raises(Refused):
        product_restore(actor=other, product=row)
    row.refresh_from_db()
    assert (row.name, row.is_published) == ("Soupe de poisson", True)


def test_a_change_of_name_renames_the_item_and_the_address_stays(shops: Shops) -> None:
    row = shops.product()
    product_change(actor=shops.actor("fishmonger"), product=row, fields={"name": "Soupe de roche"})
    row.refresh_from_db()
    assert (row.name, row.slug) == ("Soupe de roche", "soupe-de-poisson")
    assert Item.objects.get(pk=row.item).name == "Soupe de roche"
    product_change(actor=shops.actor("fishmonger"), product=row, fields={"name": "Soupe de roche"})
    assert kinds() == ["product-added", "product-changed"]


def test_a_rule_that_looks_at_several_fields_sees_them_all(shops: Shops) -> None:
    row = shops.product(rate=200)
    with pytest.raises(BadInput) as refused:
        product_change(actor=shops.actor("fishmonger"), product=row, fields={"kind": "book"})
    assert refused.value.field == "rate"


def test_each_price_is_kept_but_a_slip_corrected_within_ten_minutes(shops: Shops) -> None:
    row, me = shops.product(price_cents=79), shops.actor("fishmonger")
    product_change(actor=me, product=row, fields={"price_cents": 790})
    assert list(PriceChange.objects.values_list("price_cents", flat=True)) == [790]
    later = NOW + timedelta(minutes=11)
    with patch("django.utils.timezone.now", return_value=later):
        product_change(actor=me, product=row, fields={"price_cents": 850})
    assert list(row.prices.order_by("since").values_list("price_cents", "since")) == [
        (790, NOW),
        (850, later),
    ]
    row.refresh_from_db()
    assert (row.price_cents, row.changed_at) == (850, later)


def test_a_product_is_taken_off_once_and_put_back(shops: Shops) -> None:
    row, me = shops.product(), shops.actor("fishmonger")
    for _ in range(2):
        product_remove(actor=me, product=row)
    row.refresh_from_db()
    assert not row.is_published
    for _ in range(2):
        product_restore(actor=me, product=row)
    row.refresh_from_db()
    assert row.is_published
    assert kinds() == ["product-added", "product-removed", "product-changed"]
    assert timezone.now() == NOW


def test_what_is_gone_cannot_be_changed(shops: Shops) -> None:
    row = shops.product()
    Product.objects.all().delete()
    with pytest.raises(NotFound):
        product_change(actor=shops.actor("fishmonger"), product=row, fields={"name": "Rien"})
