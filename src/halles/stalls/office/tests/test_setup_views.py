"""The pages of the set-up desk: the key, the towns, each line, closed stalls."""

import re

import pytest
from django.test import Client

from halles.kit.ids import show_code
from halles.people.commands.setup_key import setup_key_offer
from halles.people.models import Person, TownRole
from halles.people.queries import card_matches
from halles.stalls.directory.models import Sheet
from halles.stalls.office.views.setup_texts import proposed
from halles.town.commands import town_create, town_stalls_set
from halles.town.models import Town
from tests.rules.rules.french_typography import faults_of
from tests.world import HOUSE, World

pytestmark = pytest.mark.django_db(databases="__all__")
FIRST = "/mise-en-route/"
DESK = "/ville-test/mise-en-route/"
CODE = re.compile(r"[A-Z2-9]{4}(?:-[A-Z2-9]{4}){3}")


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def key(settings, tmp_path) -> str:
    settings.SETUP_KEY = tmp_path / "setup-key.txt"
    setup_key_offer()
    return settings.SETUP_KEY.read_text()


def text(answer) -> str:
    return answer.content.decode()


def test_the_link_brings_the_first_operator_in(key):
    client = Client(HTTP_HOST="localhost")
    answer = client.get(FIRST, {"cle": key})
    assert answer.headers["Location"] == FIRST, "the key leaves the address at once"
    assert key not in text(client.get(FIRST))
    answer = client.post(FIRST, {"name": "Maëlle Rio", "email": "maelle@bourg.example"})
    card = CODE.search(text(answer))[0]
    person = Person.objects.get()
    assert card_matches(person=person.pk, code=card)
    assert "no-store" in answer.headers["Cache-Control"]
    assert "Quelle ville" in text(client.get(FIRST))
    paper = client.post("/compte/carte/imprimer/", {"person": person.pk, "code": card})
    assert paper.headers["Content-Type"] == "application/pdf"
    other = Client(HTTP_HOST="localhost")
    assert other.get(FIRST, {"cle": key}).headers["Location"] == FIRST
    assert "connexion" in other.get(FIRST).headers["Location"]


def test_the_key_can_be_typed(key):
    client = Client(HTTP_HOST="localhost")
    assert "Clé de mise en route" in text(client.get(FIRST))
    assert client.post(FIRST, {"key": show_code("x")}).status_code == 422
    assert client.post(FIRST, {"key": key.lower()}).status_code == 302
    assert "Qui êtes-vous" in text(client.get(FIRST))


def test_a_wrong_key_opens_nothing(key):
    client = Client(HTTP_HOST="localhost")
    assert client.get(FIRST, {"cle": "ABCD-EFGH-JKLM"}).status_code == 422
    assert client.post(FIRST, {"name": "Eve"}).status_code == 200
    assert not Person.objects.exists()


def test_a_name_is_asked_kindly_and_the_rest_is_kept(key):
    client = Client(HTTP_HOST="localhost")
    client.get(FIRST, {"cle": key})
    page = text(client.post(FIRST, {"name": "", "phone": "06 12 34 56 78"}))
    assert "Merci de remplir cette case" in page
    assert "obligatoire" not in page
    assert "06 12 34 56 78" in page
    page = text(client.post(FIRST, {"name": "Maëlle", "email": "maelle@"}))
    assert "adresse e-mail" in page
    assert not Person.objects.exists()


def test_a_key_spent_elsewhere_meanwhile(key, settings):
    client = Client(HTTP_HOST="localhost")
    client.get(FIRST, {"cle": key})
    settings.SETUP_KEY.unlink()
    assert client.post(FIRST, {"name": "Maëlle"}).status_code == 422
    assert not TownRole.objects.exists()


def test_an_operator_adds_a_town(world):
    client = world.client("operator")
    answer = client.post(FIRST, {"name": "Bourg-Neuf", "insee": "35999"})
    assert answer.headers["Location"] == "/bourg-neuf/mise-en-route/"
    assert "Bourg-Neuf" in text(client.get(FIRST))
    assert client.post(FIRST, {"name": "Bourg-Neuf"}).status_code == 422
    assert client.post(FIRST, {"name": "Autre", "insee": "3599"}).status_code == 422
    answer = client.post(FIRST, {"name": "Bourg-Neuf", "slug": "bourg-neuf-56"})
    assert answer.headers["Location"] == "/bourg-neuf-56/mise-en-route/"


