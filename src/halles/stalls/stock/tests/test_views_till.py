"""A shopkeeper sends her till's export: guessed, confirmed once, read; without JavaScript."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from halles.kit.errors import NotFound, Refused
from halles.stalls.stock.commands.till_upload import till_upload_drop, till_upload_keep, till_upload_path
from halles.stalls.stock.models import DaySale, Item, TillFile, TillMapping
from halles.stalls.stock.tests.conftest import Scene, level

pytestmark = pytest.mark.django_db(databases="__all__")

SALES = """Ventes du mois;;;;;
Date;N° ticket;Code barre;Lib. article;Qté;Total TTC
{day};101;3017620422003;Carnet ligné;2;7,00
{day};101;3,01762E+12;Stylo;1;1,20
{day};102;96385074;Gomme;1;0,80
Total;;;;4;9,00
"""
STOCK = """Code barre;Désignation;Stock dispo.;Px achat;PV TTC
3017620422003;Carnet ligné;12;1,80;3,50
96385074;Gomme;-1;0,30;0,80
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: object) -> None:
    settings.UPLOADS = tmp_path / "uploads"  # type: ignore[attr-defined]


@pytest.fixture
def browser(scene: Scene) -> Client:
    return scene.client("bruno")


def day(back: int = 1) -> str:
    return (timezone.localdate() - timedelta(days=back)).strftime("%d/%m/%Y")


def till(scene: Scene) -> str:
    return f"/redon/stock/{scene.stationer.slug}/caisse/"


def send(scene: Scene, browser: Client, text: str, name: str = "ventes.csv") -> HttpResponse:
    file = SimpleUploadedFile(name, text.encode("cp1252"))
    return browser.post(till(scene), {"file": file})  # type: ignore[return-value]


def proposed(page: object) -> dict[str, str]:
    """Return what the form of columns proposes, as a browser would send it back."""
    form = page.context["form"]  # type: ignore[attr-defined]
    return {bound.name: bound.initial or "" for bound in form if bound.initial is not None}


@pytest.mark.door("stock.till", "web")
def test_a_file_is_guessed_confirmed_and_read(scene: Scene, browser: Client) -> None:
    sent = send(scene, browser, SALES.format(day=day()))
    assert sent.status_code == 302
    columns = sent["Location"]
    assert columns.endswith("/colonnes/")
    page = browser.get(columns)
    html = page.content.decode()
    assert "Lib. article" in html
    assert "Carnet ligné · Stylo · Gomme" in html
    assert proposed(page)["column-3"] == "name"
    confirmed = browser.post(columns, proposed(page))
    assert confirmed.status_code == 302
    summary = browser.get(confirmed["Location"]).content.decode()
    assert "3,01762E+12" in summary
    assert not TillFile.objects.exists()
    done = browser.post(confirmed["Location"], {"take": "1"}, follow=True)
    assert done.status_code == 200
    assert (TillFile.objects.get().lines, TillFile.objects.get().refused) == (2, 1)
    assert sorted(DaySale.objects.values_list("quantity", flat=True)) == [1, 2]


def test_the_same_layout_goes_straight_through(scene: Scene, browser: Client) -> None:
    columns = send(scene, browser, SALES.format(day=day()))["Location"]
    browser.post(columns, proposed(browser.get(columns)))
    again = send(scene, browser, SALES.format(day=day(2)))
    assert again.status_code == 302
    assert not again["Location"].endswith("/colonnes/")
    assert TillMapping.objects.count() == 1


def test_a_changed_layout_says_what_moved(scene: Scene, browser: Client) -> None:
    columns = send(scene, browser, SALES.format(day=day()))["Location"]
    browser.post(columns, proposed(browser.get(columns)))
    changed = SALES.replace("Date;N° ticket", "N° ticket;Date").replace("{day};101", "101;{day}")
    page = browser.get(
        send(scene, browser, changed.replace("{day};102", "102;{day}").format(day=day()))["Location"]
    )
    html = page.content.decode()
    assert "N° ticket" in html
    assert proposed(page)["column-0"] == "ticket"
    assert len(page.context["moved"]) == 2


