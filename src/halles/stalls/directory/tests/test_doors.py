"""The door of the helper: at a counter, a resident is told what she asks, a shopkeeper changes her sheet."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from halles.doors.tests.sitting import noted, seen_by, sit_with, sit_with_somebody
from halles.stalls.directory.commands import claim_code_issue, news_publish, pitch_set
from halles.stalls.directory.models import ClaimRequest, News, Photo, Pitch, Sheet, SpecialHours
from halles.stalls.directory.tests.conftest import HOUSE, Scene
from halles.stalls.directory.tests.market_world import market_scene

pytestmark = pytest.mark.django_db(databases="__all__")
BASE = "/en/redon/commerces/"
HELD, FREE = BASE + "le-fournil-d-anne/", BASE + "cafe-du-port/"
START = "/en/redon/autrement/pour-quelqu-un/"


@pytest.fixture
def counter(scene: Scene) -> Client:
    """Return the browser of a helper who sits with the holder of the bakery's sheet."""
    Sheet.objects.filter(pk=scene.held.pk).update(hours="Mo-Su 00:00-24:00; PH 00:00-24:00")
    return sit_with(scene.holder, town=scene.town)


@pytest.mark.door("directory.find", "helper")
@pytest.mark.door("directory.find-when", "helper")
@pytest.mark.door("directory.market", "helper")
@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("?q=fournil", ("Le Fournil d’Anne", "Grande Rue")),
        ("le-fournil-d-anne/", ("02 99 71 00 00", "12 Grande Rue", "Open")),
        ("tous/quand/?day={tomorrow}&start=18:30&end=", ("Open (1)", "Le Fournil d’Anne")),
        ("tous/marches/", ("Marché du Parlement", "8:00")),
        ("marche-du-parlement/marche/", ("place du Parlement", "La Criée d’Enora")),
    ],
)
def test_what_a_resident_asks_is_found_for_her(scene: Scene, path: str, words: tuple[str, ...]) -> None:
    market_scene(scene)
    Sheet.objects.filter(pk=scene.held.pk).update(hours="Mo-Su 00:00-24:00; PH 00:00-24:00")
    tomorrow = timezone.localdate() + timedelta(days=1)
    page = seen_by(sit_with_somebody(scene.town), BASE + path.format(tomorrow=tomorrow))
    assert all(each in page.replace("\u00a0", " ") for each in words), page


def test_the_sheet_of_a_shop_is_printed_for_her(scene: Scene) -> None:
    answer = sit_with_somebody(scene.town).get(HELD + "feuille.pdf")
    assert answer["Cache-Control"] == "no-store"
    assert answer.content.startswith(b"%PDF")


@pytest.mark.door("directory.objection", "helper")
def test_an_imported_sheet_is_removed_for_whom_it_is_about(scene: Scene) -> None:
    client = sit_with_somebody(scene.town)
    assert client.post(FREE + "retirer-cette-fiche/", {}).status_code == 422
    assert client.post(FREE + "retirer-cette-fiche/", {"mine": "on"}).status_code == 302
    assert not Sheet.objects.filter(pk=scene.imported.pk).exists()
    assert noted() == ["A sheet removed, as asked"]


@pytest.mark.door("directory.claim-request", "helper")
def test_a_sheet_is_asked_for_in_the_name_of_who_sits_there(scene: Scene) -> None:
    client = sit_with(scene.stranger, town=scene.town)
    assert 'value="Chloé"' in client.get(FREE + "c-est-mon-commerce/").content.decode()
    words = {"name": "Chloé", "contact": "06 12 34 56 78", "words": "Je tiens le café."}
    assert client.post(FREE + "demander/", words).status_code == 302
    assert ClaimRequest.objects.get().person == scene.stranger.pk
    assert noted() == ["Sheet asked for at the town hall: Café du Port"]


@pytest.mark.door("directory.claim", "helper")
def test_a_letter_opens_the_sheet_to_who_brought_it(scene: Scene) -> None:
    code = claim_code_issue(actor=HOUSE, sheet=scene.imported)
    client = sit_with(scene.stranger, town=scene.town)
    taken = client.post(FREE + "c-est-mon-commerce/", {"code": code})
    assert taken["Location"] == FREE + "ma-fiche/"
    assert "Café du Port" in seen_by(client, FREE + "ma-fiche/")
    client.post("/en/redon/autrement/seance/terminer/")
    assert client.get(FREE + "ma-fiche/").status_code == 403  # hers, not the helper's
    assert scene.client("stranger").get(FREE + "ma-fiche/").status_code == 200


@pytest.mark.door("directory.edit", "helper")
def test_a_shopkeeper_has_her_sheet_changed(scene: Scene, counter: Client) -> None:
    assert f'href="{HELD}ma-fiche/"' in counter.get(START).content.decode()
    typed = {"revision": "0", "name": "Le Fournil d’Anne", "category": "bakery", "phone": "02 99 71 12 34"}
    assert counter.post(HELD + "modifier/", typed)["Location"] == HELD + "ma-fiche/"
    assert "02 99 71 12 34" in seen_by(counter, HELD).replace("\u00a0", " ")
    counter.post(HELD + "revenir-en-arriere/", {"revision": "2"})
    assert "02 99 71 12 34" not in seen_by(counter, HELD).replace("\u00a0", " ")
    counter.post(HELD + "toujours-exact/")
    assert noted() == [
        "Sheet changed: Le Fournil d’Anne",
        "Sheet put back as it was: Le Fournil d’Anne",
        "Sheet confirmed, all still right: Le Fournil d’Anne",
    ]