def test_a_manager_sees_her_towns_and_adds_none(world):
    client = world.client("manager")
    page = text(client.get(FIRST))
    assert "/ville-test/mise-en-route/" in page
    assert "Ajouter" not in page
    assert client.post(FIRST, {"name": "Autre"}).status_code == 403
    assert world.client("member").get(FIRST).status_code == 403


def test_the_list_leads_on(world):
    town_create(actor=HOUSE, name="Bourg-Neuf")
    page = text(world.client("operator").get("/bourg-neuf/mise-en-route/"))
    assert page.count(">à faire<") == 9
    assert "Continuer" in page
    assert "code INSEE" in page


@pytest.mark.parametrize(
    "page", ["", "ville/", "contacts/", "textes/legal/", "imports/", "equipe/", "regard/"]
)
def test_the_desk_is_kept_from_strangers(world, page):
    assert world.client("member").get(DESK + page).status_code == 403
    assert "connexion" in world.client().get(DESK + page).headers["Location"]


def test_the_town_and_its_contacts(world):
    client = world.client("manager")
    client.post(f"{DESK}ville/", {"name": "Ville-Neuve", "insee": "35236"})
    fields = {"publisher": "Le maire", "hosting": "OVH", "data_contact": "dpo@v.example"}
    fields |= {"help_name": "Camille", "help_phone": "02 99 00 00 00", "help_hours": ""}
    assert client.post(f"{DESK}contacts/", fields).status_code == 302
    town = Town.objects.get(slug="ville-test")
    assert (town.name, town.publisher, town.help_hours) == ("Ville-Neuve", "Le maire", "")
    answer = client.post(f"{DESK}contacts/", {**fields, "publisher": "", "hosting": "Gardé"})
    assert answer.status_code == 422
    assert "Gardé" in text(answer)


def test_an_operator_has_towns_work_together(world):
    town_create(actor=HOUSE, name="Bourg-Neuf")
    client = world.client("operator")
    client.post(f"{DESK}ville/", {"name": "Ville-Test", "insee": "35236", "territory": "bourg-neuf"})
    assert Town.objects.get(slug="ville-test").territory.slug == "bourg-neuf"
    assert "territory" not in text(world.client("manager").get(f"{DESK}ville/"))


@pytest.mark.parametrize(
    ("page", "address", "held"),
    [
        ("legal", "mentions-legales", "Mairie de Ville-Test"),
        ("personal-data", "donnees-personnelles", "donnees@ville-test.example"),
        ("accessibility", "accessibilite", "non conformes"),
    ],
)
def test_a_legal_text_is_proposed_kept_shown_and_taken_back(world, page, address, held):
    client, public = world.client("manager"), f"/ville-test/{address}/"
    assert held in text(client.get(f"{DESK}textes/{page}/"))
    client.post(f"{DESK}textes/{page}/", {"text": "# Chez nous\n\n**Deux** mots <script>alert(1)</script>"})
    shown = text(world.client().get(public))
    assert "<h2>Chez nous</h2>" in shown
    assert "<strong>Deux</strong>" in shown
    assert "<script>alert" not in shown
    assert len(re.findall("<h1", shown)) == 1
    client.post(f"{DESK}textes/{page}/retour/")
    assert "Chez nous" not in text(world.client().get(public))
    assert client.get(f"{DESK}textes/inconnue/").status_code == 404


def test_a_text_that_forgets_a_contact_is_told(world):
    client = world.client("manager")
    client.post(f"{DESK}textes/legal/", {"text": "Rien."})
    assert "Est-ce voulu" in text(client.get(f"{DESK}textes/legal/"))


