"""A stock-taking by scanner, by photo, by names, by a list: what is counted is counted once."""

import io

import barcode
import pytest
from barcode.writer import ImageWriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from halles.kit.ids import new_id
from halles.stalls.stock.commands import barcodes_import, stock_count
from halles.stalls.stock.models import Item, Movement
from halles.stalls.stock.tests.conftest import HOUSE, Scene, level

pytestmark = pytest.mark.django_db(databases="__all__")
BASE = "/redon/stock/papeterie-du-port"
CODE = "3001234567892"


def _what(client: Client, what: str) -> str:
    """Scan or type something; return where that leads."""
    address: str = client.post(f"{BASE}/inventaire/", {"what": what})["Location"]
    return address


def test_a_scanned_code_leads_to_its_item_and_counts(scene: Scene) -> None:
    book = scene.add("Carnet", barcode=CODE)
    client = scene.client("bruno")
    address = _what(client, CODE)
    assert address == f"{BASE}/inventaire/article/{book.pk}/"
    answer = client.post(address, {"quantity": "12", "key": new_id()}, follow=True)
    assert level(book).on_hand == 12
    assert "Carnet" in answer.content.decode()


def test_a_new_code_proposes_its_public_name(scene: Scene) -> None:
    barcodes_import(actor=HOUSE, names={CODE: "Confiture de fraises 370 g"})
    client = scene.client("bruno")
    address = _what(client, CODE)
    assert "Confiture de fraises 370 g" in client.get(address).content.decode()
    fields = {"name": "Confiture", "barcode": CODE, "quantity": "6", "key": new_id()}
    for _ in range(2):
        client.post(address, fields)
    item = Item.objects.get()
    assert (item.name, item.barcode, level(item).on_hand) == ("Confiture", CODE, 6)
    assert Movement.objects.count() == 1


def test_a_number_before_the_name_is_kept(scene: Scene) -> None:
    book = scene.add("Cahier")
    assert _what(scene.client("bruno"), "12 cahiers") == f"{BASE}/inventaire/article/{book.pk}/?n=12"


def test_a_name_that_is_nearly_one_is_asked(scene: Scene) -> None:
    book = scene.add("Cahier 96 pages")
    client = scene.client("bruno")
    html = client.get(_what(client, "cahier")).content.decode()
    assert f"/inventaire/article/{book.pk}/" in html
    assert 'value="cahier"' in html.lower()


def test_a_page_sent_twice_counts_once(scene: Scene) -> None:
    book = scene.add("Carnet")
    client = scene.client("bruno")
    key = new_id()
    for _ in range(2):
        client.post(f"{BASE}/inventaire/article/{book.pk}/", {"quantity": "5", "key": key})
    assert Movement.objects.count() == 1


def test_a_code_scanned_as_a_number_is_refused(scene: Scene) -> None:
    book = scene.add("Carnet")
    answer = scene.client("bruno").post(f"{BASE}/inventaire/article/{book.pk}/", {"quantity": CODE})
    assert answer.status_code == 422
    assert not Movement.objects.exists()


def test_a_list_is_shown_then_counted(scene: Scene) -> None:
    book = scene.add("Cahier")
    client = scene.client("bruno")
    fields = {"text": "12 cahiers, 3 stylos bleus, gommes", "key": new_id()}
    html = client.post(f"{BASE}/inventaire/liste/", {**fields, "gesture": "read"}).content.decode()
    assert "Stylos bleus" in html
    assert not Movement.objects.exists()
    for _ in range(2):
        client.post(f"{BASE}/inventaire/liste/", {**fields, "gesture": "count"})
    assert level(book).on_hand == 12
    assert sorted(Item.objects.values_list("name", flat=True)) == ["Cahier", "Stylos bleus"]
    assert Movement.objects.count() == 2


@pytest.mark.door("stock.take", "web")
def test_twenty_articles_and_how_long_they_took(scene: Scene) -> None:
    client = scene.client("bruno")
    text = "\n".join(f"{n + 1} article {'abcdefghijklmnopqrst'[n]}{n}x" for n in range(20))
    client.post(f"{BASE}/inventaire/liste/", {"text": text, "gesture": "count", "key": new_id()})
    html = client.get(f"{BASE}/inventaire/").content.decode()
    assert "20 articles" in html


def test_a_count_is_taken_back(scene: Scene) -> None:
    book = scene.add("Carnet")
    line = stock_count(actor=HOUSE, item=book.pk, counted=5)
    answer = scene.client("bruno").post(f"{BASE}/journal/{line.pk}/revenir/", follow=True)
    assert level(book).on_hand == 0
    assert answer.status_code == 200
    assert scene.client("anne").post(f"{BASE}/journal/{line.pk}/revenir/").status_code == 403


def _photo(data: bytes) -> dict[str, SimpleUploadedFile]:
    return {"photo": SimpleUploadedFile("photo.jpg", data, content_type="image/jpeg")}


def test_a_photo_of_a_barcode_leads_to_its_item(scene: Scene) -> None:
    book = scene.add("Carnet", barcode=CODE)
    out = io.BytesIO()
    barcode.get("ean13", CODE[:12], writer=ImageWriter()).write(out, {"format": "JPEG"})
    answer = scene.client("bruno").post(f"{BASE}/inventaire/photo/", _photo(out.getvalue()))
    assert answer["Location"] == f"{BASE}/inventaire/article/{book.pk}/"


@pytest.mark.parametrize("is_picture", [True, False])
def test_a_photo_without_a_code_says_so(scene: Scene, is_picture: bool) -> None:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (300, 200), "white").save(out, "JPEG")
    answer = scene.client("bruno").post(
        f"{BASE}/inventaire/photo/", _photo(out.getvalue() if is_picture else b"x")
    )
    assert answer.status_code == 422


def test_the_camera_is_allowed_here_alone(scene: Scene) -> None:
    client = scene.client("bruno")
    assert "camera=(self)" in client.get(f"{BASE}/inventaire/")["Permissions-Policy"]
    assert "camera=()" in client.get(f"{BASE}/")["Permissions-Policy"]