@pytest.mark.door("directory.news", "helper")
def test_a_shopkeeper_has_her_news_published(scene: Scene, counter: Client) -> None:
    assert counter.post(HELD + "publier/", {"text": "Galettes demain dès 7 h"}).status_code == 302
    row = News.objects.get()
    assert row.author == scene.holder.pk
    assert "Galettes demain" in seen_by(counter, HELD)
    counter.post(f"{HELD}publier/{row.pk}/retirer/")
    assert "Galettes demain" not in seen_by(counter, HELD)
    assert noted() == ["News published: Le Fournil d’Anne", "News no longer published: Le Fournil d’Anne"]


@pytest.mark.door("directory.special", "helper")
def test_a_shopkeeper_has_her_closing_said(scene: Scene, counter: Client) -> None:
    first, last = (timezone.localdate() + timedelta(days=days) for days in (2, 4))
    leave = {"gesture": "leave", "first": first.isoformat(), "last": last.isoformat()}
    assert counter.post(HELD + "exceptions/", leave).status_code == 302
    assert "Closed from" in seen_by(counter, HELD)
    counter.post(f"{HELD}exceptions/{SpecialHours.objects.get().pk}/retirer/")
    assert "Closed from" not in seen_by(counter, HELD)
    assert noted() == ["On leave: Le Fournil d’Anne", "Usual hours again: Le Fournil d’Anne"]


@pytest.mark.door("directory.photo", "helper")
def test_a_shopkeeper_has_her_photo_shown(
    scene: Scene, counter: Client, picture: Callable[..., bytes]
) -> None:
    upload = SimpleUploadedFile("shop.jpg", picture(), "image/jpeg")
    assert counter.post(HELD + "photos/", {"photo": upload, "alt": "La devanture"}).status_code == 302
    assert 'alt="La devanture"' in counter.get(HELD).content.decode()
    counter.post(f"{HELD}photos/{Photo.objects.get().pk}/retirer/")
    assert "La devanture" not in counter.get(HELD).content.decode()
    assert noted()[0] == "Photo put on the sheet: Le Fournil d’Anne"


@pytest.mark.door("directory.pitch", "helper")
def test_a_seller_has_her_place_and_her_absence_said(scene: Scene, counter: Client) -> None:
    where = {"market": "elsewhere", "place": "devant la gare", "hours": "vendredi de 18 h à 21 h"}
    assert counter.post(HELD + "ou-et-quand/", where).status_code == 302
    pitch = Pitch.objects.get()
    assert "Devant la gare" in seen_by(counter, HELD + "ou-et-quand/")
    friday = timezone.localdate() + timedelta(days=(4 - timezone.localdate().weekday()) % 7 or 7)
    counter.post(f"{HELD}ou-et-quand/{pitch.pk}/absent/", {"day": friday.isoformat()})
    assert SpecialHours.objects.filter(withdrawn_at=None).count() == 1
    counter.post(f"{HELD}ou-et-quand/{pitch.pk}/present/", {"day": friday.isoformat()})
    assert not SpecialHours.objects.filter(withdrawn_at=None).exists()
    counter.post(f"{HELD}ou-et-quand/{pitch.pk}/retirer/")
    assert [each.partition(":")[0] for each in noted()] == [
        "Place of sale told", "Absent for a day", "Absent no longer", "Place of sale removed",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "path", ["ma-fiche/", "modifier/", "versions/", "exceptions/", "photos/", "ou-et-quand/"]
)
def test_only_her_own_shop_is_open_and_only_while_she_sits_there(
    scene: Scene, counter: Client, path: str
) -> None:
    assert counter.get(HELD + path).status_code == 200
    assert counter.get(FREE + path).status_code == 403
    counter.post("/en/redon/autrement/seance/terminer/")
    assert counter.get(HELD + path).status_code == 403
    assert sit_with_somebody(scene.town).get(HELD + path).status_code == 403


def test_nothing_is_done_for_another_shop(scene: Scene) -> None:
    client = sit_with_somebody(scene.town)
    news = news_publish(actor=scene.actor("holder"), sheet=scene.held, text="Galettes demain")
    pitch = pitch_set(actor=scene.actor("holder"), sheet=scene.held, place="ici", hours="Fr 18:00-21:00")
    for path, sent in (
        ("publier/", {"text": "Fermé"}),
        (f"publier/{news}/retirer/", {}),
        ("toujours-exact/", {}),
        (f"ou-et-quand/{pitch}/retirer/", {}),
        ("modifier/", {"revision": "0", "name": "Chez moi"}),
    ):
        assert client.post(HELD + path, sent).status_code == 403, path
    assert News.objects.get().withdrawn_at is None
    assert noted() == []


def test_who_is_helped_sees_no_desk_of_another_stall(scene: Scene, counter: Client) -> None:
    page = counter.get(HELD + "ma-fiche/").content.decode()
    own = scene.client("holder").get(HELD + "ma-fiche/").content.decode()
    assert "/produits/" in own.partition("<main")[2]
    assert "/produits/" not in page.partition("<main")[2].partition("</main>")[0]
