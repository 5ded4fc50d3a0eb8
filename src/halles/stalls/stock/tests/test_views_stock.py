"""The pages of a shop's stock: what it has, one item, its choices, its ledger."""

from contextlib import closing

import pytest

from halles.stalls.stock.commands import choice_set, stock_correct, stock_count, stock_receive
from halles.stalls.stock.models import Item, Level, Movement, ShopChoice, Source
from halles.stalls.stock.tests.conftest import HOUSE, Scene, level

pytestmark = pytest.mark.django_db(databases="__all__")
BASE = "/redon/stock/papeterie-du-port"


@pytest.mark.parametrize(
    "path", ["/", "/inventaire/", "/demain/", "/journal/", "/choix/", "/journee/", "/voisins/"]
)
def test_another_shop_and_a_stranger_see_nothing(scene: Scene, path: str) -> None:
    assert scene.client("anne").get(BASE + path).status_code == 403
    assert scene.client("chloe").get(BASE + path).status_code == 403
    assert scene.client().get(BASE + path).status_code == 302
    assert scene.client("bruno").get(BASE + path).status_code == 200


def test_the_holder_is_led_to_her_stock(scene: Scene) -> None:
    html = scene.client("bruno").get("/redon/commerces/papeterie-du-port/ma-fiche/").content.decode()
    assert f'href="{BASE}/"' in html


def test_a_shop_that_is_not_there(scene: Scene) -> None:
    assert scene.client("bruno").get("/redon/stock/nulle-part/").status_code == 404


def test_home_says_how_many_and_how_fresh(scene: Scene) -> None:
    assert 'class="empty"' in _text(scene, "/")
    stock_count(actor=HOUSE, item=scene.add("Carnet").pk, counted=12)
    scene.add("Gomme")
    html = _text(scene, "/")
    assert "<strong>12</strong>" in html
    assert "Gomme" in html
    assert "Gomme" not in _text(scene, "/?q=carnets")


def test_a_name_typed_with_a_slip_is_found(scene: Scene) -> None:
    scene.add("Cahier de musique")
    scene.add("Gomme")
    assert "Cahier de musique" in _text(scene, "/?q=caiher+de+musique")


def test_an_item_is_counted_delivered_thrown_away(scene: Scene) -> None:
    book = scene.add("Carnet")
    client = scene.client("bruno")
    for gesture, number in (("count", "10"), ("receive", "5"), ("throw", "2")):
        client.post(f"{BASE}/article/{book.pk}/", {"quantity": number, "gesture": gesture})
    assert level(book).on_hand == 13
    assert [line.reason for line in Movement.objects.order_by("number")] == [
        "counted",
        "received",
        "thrown-away",
    ]
    answer = client.post(f"{BASE}/article/{book.pk}/", {"quantity": "douze", "gesture": "count"})
    assert answer.status_code == 422


def test_a_weight_is_typed_in_kilos_or_grams(scene: Scene) -> None:
    tea = scene.add("Thé", unit="kilo")
    client = scene.client("bruno")
    for text, grams in (("2,5", 2500), ("800 g", 800), ("1.25 kg", 1250)):
        client.post(f"{BASE}/article/{tea.pk}/", {"quantity": text, "gesture": "count"})
        assert level(tea).on_hand == grams


def test_an_item_of_the_till_is_counted_by_hand_again(scene: Scene) -> None:
    book = scene.add("Carnet")
    Level.objects.filter(item=book).update(source=Source.TILL)
    client = scene.client("bruno")
    assert client.post(f"{BASE}/article/{book.pk}/", {"quantity": "3"}).status_code == 422
    client.post(f"{BASE}/article/{book.pk}/a-la-main/")
    client.post(f"{BASE}/article/{book.pk}/", {"quantity": "3"})
    assert level(book).on_hand == 3


def test_an_item_is_added_changed_and_no_longer_kept(scene: Scene) -> None:
    client = scene.client("bruno")
    fields = {
        "name": "Carnet",
        "unit": "piece",
        "pack": "12",
        "cost_cents": "1,20",
        "barcode": "3001234567892",
    }
    client.post(f"{BASE}/ajouter/", fields)
    item = Item.objects.get()
    assert (item.name, item.pack, item.cost_cents, item.barcode) == ("Carnet", 12, 120, "3001234567892")
    again = client.post(f"{BASE}/ajouter/", fields)
    assert again.status_code == 422
    client.post(f"{BASE}/article/{item.pk}/modifier/", {**fields, "name": "Carnet bleu", "margin": "35"})
    item.refresh_from_db()
    assert (item.name, item.margin, item.is_advised) == ("Carnet bleu", 35, False)
    assert (
        client.post(f"{BASE}/article/{item.pk}/modifier/", {**fields, "barcode": "3001234567891"}).status_code
        == 422
    )


