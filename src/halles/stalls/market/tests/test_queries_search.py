"""Finding products: typed in haste, there or gone, in open shops, the nearest first, just changed."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from django.apps import apps
from django.conf import settings
from pytest_django import DjangoAssertNumQueries

from halles.kit.cluster import Cluster
from halles.stalls.market.commands import product_add, product_change, product_remove
from halles.stalls.market.models import Product
from halles.stalls.market.queries import search_index
from halles.stalls.market.queries.search import Found, products_found
from halles.stalls.market.tests.conftest import Scene
from halles.stalls.market.tests.shops import level_of, product_of


def found(scene: Scene, query: str, **more: object) -> Found:
    return products_found(town=scene.town, query=query, now=scene.now, **more)  # type: ignore[arg-type]


def names(scene: Scene, query: str, **more: object) -> list[str]:
    return [each.name for each in found(scene, query, **more).products]


def add(scene: Scene, name: str, shop: str = "bakery", **more: object) -> Product:
    of = {"town": scene.town.slug, "organisation": getattr(scene, shop).pk}
    return product_of(name=name, price_cents=100, **of, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "query", ["baguette", "BAGUETES", "bagette tradition", "tradition baguette", "bague", "bagète"]
)
def test_a_small_town_forgives_what_is_typed_in_haste(scene: Scene, query: str) -> None:
    assert names(scene, query)[:1] == ["Baguette de tradition"]


def test_it_says_how_it_understood_and_whether_all_was_met(scene: Scene) -> None:
    typo = found(scene, "tomme riuys")
    assert (typo.meant, typo.complete) == ("tomme rhuys", True)
    partly = found(scene, "baguette aux xylophones")
    assert [each.name for each in partly.products] == ["Baguette de tradition"]
    assert not partly.complete
    assert found(scene, "zzzz") == Found([], False, "", 0)
    assert found(scene, "") == Found([], False, "", 0)


def test_a_barcode_finds_its_product(scene: Scene) -> None:
    add(scene, "Sirop", barcode="3052910056100")
    assert names(scene, "3052910056100") == ["Sirop"]


def test_what_is_gone_or_unknown_is_not_in_stock(scene: Scene) -> None:
    gone, unknown = add(scene, "Pain de seigle", on_hand=0), add(scene, "Pain de mie", on_hand=None)
    there = add(scene, "Pain complet")
    assert names(scene, "pain", in_stock=True) == [there.name]
    assert set(names(scene, "pain")) == {gone.name, unknown.name, there.name}


def test_filters_apply_before_the_cut(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("halles.stalls.market.queries.search.AT_ONCE", 4)
    for number in range(12):
        add(scene, f"Pain {number}", on_hand=0)
    last = add(scene, "Pain vraiment tout au bout de la liste")
    assert names(scene, "pain", in_stock=True, limit=1) == [last.name]
    level = level_of(last)
    level.on_hand = 0
    level.save()
    assert names(scene, "pain", in_stock=True, limit=1) == []


def test_only_shops_that_say_they_are_open_then(scene: Scene) -> None:
    sheets = apps.get_model("directory", "Sheet").objects
    sheets.filter(organisation=scene.bookshop.pk).update(hours="Mo-Fr 14:00-18:00")
    add(scene, "Baguette magique", shop="bookshop")
    assert names(scene, "baguette", open_at=scene.now) == ["Baguette de tradition"]
    assert len(names(scene, "baguette", open_at=scene.now + timedelta(hours=5))) == 2
    sheets.filter(organisation=scene.bookshop.pk).update(hours="")
    assert names(scene, "baguette", open_at=scene.now) == ["Baguette de tradition"]


def test_the_nearest_comes_first_among_equals(scene: Scene) -> None:
    sheets = apps.get_model("directory", "Sheet").objects
    sheets.filter(organisation=scene.bakery.pk).update(lon=-20_840_000, lat=476_510_000)
    sheets.filter(organisation=scene.bookshop.pk).update(lon=-20_700_000, lat=476_600_000)
    add(scene, "Stylo", shop="bookshop")
    add(scene, "Stylo")
    near_books, near_bread = (-20_700_001, 476_600_001), (-20_840_001, 476_510_001)
    order = {
        where: [each.organisation for each in found(scene, "stylo", near=where).products]
        for where in (near_books, near_bread)
    }
    assert order[near_books] == [scene.bookshop.pk, scene.bakery.pk]
    assert order[near_bread] == [scene.bakery.pk, scene.bookshop.pk]


def test_a_shop_that_is_not_shown_sells_nothing(scene: Scene) -> None:
    apps.get_model("directory", "Sheet").objects.filter(organisation=scene.bakery.pk).update(
        is_published=False
    )
    assert names(scene, "baguette") == []


def test_what_changed_is_seen_at_once(scene: Scene) -> None:
    assert names(scene, "epeautre") == []
    of = {"actor": scene.actor("owner"), "town": scene.town, "organisation": scene.bakery.pk}
    loaf = product_add(name="Pain d’épeautre", price_cents=450, rate=55, kind="food", **of)
    assert names(scene, "epeautre") == ["Pain d’épeautre"]
    loaf = product_change(actor=scene.actor("owner"), product=loaf, fields={"name": "Pain de sarrasin"})
    assert (names(scene, "epeautre"), names(scene, "sarrasin")) == ([], ["Pain de sarrasin"])
    product_remove(actor=scene.actor("owner"), product=loaf)
    assert names(scene, "sarrasin") == []


def test_what_is_hidden_is_not_found(scene: Scene) -> None:
    Product.objects.filter(pk=scene.book.pk).update(hidden_at=scene.now)
    assert names(scene, "islande") == []


def test_nothing_is_made_again_while_no_product_changes(
    scene: Scene, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    names(scene, "baguette")
    with patch.object(search_index, "build", side_effect=AssertionError):
        with django_assert_num_queries(4):  # the newest product, the mark, the shops, the products
            names(scene, "baguette")
        search_index._kept.clear()  # as another process, which maps the file
        assert names(scene, "baguete") == ["Baguette de tradition"]


def test_a_broken_file_is_made_anew_and_a_full_disk_is_borne(scene: Scene) -> None:
    path = Path(settings.HOME) / "search" / f"{scene.town.slug}.index"
    for content in (b"", b"halles-search-0\n", path.read_bytes()[:500] if path.exists() else b"x"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        search_index._kept.clear()
        assert names(scene, "baguette") == ["Baguette de tradition"]
    search_index._kept.clear()
    path.unlink()
    with patch("os.replace", side_effect=OSError("no space left")):
        assert names(scene, "baguette") == ["Baguette de tradition"]
    assert not [each for each in path.parent.iterdir() if each.suffix not in (".lock", ".index")]


@pytest.mark.parametrize("query", ["🥖" * 50, "\x00", "é" * 600_000, "' OR 1=1 --", "1" * 400_000, "% _ \\"])
def test_hostile_questions_are_harmless(scene: Scene, query: str) -> None:
    assert found(scene, query).products == []


@pytest.mark.postgresql
def test_the_same_tests_pass_on_postgresql(postgresql: Cluster) -> None:
    if os.environ.get("HALLES_TEST_DATABASE"):
        return  # this is that run
    here = Path(__file__)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-n0", "-x", str(here)],
        env={**os.environ, "HALLES_TEST_DATABASE": postgresql.database("market_search")},
        cwd=here.parents[5],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