def test_trials_tell_what_became_of_them(world):
    client = world.client("manager")
    client.post(f"{DESK}messages/", {"channel": "mail"})
    page = text(client.get(f"{DESK}messages/"))
    assert "reste ici" in page
    assert "bruno@ville-test.example" in page
    client.post(f"{DESK}messages/", {"channel": "sms"})
    assert "pas de numéro de téléphone" in text(client.get(f"{DESK}messages/"))
    client.post(f"{DESK}etapes/mail/")
    assert ">fait<" in text(client.get(f"{DESK}messages/"))
    answer = client.post(f"{DESK}etapes/mail/", {"undo": "1"})
    assert answer.headers["Location"] == f"{DESK}messages/"
    assert client.post(f"{DESK}etapes/rien/").status_code == 404


def test_a_look_is_said(world):
    client = world.client("manager")
    assert "J’ai regardé" in text(client.get(f"{DESK}regard/"))
    client.post(f"{DESK}etapes/look/")
    assert "J’ai regardé" not in text(client.get(f"{DESK}regard/"))


def test_a_stall_is_closed_and_opened_again(world):
    client = world.client("manager")
    visitor = world.client()
    for _ in range(3):
        assert visitor.get("/ville-test/commerces/").status_code == 200
    assert client.post(f"{DESK}etals/", {}).status_code == 302
    closed = Town.objects.get(slug="ville-test").closed_stalls
    assert closed == ["directory", "market", "parking", "sensing", "stock"]
    for one in (visitor, client):
        answer = one.get("/ville-test/commerces/")
        assert answer.status_code == 404
        assert "n’est pas ouvert à Ville-Test" in text(answer)
    home = text(visitor.get("/ville-test/"))
    assert "/commerces/" not in home
    assert "/commerces/" not in text(visitor.get("/ville-test/mentions-legales/"))
    assert Sheet.objects.exists(), "what it holds is kept"
    client.post(f"{DESK}etals/", {"directory": "on"})
    assert visitor.get("/ville-test/commerces/").status_code == 200


def test_a_closed_stall_of_one_town_is_open_in_another(world):
    town_create(actor=HOUSE, name="Bourg-Neuf")
    town_stalls_set(actor=HOUSE, town="bourg-neuf", closed=["directory"])
    assert world.client("operator").get("/bourg-neuf/commerces/").status_code == 404
    assert world.client().get("/ville-test/commerces/").status_code == 200


def test_people_are_named_written_down_and_thanked(world):
    client = world.client("operator")
    client.post(f"{DESK}equipe/", {"contact": "anne@ville-test.example", "role": "helper"})
    assert "Anne Le Goff" in text(client.get(f"{DESK}equipe/"))
    client.post(f"{DESK}equipe/{world.member.pk}/helper/")
    assert not TownRole.objects.filter(person=world.member.pk).exists()
    answer = client.post(
        f"{DESK}equipe/nouvelle-personne/", {"name": "Denise", "role": "agent", "with_card": "on"}
    )
    denise = Person.objects.get(name="Denise")
    assert card_matches(person=denise.pk, code=CODE.search(text(answer))[0])
    assert (
        client.post(f"{DESK}equipe/", {"contact": "x@ville-test.example", "role": "agent"}).status_code == 422
    )
    assert client.post(f"{DESK}equipe/nouvelle-personne/", {"name": "X", "role": "agent"}).status_code == 422


def test_a_manager_names_counters_only(world):
    client = world.client("manager")
    assert "manager" not in re.findall(r'value="(\w+)"', text(client.get(f"{DESK}equipe/")))
    answer = client.post(f"{DESK}equipe/", {"contact": "anne@ville-test.example", "role": "manager"})
    assert answer.status_code == 422
    assert client.post(f"{DESK}equipe/{world.manager.pk}/manager/").status_code == 403


def test_without_any_town_the_first_page_leads_here(key):
    page = text(Client(HTTP_HOST="localhost").get("/"))
    assert 'href="/mise-en-route/"' in page


@pytest.mark.parametrize("page", ["legal", "personal-data", "accessibility"])
@pytest.mark.parametrize("filled", [True, False])
def test_proposed_texts_are_set_as_french(world, page, filled):
    town = world.town if filled else town_create(actor=HOUSE, name="L’Île & Co")
    shown = proposed(town, page)
    assert faults_of(shown) == []
    assert "&amp;" not in shown
    assert ("[" in shown.replace("[cnil", "")) is (not filled and page != "accessibility")
