"""Letters printed by the round, and the way of who has none."""

import io
import re
from html import unescape

import pypdf
import pytest
from django.utils import timezone

from halles.kit.geo import pack
from halles.stalls.directory import commands
from halles.stalls.directory.models import ClaimCode, ClaimRequest, Sheet
from halles.stalls.directory.tests.conftest import Scene, osm_place
from halles.town.models import OsmShape, Town

pytestmark = pytest.mark.django_db(databases="__all__")

LETTERS = "/redon/commerces/tous/lettres/"
CLAIM = "/redon/commerces/cafe-du-port/c-est-mon-commerce/"
ASK = "/redon/commerces/cafe-du-port/demander/"
CODE = re.compile(r"\b[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}\b")
WORDS = {"name": "Chloé Rio", "contact": "06 12 34 56 78", "role": "gérante"}


def street(scene: Scene, doors: int) -> list[Sheet]:
    """A street of bars to the east, entered in a mixed order, and one bar nobody can place."""
    made = []
    for at in range(doors):
        number = 1 + 2 * ((5 * at) % doors)
        place = osm_place(100 + at, f"Bar {number:02}", category="bar", street="Rue du Port",
                          number=str(number), lon=-20_800_000 + 2_000 * number)  # fmt: skip
        made.append(Sheet.objects.create(town=scene.town, slug=f"bar-{number}", osm=place))
    made.append(Sheet.objects.create(town=scene.town, slug="perdu", name="Bar Perdu", category="bar"))
    return made


def pages_of(content: bytes) -> list[str]:
    reader = pypdf.PdfReader(io.BytesIO(content))
    return [page.extract_text().replace("\u00a0", " ") for page in reader.pages]


def test_the_round_is_printed_in_walking_order_one_page_each(scene: Scene) -> None:
    sheets = street(scene, 7)
    client = scene.client("manager")
    shown = client.get(LETTERS + "?who=all&street=&group=eating").content.decode()
    assert [int(n) for n in re.findall(r"<strong>Bar (\d\d)", shown)] == [1, 3, 5, 7, 9, 11, 13]
    answer = client.post(LETTERS, {"sheets": [sheet.pk for sheet in sheets]})
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Cache-Control"] == "no-store"
    first, *letters = pages_of(answer.content)
    assert len(letters) == 8
    names = [re.search(r"Bar (\d\d|Perdu)", page)[1] for page in letters]
    assert names == ["01", "03", "05", "07", "09", "11", "13", "Perdu"]
    assert re.findall(r"Bar (\d\d|Perdu)", first) == names
    assert not CODE.search(first)
    assert "bar-3/c-est-mon-commerce/" in letters[1].replace("\n", "")
    code = CODE.search(letters[1])[0]
    commands.sheet_claim(actor=scene.actor("stranger"), sheet=Sheet.objects.get(slug="bar-3"), code=code)


def test_a_name_as_long_as_can_be_still_fits_on_its_page(scene: Scene) -> None:
    long = Sheet.objects.create(town=scene.town, slug="long", name="Maison " * 22, street="Rue " * 39)
    answer = scene.client("manager").post(LETTERS, {"sheets": [long.pk, scene.imported.pk]})
    pages = pages_of(answer.content)
    assert [len(CODE.findall(page)) for page in pages] == [0, 1, 1]


def test_only_the_chosen_are_printed_and_nothing_chosen_is_said(scene: Scene) -> None:
    street(scene, 3)
    client = scene.client("manager")
    answer = client.post(LETTERS, {})
    assert answer.status_code == 422
    assert "Aucune lettre" in unescape(answer.content.decode())
    assert len(pages_of(client.post(LETTERS, {"sheets": [scene.imported.pk, scene.held.pk]}).content)) == 2
    assert ClaimCode.objects.count() == 1
    shown = unescape(client.get(LETTERS + "?who=again").content.decode())
    assert "Café du Port" in shown
    assert "ne marche plus" in shown


def test_letters_are_for_the_manager(scene: Scene) -> None:
    for who, status in (("", 302), ("stranger", 403), ("holder", 403)):
        client = scene.client(who)
        assert client.get(LETTERS).status_code == status
        assert client.post(LETTERS, {"sheets": [scene.imported.pk]}).status_code == status
    assert not ClaimCode.objects.exists()


@pytest.mark.door("directory.claim-request", "web")
def test_who_has_no_letter_asks_and_sees_that_it_waits(scene: Scene) -> None:
    client = scene.client("stranger")
    assert 'value="Chloé"' in client.get(CLAIM).content.decode()
    assert client.post(ASK, {**WORDS, "contact": ""}).status_code == 422
    assert client.post(ASK, WORDS).headers["Location"] == CLAIM
    assert "Votre demande est à la mairie" in unescape(client.get(CLAIM).content.decode())
    row = ClaimRequest.objects.get()
    commands.claim_request_refuse(
        actor=scene.actor("manager"), town=scene.town, request=row.pk, reason="Personne ne répond."
    )
    assert "Personne ne répond." in client.get(CLAIM).content.decode()
    assert row.expires_at > timezone.now()


def test_a_held_sheet_is_not_asked_for(scene: Scene) -> None:
    path = ASK.replace("cafe-du-port", scene.held.slug)
    assert scene.client("stranger").post(path, WORDS).status_code == 403
    assert not ClaimRequest.objects.exists()


def test_a_shop_without_address_is_looked_for_in_the_nearest_street(scene: Scene) -> None:
    line = pack([[(-20_840_100, 476_510_000), (-20_839_900, 476_510_000)]])
    town = Town.objects.get(slug=scene.town)
    OsmShape.objects.create(town=town, osm="way/1", layer="street", name="Rue Basse", points=line)
    place = osm_place(9, "Le Passant", street="")
    sheet = Sheet.objects.create(town=scene.town, slug="le-passant", osm=place)
    client = scene.client("manager")
    assert "sans doute Rue Basse" in unescape(client.get(LETTERS).content.decode())
    first, letter = pages_of(client.post(LETTERS, {"sheets": [sheet.pk], "start": "Rue Basse"}).content)
    assert "sans doute Rue Basse" in first
    assert "Rue Basse" not in letter
