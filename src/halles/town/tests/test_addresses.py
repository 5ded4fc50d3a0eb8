"""A town's word in addresses and its host name: what each may not be, and what they lead to."""

import pytest
from django.test import Client

from halles.kit.actor import Actor
from halles.kit.errors import BadInput
from halles.town.commands import town_create, town_open
from halles.town.queries import town_by_host

pytestmark = pytest.mark.django_db(databases="__all__")
HOUSE = Actor(system="test")
CONTACTS = {"publisher": "Commune", "hosting": "Hébergeur", "data_contact": "dpo@example.org"}
HOST = "bourg-neuf.example"


@pytest.fixture(autouse=True)
def public(settings) -> None:
    settings.IS_LOCAL = False
    settings.PUBLIC_HOSTS = ["pays.example", HOST]
    settings.ALLOWED_HOSTS = settings.PUBLIC_HOSTS


@pytest.mark.parametrize(
    "word",
    [
        "compte",
        "messages",
        "style",
        "exploitation",
        "mentions-legales",
        "commerces",
        "en",
        "static",
        "cloche",
    ],
)
def test_a_word_of_the_house_is_no_town(word):
    with pytest.raises(BadInput) as refusal:
        town_create(actor=HOUSE, name="Bourg-Neuf", slug=word)
    assert refusal.value.field == "slug"


def test_a_host_is_one_of_the_deployments_own():
    with pytest.raises(BadInput, match="elsewhere") as refusal:
        town_create(actor=HOUSE, name="Bourg-Neuf", host="elsewhere.example")
    assert "HALLES_HOSTS" in refusal.value.advice


def test_a_host_leads_to_one_town():
    town_create(actor=HOUSE, name="Bourg-Neuf", host=HOST)
    town_create(actor=HOUSE, name="Le Port")
    with pytest.raises(BadInput) as refusal:
        town_open(actor=HOUSE, town="le-port", **CONTACTS, host=HOST)
    assert refusal.value.field == "host"


def test_a_host_given_at_the_opening_stays_when_the_town_is_opened_again():
    town_create(actor=HOUSE, name="Bourg-Neuf")
    town_open(actor=HOUSE, town="bourg-neuf", **CONTACTS, host=f" {HOST.upper()}. ")
    town_open(actor=HOUSE, town="bourg-neuf")
    assert town_by_host(host=HOST).slug == "bourg-neuf"


def test_a_town_under_its_own_host_closed_then_open():
    town_create(actor=HOUSE, name="Bourg-Neuf", host=HOST)
    client = Client(headers={"host": HOST})
    closed = client.get("/", secure=True)
    assert (closed.status_code, closed.headers["Retry-After"]) == (503, "86400")
    town_open(actor=HOUSE, town="bourg-neuf", **CONTACTS)
    page = client.get("/", secure=True)
    assert page.status_code == 200
    assert 'href="/commerces/"' in page.content.decode(), "its addresses do not repeat its name"
    assert client.get("/en/commerces/", secure=True).status_code == 200