def test_an_item_is_no_longer_kept(scene: Scene) -> None:
    book = scene.add("Carnet")
    client = scene.client("bruno")
    client.post(f"{BASE}/article/{book.pk}/retirer/")
    assert Item.objects.get().archived_at
    assert client.get(f"{BASE}/article/{book.pk}/").status_code == 404


def test_the_owner_chooses(scene: Scene) -> None:
    fields = {
        "delivery_days": ["1", "4"],
        "lead_days": "1",
        "margin_perishable": "65",
        "margin_other": "35",
        "holding": "20",
    }
    client = scene.client("bruno")
    client.post(f"{BASE}/choix/", {**fields, "shares": "on", "is_listed": "on"})
    choice = ShopChoice.objects.get()
    assert (choice.shares, choice.is_listed, choice.delivery_days, choice.lead_days) == (True, True, "1 4", 1)
    assert client.post(f"{BASE}/choix/", {**fields, "margin_other": "100"}).status_code == 422


def test_the_ledger_is_shown_proved_and_told_broken(scene: Scene) -> None:
    book, pen = scene.add("Carnet"), scene.add("Stylo")
    stock_count(actor=HOUSE, item=book.pk, counted=10)
    stock_receive(actor=HOUSE, item=pen.pk, quantity=4)
    head = Movement.objects.get(number=2).head
    assert head in _text(scene, "/journal/")
    assert "banner good" in _text(scene, "/journal/?verifier=1")
    assert "Stylo" not in _text(scene, f"/journal/?article={book.pk}")
    Movement.objects.filter(number=1).update(change=3)
    assert "banner bad" in _text(scene, "/journal/?verifier=1")


def test_the_ledger_is_taken_away_as_a_table(scene: Scene) -> None:
    stock_count(actor=HOUSE, item=scene.add("Carnet").pk, counted=10)
    answer = scene.client("bruno").get(f"{BASE}/journal/journal.csv")
    with closing(answer):
        lines = b"".join(answer.streaming_content).decode().splitlines()
    assert lines[0].startswith("numero,moment,article")
    assert ",Carnet,,10,10,counted,," in lines[1]


def test_no_cell_of_the_table_is_a_formula(scene: Scene) -> None:
    counted = stock_count(actor=HOUSE, item=scene.add("=1+1").pk, counted=10)
    stock_correct(actor=HOUSE, movement=counted.pk)
    with closing(scene.client("bruno").get(f"{BASE}/journal/journal.csv")) as answer:
        lines = b"".join(answer.streaming_content).decode().splitlines()
    assert ",'=1+1,,10,10,counted,," in lines[1]
    assert ",'=1+1,,-10,0,corrected," in lines[2], "a number below zero stays a number"


def test_who_shares_may_ask_the_neighbours(scene: Scene) -> None:
    jam = scene.add("Confiture", shop="bakery")
    stock_count(actor=HOUSE, item=jam.pk, counted=3)
    client = scene.client("bruno")
    assert "Fournil" not in client.post(f"{BASE}/voisins/", {"what": "confitures"}).content.decode()
    for shop in (scene.bakery, scene.stationer):
        choice_set(actor=HOUSE, town="redon", organisation=shop.organisation, shares=True)
    html = client.post(f"{BASE}/voisins/", {"what": "confiture"}).content.decode()
    assert "Le Fournil" in html
    assert ">3<" not in html


def test_the_stock_on_paper_holds_the_head(scene: Scene) -> None:
    from io import BytesIO

    from pypdf import PdfReader

    stock_count(actor=HOUSE, item=scene.add("Carnet").pk, counted=10)
    data = scene.client("bruno").get(f"{BASE}/stock.pdf").content
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
    assert Movement.objects.get().head[:32] in text.replace("\n", "")
    assert "Carnet" in text


def _text(scene: Scene, path: str) -> str:
    return scene.client("bruno").get(BASE + path).content.decode()
