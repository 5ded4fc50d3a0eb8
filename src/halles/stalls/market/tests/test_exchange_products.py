"""A shop's articles as a table: in two steps, by column and by line; out for the shop, and for the town."""

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from unittest.mock import patch

import pytest

from halles.config.loader import exporters
from halles.kit.actor import Actor
from halles.kit.errors import BadInput, Refused
from halles.kit.progress import Silent
from halles.stalls.market.commands import content_hide, product_remove, products_import
from halles.stalls.market.exchange.products_csv import products_csv, read_products
from halles.stalls.market.exchange.products_importer import PRODUCTS
from halles.stalls.market.models import Product
from halles.stalls.market.queries.importing import ProductRow
from halles.stalls.market.tests.counter_shops import NOW, Shops, kinds, shops_make

pytestmark = pytest.mark.django_db


@pytest.fixture
def shops() -> Iterator[Shops]:
    with patch("django.utils.timezone.now", return_value=NOW):
        yield shops_make()


def table(folder: Path, text: str) -> Path:
    path = folder / "articles.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_columns_of_tills_and_spreadsheets_are_understood(tmp_path: Path) -> None:
    head = "Libellé;PV TTC;Gencod;Famille;Taux TVA;Unité;Genre\n"
    rows, left = read_products(
        table(tmp_path, head + "Sole;32,00 €;;Poisson;5,5 %;kg;poisson\nAtlas;29.90;;;0,055;;livre neuf\n")
    )
    assert left == []
    assert [dict(row.told) for row in rows] == [
        {
            "name": "Sole", "price_cents": 3200, "family": "Poisson", "rate": 55, "unit": "kilo",
            "kind": "fish",
        },
        {"name": "Atlas", "price_cents": 2990, "family": "", "rate": 55, "kind": "book"},
    ]  # fmt: skip


def test_a_line_that_cannot_be_is_left_out_with_its_reason_and_the_others_stay(tmp_path: Path) -> None:
    text = "nom,prix,tva\nDoliprane,3,5.5\n,2,20\nPain,cher,5.5\nPain,1.20,19.6\nPain,1.20,5.5\n"
    rows, left = read_products(table(tmp_path, text))
    assert [row.number for row in rows] == [6]
    assert len(left) == 4
    assert all(str(number) in line for number, line in zip((2, 3, 4, 5), left, strict=True))


def test_a_file_without_a_name_or_a_price_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        read_products(table(tmp_path, "nom,quantité\nPain,3\n"))


def test_the_command_line_sees_first_then_brings_in_and_twice_is_once(shops: Shops, tmp_path: Path) -> None:
    shops.product()
    path = table(tmp_path, "nom,prix\nSoupe de poisson,8.20\nRillettes,5.50\nrillettes,5.50\n")
    options = {"shop": "la-maree"}
    seen = PRODUCTS.see(path, town="redon", options=options, progress=Silent())
    assert seen.changes
    assert Product.objects.count() == 1
    seen.take(Actor(system="import"))
    assert sorted(Product.objects.values_list("name", "price_cents")) == [
        ("Rillettes", 550),
        ("Soupe de poisson", 820),
    ]
    assert kinds() == ["product-added", "products-imported"]
    again = PRODUCTS.see(path, town="redon", options=options, progress=Silent())
    assert not again.changes
    again.take(Actor(system="import"))
    assert kinds()[-1] == "products-imported"
    assert kinds().count("products-imported") == 1
    with pytest.raises(BadInput):
        PRODUCTS.see(path, town="redon", options={"shop": "inconnu"}, progress=Silent())


def test_who_is_not_of_the_shop_brings_nothing_in(shops: Shops) -> None:
    rows = [ProductRow(2, {"name": "Sole", "price_cents": 900})]
    with pytest.raises(Refused):
        products_import(actor=shops.actor("bookseller"), town=shops.town, organisation=shops.fish, rows=rows)
    assert not Product.objects.exists()


def test_what_goes_out_comes_in_as_it_was(shops: Shops, tmp_path: Path) -> None:
    shops.product(description="=2+2; un « potage »", family="Traiteur", grams=500)
    shops.product(name="Sole", unit="kilo", kind="fish", price_cents=3200)
    text = "".join(products_csv(Product.objects.order_by("name")))
    assert "'=2+2" in text, "no cell is a formula"
    rows, left = read_products(table(tmp_path, text))
    assert left == []
    change = products_import(
        actor=shops.actor("fishmonger"), town=shops.town, organisation=shops.fish, rows=rows
    )
    assert (len(change.added), len(change.changed), change.same) == (0, 0, 2)


def test_the_town_s_file_holds_what_is_shown(shops: Shops) -> None:
    out = exporters()["products"]
    assert not out.is_there("redon")
    kept, hidden, off = shops.product(), shops.product(name="Caché"), shops.product(name="Ôté")
    content_hide(actor=shops.actor("manager"), what="product", content=hidden.pk, reason="Non.")
    product_remove(actor=shops.actor("fishmonger"), product=off)
    rows = list(csv.DictReader(StringIO("".join(out.parts("redon")))))
    assert [(row["commerce"], row["nom"], row["prix_ttc"]) for row in rows] == [
        ("La Marée", kept.name, "7.90")
    ]
