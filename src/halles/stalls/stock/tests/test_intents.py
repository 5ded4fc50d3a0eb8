"""By text message a shop counts, receives, tells what it sold, reads its list; doubt is asked, "0" undoes."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.utils.translation import override

from halles.doors.engine.meaning import Line
from halles.doors.public import Answer, Reply, TextIn, fit
from halles.kit import gsm7
from halles.kit.errors import BadInput, Refused
from halles.people.commands.organisations import organisation_create
from halles.stalls.directory.models import Sheet
from halles.stalls.stock.commands import choice_set, day_report, day_take_back, stock_count
from halles.stalls.stock.commands.sales import Told
from halles.stalls.stock.intents import TEXTS
from halles.stalls.stock.models import Advice, DaySale, Item, Level, Movement
from halles.stalls.stock.queries import ledger_verify
from halles.stalls.stock.tests.conftest import HOUSE, Scene, level
from halles.town.models import Town

NOW = datetime(2026, 11, 27, 19, 30, tzinfo=UTC)
"""A Friday, 20 h 30: the shops closed at 19 h."""
FRIDAY = date(2026, 11, 27)
LONG = "Quimper-Centre"
HANDLERS = {each.name: each for each in TEXTS}
YES, NO, UNDO = Reply("yes"), Reply("no"), Reply("undo")


@pytest.fixture(autouse=True)
def _friday(scene: Scene) -> Any:
    scene.add("Baguette", shop="bakery", is_perishable=True)
    scene.add("Croissant", shop="bakery", is_perishable=True)
    scene.add("Farine de blé noir", shop="bakery", unit="kilo")
    with patch("django.utils.timezone.now", return_value=NOW), override("en"):
        yield


def came(scene: Scene, text: str, who: str = "anne", **slots: Any) -> TextIn:
    persons = (getattr(scene, who).pk,) if who else ()
    return TextIn(scene.town, "+33612345678", text, persons, NOW, slots)


def told(answer: Answer | None) -> str:
    assert answer is not None
    said = fit(Town(name=LONG), answer.parts)
    assert gsm7.septets(f"{LONG} : {said}") <= gsm7.SINGLE
    return said


def send(scene: Scene, name: str, text: str, who: str = "anne", **slots: Any) -> Answer:
    answer = HANDLERS[f"stock.{name}"].answer(came(scene, text, who, **slots))
    assert answer is not None
    return answer


def back(scene: Scene, name: str, answer: Answer, reply: Reply) -> Answer:
    handler = HANDLERS[f"stock.{name}"].reply
    assert handler is not None
    assert answer.ask is not None
    found = handler(came(scene, "1"), answer.ask.state, reply)
    assert found is not None
    return found


@pytest.mark.door("stock.take", "sms")
@pytest.mark.parametrize(
    "slots",
    [
        {"lines": (Line(40, "baguettes"),)},
        {"what": "baguette", "quantity": 40},
        {"what": "bagette", "quantity": "40"},
        {},
    ],
)
def test_what_is_counted_is_written_and_taken_back(scene: Scene, slots: dict[str, Any]) -> None:
    stock_count(actor=HOUSE, item=scene.items["Baguette"].pk, counted=7)
    answer = send(scene, "count", "stock baguette 40", **slots)
    if answer.ask and answer.ask.kind == "confirm":
        assert "do you mean Baguette?" in told(answer)
        assert level(scene.items["Baguette"]).on_hand == 7
        answer = back(scene, "count", answer, YES)
    assert told(answer) == "Counted: Baguette 40."
    assert level(scene.items["Baguette"]).on_hand == 40
    assert "as before" in told(back(scene, "count", answer, UNDO))
    assert level(scene.items["Baguette"]).on_hand == 7
    assert ledger_verify(organisation=scene.bakery.organisation).is_right


def test_several_are_counted_at_once(scene: Scene) -> None:
    answer = send(scene, "count", "stock baguette 40, croissant 12")
    assert told(answer) == "Counted: Baguette 40, Croissant 12."
    back(scene, "count", answer, UNDO)
    assert level(scene.items["Croissant"]).on_hand == 0


def test_of_several_likely_items_one_is_chosen(scene: Scene) -> None:
    scene.add("Croissant aux amandes", shop="bakery")
    scene.add("Croissant au jambon", shop="bakery")
    answer = send(scene, "arrival", "x", lines=(Line(12, "croissant au"),))
    assert answer.ask is not None
    assert answer.ask.kind == "choice"
    assert "1 = " in told(answer)
    assert not Movement.objects.exists()
    place = next(n for n in (1, 2, 3) if f"{n} = Croissant aux amandes" in told(answer))
    back(scene, "arrival", answer, Reply("choice", number=place))
    assert level(scene.items["Croissant aux amandes"]).on_hand == 12


def test_a_new_item_is_added_only_once_it_was_confirmed(scene: Scene) -> None:
    answer = send(scene, "count", "stock kouign-amann 8")
    assert "is not in your stock yet: add it, with 8?" in told(answer)
    assert told(back(scene, "count", answer, NO)) == "Nothing was written."
    assert not Item.objects.filter(name__icontains="kouign").exists()
    back(scene, "count", answer, YES)
    assert level(Item.objects.get(name__icontains="kouign")).on_hand == 8


@pytest.mark.parametrize("name", ["arrival", "sold"])
def test_what_is_not_in_the_stock_is_neither_received_nor_sold(scene: Scene, name: str) -> None:
    with pytest.raises(BadInput, match="not in your stock"):
        send(scene, name, "x", lines=(Line(8, "piles"),))


def test_what_arrives_is_added_and_taken_back(scene: Scene) -> None:
    stock_count(actor=HOUSE, item=scene.items["Baguette"].pk, counted=7)
    answer = send(scene, "arrival", "reçu 30 baguettes", lines=(Line(30, "baguettes"),))
    assert told(answer) == "Received: Baguette 30."
    assert level(scene.items["Baguette"]).on_hand == 37
    back(scene, "arrival", answer, UNDO)
    assert level(scene.items["Baguette"]).on_hand == 7


def test_what_is_weighed_is_told_by_weight(scene: Scene) -> None:
    answer = send(scene, "arrival", "x", lines=(Line(2500, "farine de blé noir", "gram"),))
    assert told(answer) == "Received: Farine de blé noir 2.5 kg."
    for lines in ((Line(3, "farine de blé noir"),), (Line(500, "baguette", "gram"),)):
        with pytest.raises(BadInput, match="counted otherwise"):
            send(scene, "arrival", "x", lines=lines)


@pytest.mark.door("stock.day", "sms")
def test_what_was_sold_is_told_of_the_day_and_taken_back(scene: Scene) -> None:
    text = "ventes du jour: baguette 120, croissant 40"
    answer = send(scene, "sold", text, what="baguette; croissant", quantity="120; 40")
    assert told(answer) == "Sold today in all: Baguette 120, Croissant 40."
    assert set(DaySale.objects.values_list("item__name", "day", "quantity")) == {
        ("Baguette", FRIDAY, 120),
        ("Croissant", FRIDAY, 40),
    }
    back(scene, "sold", answer, UNDO)
    assert not DaySale.objects.exists()


def test_sales_said_again_go_back_to_those_of_before(scene: Scene) -> None:
    send(scene, "sold", "vendu 12 baguettes", lines=(Line(12, "baguettes"),))
    answer = send(scene, "sold", "vendu hier 15 baguettes", lines=(Line(15, "baguettes"),))
    assert told(answer).startswith("Sold yesterday in all")
    answer = send(scene, "sold", "vendu 20 baguettes", lines=(Line(20, "baguettes"),))
    back(scene, "sold", answer, UNDO)
    assert DaySale.objects.get(day=FRIDAY).quantity == 12
    assert DaySale.objects.get(day=FRIDAY - timedelta(1)).quantity == 15


def test_taking_sales_back_keeps_what_was_handed_over(scene: Scene) -> None:
    item = scene.items["Baguette"].pk
    DaySale.objects.create(item_id=item, day=FRIDAY, quantity=9, handed_over=3, thrown_away=1)
    facts = {"town": scene.town.slug, "organisation": scene.bakery.organisation, "day": FRIDAY}
    day_take_back(actor=scene.actor("anne"), before={item: None}, **facts)
    assert DaySale.objects.get().quantity == 3
    with pytest.raises(Refused):
        day_take_back(actor=scene.actor("chloe"), before={item: None}, **facts)
    day_report(actor=HOUSE, told=[Told(item, quantity=5)], today=FRIDAY, **facts)
    assert DaySale.objects.get().quantity == 5


@pytest.mark.door("stock.list", "sms")
def test_the_list_of_tomorrow_fits_a_segment(scene: Scene) -> None:
    for name, usual in (("Baguette", 40), ("Croissant", 25)):
        DaySale.objects.bulk_create(
            DaySale(item=scene.items[name], day=FRIDAY - timedelta(back), quantity=usual)
            for back in range(56)
        )
    said = told(send(scene, "list", "ma liste de demain"))
    assert said.startswith("For Saturday 28 November: Baguette 4")
    assert "Croissant" in said
    assert Advice.objects.exists()


def test_a_list_that_is_too_early_says_what_it_needs(scene: Scene) -> None:
    choice_set(
        actor=scene.actor("anne"),
        town=scene.town.slug,
        organisation=scene.bakery.organisation,
        is_listed=True,
    )
    said = told(send(scene, "list", "combien cuire demain"))
    assert said.startswith("Too early: tell what you sold for ")


@pytest.mark.parametrize("name", ["count", "arrival", "sold", "list"])
@pytest.mark.parametrize("who", ["chloe", ""])
def test_who_is_of_no_shop_is_refused(scene: Scene, name: str, who: str) -> None:
    with pytest.raises(Refused):
        send(scene, name, "stock baguette 40", who)
    assert not Movement.objects.exists()


def test_of_two_shops_one_is_asked_which(scene: Scene) -> None:
    other = organisation_create(
        actor=HOUSE, kind="shop", name="Épicerie", town=scene.town.slug, owner_person=scene.anne.pk
    )
    Sheet.objects.create(town=scene.town.slug, slug="epicerie", organisation=other.pk, name="Épicerie")
    answer = send(scene, "count", "stock baguette 40", lines=(Line(40, "baguettes"),))
    assert told(answer).startswith("For which shop? 1 = ")
    n = 1 if "1 = Le Fournil" in told(answer) else 2
    back(scene, "count", answer, Reply("choice", number=n))
    assert level(scene.items["Baguette"]).on_hand == 40


def test_without_a_number_nothing_is_written(scene: Scene) -> None:
    for text in ("stock", "stock baguette"):
        with pytest.raises(BadInput, match="How many"):
            send(scene, "count", text)
    assert not Level.objects.filter(on_hand__gt=0).exists()
