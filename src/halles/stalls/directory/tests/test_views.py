"""The pages as a browser without JavaScript has them."""

from collections.abc import Callable
from datetime import timedelta
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from halles.stalls.directory import commands
from halles.stalls.directory.engine.facets import LANGUAGES, PAYMENT
from halles.stalls.directory.models import ClaimCode, News, OsmPlace, Photo, Sheet, SheetVersion
from halles.stalls.directory.tests.conftest import Scene

pytestmark = pytest.mark.django_db(databases="__all__")  # a sign-in writes a session, in a file of its own

BASE = "/redon/commerces/"
HELD = BASE + "le-fournil-d-anne/"
EVIL = "<script>alert(1)</script>\"onmouseover='x'"


@pytest.fixture(autouse=True)
def _open(scene: Scene) -> None:
    """Open the town to the public, as its manager does."""
    from halles.stalls.directory.tests.conftest import HOUSE
    from halles.town.commands import town_open

    contacts = {"publisher": "Mairie", "hosting": "Mairie", "data_contact": "dpo@example.org"}
    town_open(actor=HOUSE, town=scene.town, help_name="Camille", help_phone="02 99 00 00 00", **contacts)


def page(scene: Scene, path: str, who: str = "", status: int = 200) -> str:
    response = scene.client(who).get(path)
    assert response.status_code == status, response.content
    return unescape(response.content.decode())


@pytest.mark.door("directory.find", "web")
def test_the_list_searches_without_javascript(scene: Scene) -> None:
    everything = page(scene, BASE)
    assert "Café du Port" in everything
    assert "OpenStreetMap" in everything
    found = page(scene, BASE + "?q=boulangri")
    assert "Le Fournil d’Anne" in found
    assert "Café du Port" not in found
    assert 'value="boulangri"' in found
    assert "Café du Port" in page(scene, "/en" + BASE + "?group=eating")


def test_nothing_found_says_so_and_gives_a_human(scene: Scene) -> None:
    text = page(scene, BASE + "?q=fourni+danne+pain+chaud")
    assert "fourni danne pain chaud" in text
    assert "Le Fournil d’Anne" in text
    assert "tel:0299000000" in text


def test_a_long_list_has_pages(scene: Scene) -> None:
    for number in range(70):
        Sheet.objects.create(town=scene.town, slug=f"s-{number}", name=f"Zoo {number:02}", category="cafe")
    assert "Zoo 69" not in page(scene, BASE)
    assert "Zoo 69" in page(scene, BASE + "?page=2")
    assert "Zoo 69" in page(scene, BASE + "?page=999")
    assert "Zoo 00" in page(scene, BASE + "?page=x")


def test_a_sheet_without_hours_nor_photo_is_a_finished_page(scene: Scene) -> None:
    text = page(scene, BASE + "cafe-du-port/")
    assert "Horaires à confirmer" in text
    assert "C’est mon commerce" in text
    assert "openstreetmap.org/copyright" in text
    assert f'data-live="redon/directory/{scene.imported.pk}"' in text


def test_hours_have_their_source_and_date(scene: Scene) -> None:
    OsmPlace.objects.update(hours="Mo-Fr 09:00-12:30; Su off")
    text = page(scene, BASE + "cafe-du-port/").replace("\u00a0", " ")
    assert "Lundi à vendredi : 9 h – 12 h 30" in text
    assert "Horaires relevés dans OpenStreetMap" in text


def test_a_sheet_of_the_shops_own_owes_no_credit(scene: Scene) -> None:
    Sheet.objects.create(town=scene.town, slug="own", name="Own", category="cafe", organisation="x")
    assert "openstreetmap.org/copyright" not in page(scene, BASE + "own/")


@pytest.mark.parametrize(
    "path",
    ["no-such/", "no-such/fil/", "no-such/feuille.pdf", f"tous/images/{'a' * 26}-s.webp"],
)
def test_what_is_not_there_is_said(scene: Scene, path: str) -> None:
    page(scene, BASE + path, status=404)


