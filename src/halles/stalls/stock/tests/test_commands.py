"""Writes of items, choices, days, barcodes and whole stock-takings; each refuses whoever has no right."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from halles.kit.actor import NOBODY
from halles.kit.errors import BadInput, NotFound, Refused
from halles.kit.progress import Silent
from halles.stalls.stock.commands import (
    Found,
    Told,
    advice_accept_all,
    advice_answer,
    barcodes_import,
    choice_set,
    day_report,
    item_add,
    item_change,
    list_make,
    organisation_close,
    stock_count,
    stock_take,
)
from halles.stalls.stock.exchange import BARCODES
from halles.stalls.stock.models import (
    Advice,
    Barcode,
    DaySale,
    Item,
    Level,
    Movement,
    ShopChoice,
    Source,
)
from halles.stalls.stock.queries.ledger import ledger_verify
from halles.stalls.stock.tests.conftest import HOUSE, Scene, kinds, level


def test_an_item_is_added_with_a_clean_code(scene: Scene) -> None:
    item = scene.add("  Carnet   bleu ", barcode="036000291452")
    assert (item.name, item.barcode) == ("Carnet bleu", "0036000291452")
    assert level(item).seen_at is None
    assert kinds() == ["item-added"]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "x" * 161}, "name"),
        ({"barcode": "3001234567891"}, "barcode"),
        ({"unit": "litre"}, "unit"),
        ({"pack": 0}, "pack"),
        ({"cost_cents": -1}, "cost_cents"),
        ({"margin": 100}, "margin"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(scene: Scene, fields: dict[str, object], field: str) -> None:
    item = scene.add("Carnet")
    with pytest.raises(BadInput) as refused:
        item_change(actor=HOUSE, item=item.pk, **fields)
    assert refused.value.field == field


def test_a_code_is_of_one_item_of_a_shop(scene: Scene) -> None:
    scene.add("Carnet", barcode="3001234567892")
    with pytest.raises(BadInput, match="Carnet"):
        scene.add("Cahier", barcode="3001234567892")
    scene.add("Cahier", shop="bakery", barcode="3001234567892")


def test_an_unknown_item_is_not_found(scene: Scene) -> None:
    with pytest.raises(NotFound):
        item_change(actor=HOUSE, item="none", name="Carnet")


def test_a_stock_taking_is_whole_or_nothing(scene: Scene) -> None:
    pen = scene.add("Stylo")
    Level.objects.filter(item=pen).update(source=Source.TILL)
    where = {"town": "redon", "organisation": scene.stationer.organisation}
    with pytest.raises(BadInput, match="Stylo"):
        stock_take(actor=HOUSE, found=[Found(3, name="Carnet"), Found(2, item=pen.pk)], key="k", **where)
    assert not Item.objects.filter(name="Carnet").exists()
    other = scene.add("Baguette", shop="bakery")
    with pytest.raises(BadInput):
        stock_take(actor=HOUSE, found=[Found(2, item=other.pk)], key="k", **where)
    assert not Movement.objects.exists()


def test_a_day_is_told_whole_or_not_at_all(scene: Scene) -> None:
    bread, other = scene.add("Baguette", shop="bakery"), scene.add("Carnet")
    today = timezone.localdate()
    where = {"town": "redon", "organisation": scene.bakery.organisation, "today": today}
    with pytest.raises(BadInput) as refused:
        day_report(actor=HOUSE, day=today, told=[Told(bread.pk, 3), Told(other.pk, 3)], **where)
    assert refused.value.field == "1"
    with pytest.raises(BadInput):
        day_report(actor=HOUSE, day=today + timedelta(1), told=[Told(bread.pk, 3)], **where)
    assert not DaySale.objects.exists()


def test_choices_stay_that_are_not_given(scene: Scene) -> None:
    where = {"actor": scene.actor("bruno"), "town": "redon", "organisation": scene.stationer.organisation}
    choice_set(**where, shares=True)
    row = choice_set(**where, lead_days=3, delivery_days=["4", "1"])
    assert (row.shares, row.lead_days, row.delivery_days) == (True, 3, "1 4")
    for wrong in ({"lead_days": 0}, {"delivery_days": []}, {"delivery_days": ["7"]}, {"margin_other": 100}):
        with pytest.raises(BadInput):
            choice_set(**where, **wrong)


@pytest.mark.django_db
def test_public_names_are_brought_in_and_brought_up_to_date(tmp_path: Path) -> None:
    file = tmp_path / "noms.tsv"
    file.write_text("code\tproduct_name\n3001234567892\tConfiture\n3001234567891\tFaux\n40123455\t\n")
    preview = BARCODES.look(file, town="", options={}, progress=Silent())
    assert len(preview.lines) == 2
    assert preview.take(HOUSE)
    assert dict(Barcode.objects.values_list("code", "name")) == {"3001234567892": "Confiture"}
    assert barcodes_import(actor=HOUSE, names={"3001234567892": "Confiture de fraises"}) == (0, 1)
    assert barcodes_import(actor=HOUSE, names={"3001234567892": "Confiture de fraises"}) == (0, 0)
    assert kinds() == ["barcodes-imported", "barcodes-imported"]


def test_a_shop_that_closes_takes_its_stock_along(scene: Scene) -> None:
    book, bread = scene.add("Carnet"), scene.add("Baguette", shop="bakery")
    for item in (book, bread):
        stock_count(actor=HOUSE, item=item.pk, counted=5)
    organisation_close(actor=scene.actor("bruno"), organisation=scene.stationer.organisation)
    assert list(Item.objects.all()) == [bread]
    assert Movement.objects.get().item == bread
    assert ShopChoice.objects.get().organisation == scene.bakery.organisation
    assert ledger_verify(organisation=scene.bakery.organisation).is_right


@pytest.mark.parametrize("who", ["anne", "chloe", ""])
def test_whoever_has_no_right_changes_nothing(scene: Scene, who: str) -> None:
    actor = scene.actor(who) if who else NOBODY
    book = scene.add("Carnet")
    line = Advice.objects.create(item=book, day=timezone.localdate(), quantity=3)
    where = {"town": "redon", "organisation": scene.stationer.organisation}
    today = timezone.localdate()
    before = len(kinds())
    with pytest.raises(Refused):
        item_add(actor=actor, name="Gomme", **where)
    with pytest.raises(Refused):
        stock_take(actor=actor, found=[Found(1, item=book.pk)], key="k", **where)
    with pytest.raises(Refused):
        day_report(actor=actor, day=today, told=[Told(book.pk, 1)], today=today, **where)
    with pytest.raises(Refused):
        choice_set(actor=actor, shares=True, **where)
    with pytest.raises(Refused):
        organisation_close(actor=actor, organisation=scene.stationer.organisation)
    with pytest.raises(Refused):
        advice_answer(actor=actor, advice=line.pk, answer="accepted")
    with pytest.raises(Refused):
        advice_accept_all(actor=actor, since=today, **where)
    with pytest.raises(Refused):
        barcodes_import(actor=actor, names={})
    with pytest.raises(Refused):
        list_make(actor=actor, town=scene.town, card=scene.card("stationer"), now=timezone.now())
    assert len(kinds()) == before