def test_stock_sets_levels_of_an_evening(scene: Scene, browser: Client) -> None:
    columns = send(scene, browser, STOCK, "stock.csv")["Location"]
    take = browser.post(columns, proposed(browser.get(columns)))["Location"]
    evening = timezone.localdate() - timedelta(days=1)
    browser.post(take, {"take": "1", "evening": evening.isoformat()})
    book = Item.objects.get(barcode="3017620422003")
    seen_at = level(book).seen_at
    assert level(book).on_hand == 12
    assert book.cost_cents == 180
    assert seen_at is not None
    assert timezone.localdate(seen_at) == evening
    late = browser.post(take, {"take": "1", "evening": "2999-01-01"})
    assert late.status_code == 404


def test_an_evening_to_come_is_refused(scene: Scene, browser: Client) -> None:
    columns = send(scene, browser, STOCK, "stock.csv")["Location"]
    take = browser.post(columns, proposed(browser.get(columns)))["Location"]
    page = browser.post(take, {"take": "1", "evening": "2999-01-01"})
    assert page.context["form"].errors
    assert not TillFile.objects.exists()


def test_days_are_asked_where_the_file_tells_none(scene: Scene, browser: Client) -> None:
    text = "Article;Qté vendue;CA TTC\nGomme;4;3,20\nCarnet;2;7,00\n"
    columns = send(scene, browser, text)["Location"]
    page = browser.get(columns)
    refused = browser.post(columns, proposed(page))
    assert refused.status_code == 422
    yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()
    half = browser.post(columns, {**proposed(page), "first": yesterday})
    assert half.status_code == 422
    take = browser.post(columns, {**proposed(page), "first": yesterday, "last": yesterday})["Location"]
    assert yesterday in browser.get(take).content.decode()
    browser.post(take, {"take": "1", "first": yesterday, "last": yesterday})
    assert sorted(DaySale.objects.values_list("quantity", flat=True)) == [2, 4]


def test_a_file_can_be_renounced(scene: Scene, browser: Client) -> None:
    columns = send(scene, browser, SALES.format(day=day()))["Location"]
    take = columns.removesuffix("colonnes/")
    browser.post(take, {"drop": "1"})
    assert browser.get(columns).status_code == 404
    assert not TillFile.objects.exists()


@pytest.mark.parametrize(
    ("text", "name"), [("Bonjour", "ventes.csv"), ("%PDF-1.4", "ventes.csv"), (STOCK, "photo.jpg")]
)
def test_what_is_no_export_is_refused_with_a_sentence(
    scene: Scene, browser: Client, text: str, name: str
) -> None:
    page = send(scene, browser, text, name)
    assert page.status_code == 422
    assert page.context["form"].errors["file"]  # type: ignore[attr-defined]


def test_a_choice_that_lacks_the_article_is_refused(scene: Scene, browser: Client) -> None:
    columns = send(scene, browser, STOCK, "stock.csv")["Location"]
    page = browser.get(columns)
    fields = {**proposed(page), "column-0": "", "column-1": ""}
    assert browser.post(columns, fields).status_code == 422


def test_a_file_is_its_senders_alone(scene: Scene, browser: Client) -> None:
    columns = send(scene, browser, STOCK, "stock.csv")["Location"]
    upload = columns.split("/")[-3]
    shop, bruno = scene.stationer.organisation, scene.actor("bruno")
    assert till_upload_path(actor=bruno, organisation=shop, upload=upload).read_bytes()
    assert scene.client("anne").get(columns).status_code == 403
    with pytest.raises(NotFound):
        till_upload_path(actor=scene.actor("anne"), organisation=scene.bakery.organisation, upload=upload)
    with pytest.raises(Refused):
        till_upload_keep(actor=scene.actor("anne"), organisation=shop, file_name="a.csv", chunks=[b"x"])
    with pytest.raises(Refused):
        till_upload_drop(actor=scene.actor("anne"), organisation=shop, upload=upload)


def test_the_page_of_the_till_tells_what_was_read(scene: Scene, browser: Client) -> None:
    page = browser.get(till(scene))
    assert page.status_code == 200
    assert browser.get(till(scene).replace(scene.stationer.slug, "nowhere")).status_code == 404