@pytest.mark.door("directory.find", "paper")
def test_the_sheet_prints_on_one_page(scene: Scene) -> None:
    edit = {"name": "Le Fournil", "description": "Pain. " * 300, "category": "bakery", "sells": "Pain, " * 80}
    edit |= {"payment": " ".join(PAYMENT), "languages": " ".join(LANGUAGES), "wheelchair": "limited"}
    edit |= {"access": "Une marche. " * 20, "area": "Redon et autour. " * 15}
    months = ("Jan", "Feb", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    edit["hours"] = "; ".join(f"{month} Mo-Fr 09:00-12:30,14:00-19:00" for month in months)
    commands.sheet_edit(actor=scene.actor("holder"), sheet=scene.held, revision=0, fields=edit)
    commands.news_publish(actor=scene.actor("holder"), sheet=scene.held, text="x " * 240)
    response = scene.client().get(HELD + "feuille.pdf")
    assert response["Content-Type"] == "application/pdf"
    assert response.content.count(b"/Type /Page\n") == 1


def test_what_people_write_is_never_markup(scene: Scene) -> None:
    client = scene.client("holder")
    client.post(HELD + "publier/", {"text": EVIL})
    typed = {"name": EVIL, "category": "bakery", "description": EVIL + "\nline", "revision": 0}
    typed |= {"sells": EVIL, "access": EVIL, "area": EVIL}
    refused = client.post(HELD + "modifier/", {**typed, "hours": EVIL})
    assert refused.status_code == 422
    assert b"<script>alert" not in refused.content
    assert client.post(HELD + "modifier/", typed).status_code == 302
    Sheet.objects.filter(pk=scene.held.pk).update(hours=EVIL)
    for path in (HELD, BASE, BASE + "tous/nouvelles/", HELD + "fil/", BASE + "?q=" + EVIL):
        assert "<script>alert" not in scene.client().get(path).content.decode()
    for path in (HELD + "ma-fiche/", HELD + "modifier/", HELD + "versions/"):
        assert "<script>alert" not in client.get(path).content.decode()


def test_a_link_of_openstreetmap_that_is_no_web_page_is_not_shown(scene: Scene) -> None:
    OsmPlace.objects.update(website="javascript:alert(1)")
    assert "javascript:" not in page(scene, BASE + "cafe-du-port/")


@pytest.mark.parametrize(
    "path", ["ma-fiche/", "modifier/", "versions/", "photos/", "publier/", "c-est-mon-commerce/", "code/"]
)
def test_a_stranger_signs_in_first(scene: Scene, path: str) -> None:
    response = scene.client().get(HELD + path)
    assert response.status_code == 302
    assert "next=" in response["Location"]


@pytest.mark.parametrize("path", ["ma-fiche/", "modifier/", "versions/", "photos/", "publier/", "code/"])
def test_a_signed_in_stranger_is_refused(scene: Scene, path: str) -> None:
    page(scene, HELD + path, who="stranger", status=403)


@pytest.mark.parametrize(
    "path", ["revenir-en-arriere/", "toujours-exact/", "versions/1/reprendre/", "publier/x/retirer/"]
)
def test_an_action_is_not_a_link(scene: Scene, path: str) -> None:
    page(scene, HELD + path, who="holder", status=405)
    assert scene.client("stranger").post(HELD + path).status_code == 403


@pytest.mark.door("directory.news", "web")
def test_news_is_published_and_taken_back(scene: Scene) -> None:
    client = scene.client("holder")
    assert client.post(HELD + "publier/", {"text": "Galettes !"}).status_code == 302
    news = News.objects.get()
    assert "Galettes" in page(scene, HELD + "fil/")
    assert "Galettes" in page(scene, BASE + "tous/dernieres-nouvelles/")
    assert "Ne plus publier" in page(scene, HELD + "ma-fiche/", who="holder")
    client.post(HELD + f"publier/{news.pk}/retirer/")
    assert "Galettes" not in page(scene, HELD)
    assert "Revenir en arrière" in page(scene, HELD + "ma-fiche/", who="holder")
    client.post(HELD + f"publier/{news.pk}/remettre/")
    assert "Galettes" in page(scene, HELD)
    News.objects.update(published_at=timezone.now() - timedelta(hours=1))
    assert "Ne plus publier" in page(scene, HELD + "ma-fiche/", who="holder")


def test_a_refused_news_keeps_what_was_typed(scene: Scene) -> None:
    response = scene.client("holder").post(HELD + "publier/", {"text": "y" * 501})
    assert response.status_code == 422
    assert "y" * 501 in response.content.decode()


def typed(**more: object) -> dict[str, object]:
    return {"name": "Le Fournil", "category": "bakery", "phone": "0299711234", "revision": 0, **more}


@pytest.mark.door("directory.edit", "web")
def test_an_edit_is_saved_taken_back_and_restored(scene: Scene) -> None:
    client = scene.client("holder")
    assert "02 99 71 00 00" in page(scene, HELD + "modifier/", who="holder")
    assert client.post(HELD + "modifier/", typed(description="Levain")).status_code == 302
    assert "Levain" in page(scene, HELD)
    assert "Revenir en arrière" in page(scene, HELD + "ma-fiche/", who="holder")
    assert client.post(HELD + "revenir-en-arriere/", {"revision": 2}).status_code == 302
    assert "Levain" not in page(scene, HELD)
    assert client.post(HELD + "versions/2/reprendre/").status_code == 302
    assert "Levain" in page(scene, HELD)
    assert "Anne" in page(scene, HELD + "versions/", who="holder")
    SheetVersion.objects.update(created_at=timezone.now() - timedelta(hours=1))
    assert client.post(HELD + "revenir-en-arriere/", {"revision": 4}).status_code == 422


def test_a_refused_edit_keeps_everything_typed(scene: Scene) -> None:
    wrong = typed(phone="12", website="javascript:x", description="Levain")
    response = scene.client("holder").post(HELD + "modifier/", wrong)
    text = unescape(response.content.decode())
    assert response.status_code == 422
    for kept in ('value="12"', "javascript:x", "Levain", "Le Fournil"):
        assert kept in text
    assert not SheetVersion.objects.exists()


def test_of_two_editors_the_second_compares_then_saves(scene: Scene) -> None:
    one, two = scene.client("holder"), scene.client("holder")
    one.post(HELD + "modifier/", typed(description="First words"))
    response = two.post(HELD + "modifier/", typed(description="Second words"))
    text = response.content.decode()
    assert response.status_code == 422
    assert "First words" in text
    assert "Second words" in text
    assert 'name="revision" value="2"' in text
    assert two.post(HELD + "modifier/", typed(description="Second words", revision=2)).status_code == 302
    assert "Second words" in page(scene, HELD)


def test_still_right(scene: Scene) -> None:
    assert scene.client("holder").post(HELD + "toujours-exact/").status_code == 302
    assert "Last confirmation: " in page(scene, "/en" + HELD)
    Sheet.objects.filter(pk=scene.held.pk).update(hours="24/7")
    assert "Confirmed today." in page(scene, "/en" + HELD)
    Sheet.objects.filter(pk=scene.held.pk).update(confirmed_at=timezone.now() - timedelta(days=12))
    assert "Confirmed 12 days ago." in page(scene, "/en" + HELD)
    Sheet.objects.filter(pk=scene.held.pk).update(confirmed_at=timezone.now() - timedelta(days=200))
    assert "Not confirmed since" in page(scene, "/en" + HELD)


@pytest.mark.door("directory.claim", "web")
def test_the_manager_adds_a_shop_prints_its_code_and_the_shop_takes_over(scene: Scene) -> None:
    manager, shop = scene.client("manager"), scene.client("stranger")
    added = manager.post(BASE + "tous/ajouter/", {"name": "Chez Coco", "category": "hairdresser"})
    assert added["Location"] == BASE + "chez-coco/code/"
    shown = manager.post(added["Location"], {"show": "1"})
    code = shown.content.decode().split("<strong>")[1].split("</strong>")[0]
    assert "no-store" in shown["Cache-Control"]
    wrong = shop.post(BASE + "chez-coco/c-est-mon-commerce/", {"code": "AAAA-BBBB-CCCC"})
    assert wrong.status_code == 422
    assert ClaimCode.objects.get().tries == 1
    right = shop.post(BASE + "chez-coco/c-est-mon-commerce/", {"code": code})
    assert right["Location"] == BASE + "chez-coco/ma-fiche/"
    assert shop.get(right["Location"]).status_code == 200


@pytest.mark.door("directory.claim", "paper")
def test_the_letter_is_a_pdf_that_no_cache_keeps(scene: Scene) -> None:
    response = scene.client("manager").post(BASE + "cafe-du-port/code/", {"pdf": "1"})
    assert response.content.startswith(b"%PDF")
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize("who", ["stranger", "holder"])
def test_only_the_manager_adds_or_prints(scene: Scene, who: str) -> None:
    page(scene, BASE + "tous/ajouter/", who=who, status=403)
    assert scene.client(who).post(BASE + "cafe-du-port/code/", {"show": "1"}).status_code == 403


def test_a_refused_new_sheet_keeps_what_was_typed(scene: Scene) -> None:
    response = scene.client("manager").post(BASE + "tous/ajouter/", {"name": "Coco", "phone": "12"})
    assert response.status_code == 422
    assert 'value="Coco"' in response.content.decode()


@pytest.mark.door("directory.photo", "web")
def test_photos_are_added_shown_and_withdrawn(scene: Scene, picture: Callable[..., bytes]) -> None:
    client = scene.client("holder")
    upload = SimpleUploadedFile("me at home.jpg", picture(), "image/jpeg")
    assert client.post(HELD + "photos/", {"photo": upload, "alt": "La devanture"}).status_code == 302
    photo = Photo.objects.get()
    assert 'alt="La devanture"' in page(scene, HELD)
    served = scene.client().get(BASE + f"tous/images/{photo.file}-s.webp")
    assert served["Content-Type"] == "image/webp"
    assert "immutable" in served["Cache-Control"]
    assert served.content[:4] == b"RIFF"
    client.post(HELD + f"photos/{photo.pk}/retirer/")
    assert "La devanture" not in page(scene, HELD)
    client.post(HELD + f"photos/{photo.pk}/remettre/")
    assert "La devanture" in page(scene, HELD)


def test_a_refused_photo_says_why(scene: Scene) -> None:
    upload = SimpleUploadedFile("x.jpg", b"<svg/>", "image/jpeg")
    response = scene.client("holder").post(HELD + "photos/", {"photo": upload, "alt": "La devanture"})
    assert response.status_code == 422
    assert 'value="La devanture"' in response.content.decode()
    assert not Photo.objects.exists()


def test_public_pages_hold_no_form_to_send_and_no_cookie(scene: Scene) -> None:
    for path in (BASE, HELD, BASE + "tous/nouvelles/", HELD + "fil/"):
        response = scene.client().get(path)
        assert b'method="post"' not in response.content
        assert b"csrfmiddlewaretoken" not in response.content
        assert not response.cookies


@pytest.mark.parametrize("page", ["9" * 5000, "0", "-1", "²", "x"])
def test_a_page_number_that_is_none_is_the_first_or_last(scene: Scene, page: str) -> None:
    assert scene.client().get(f"/redon/commerces/?page={page}").status_code == 200
