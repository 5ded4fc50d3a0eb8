"""A helper reserves, asks, cancels and follows for somebody; she leaves with paper, and nothing stays."""

import io
import re
from typing import Any

import pypdf
import pytest
from django.test import Client
from django.utils import timezone

from halles.doors.models import Helping, HelpingAct
from halles.kit.actor import NOBODY, Actor
from halles.kit.errors import NotFound, Refused
from halles.people.commands.organisations import organisation_create
from halles.people.commands.persons import person_create, user_of
from halles.people.models import Person
from halles.stalls.market.commands.adopting import checkout_adopt
from halles.stalls.market.commands.following import code_of
from halles.stalls.market.models import Checkout, Follow, Order, Question
from halles.stalls.market.tests.conftest import Scene
from halles.stalls.market.tests.test_views_basket import BASKET, RESERVE, add, reserve, text_of

pytestmark = pytest.mark.django_db(databases="__all__")
HOUSE = Actor(system="test")
START, MINE = "/en/redon/autrement/pour-quelqu-un/", "/en/redon/produits/tous/reservations/"
PAPER, END = "/en/redon/autrement/papier/", "/en/redon/autrement/seance/terminer/"


@pytest.fixture
def jeanne(scene: Scene) -> Person:
    return person_create(actor=HOUSE, name="Jeanne Le Goff", town="redon")


@pytest.fixture
def helper(scene: Scene) -> Client:
    person = person_create(actor=HOUSE, name="Solenn", town="redon")
    organisation_create(actor=HOUSE, kind="helper", name="Le Point", town="redon", owner_person=person.pk)
    client = Client(HTTP_HOST="localhost")
    client.force_login(user_of(person), "django.contrib.auth.backends.ModelBackend")
    return client


def begin(helper: Client, person: Person, query: str = "") -> Any:
    return helper.post(f"{START}{person.pk}/{query}", {"said": "Je veux bien"})


def pdf_of(answer: Any) -> str:
    pages = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).replace("\u00a0", " ").split())


def code_in(text: str) -> str:
    found = re.search(r"\b([A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4})\b", text)
    assert found
    return found[1]


@pytest.mark.door("market.find", "helper")
@pytest.mark.door("market.order", "helper")
def test_what_is_reserved_is_hers_and_she_leaves_with_paper(helper: Client, jeanne: Person, scene: Scene):
    begin(helper, jeanne)
    found = text_of(helper.get("/en/redon/produits/", {"q": "bagette"}))
    assert "Le Fournil d’Anne" in found
    assert "You act for Jeanne L." in found
    add(helper, scene.baguette, quantity="2")
    add(helper, scene.book, quantity="1")
    assert 'value="Jeanne"' in text_of(helper.get(RESERVE))
    answer = reserve(helper, first_name="Jeanne")
    assert answer["Location"] == MINE  # no secret address is left in the history
    row = Checkout.objects.get()
    assert (row.person, row.channel, row.to) == (jeanne.pk, "", "")
    codes = list(Order.objects.values_list("code", flat=True))
    page = text_of(helper.get(MINE))
    assert "Her reservations" in page
    said = pdf_of(helper.post(f"{START}recu.pdf"))
    for words in (*codes, "2 × Baguette" if "×" in said else "Baguette", "Le Fournil d’Anne", "Librairie"):
        assert words in said
    assert HelpingAct.objects.count() == 2
    assert "Thursday 26 November between 10:40 am and 11:00 am" in said  # “today” would not be true for long
    helper.post(END)
    after = text_of(helper.get(MINE))
    assert not any(code in after for code in codes)
    assert "Your basket is empty." in text_of(helper.get(BASKET))


def test_sent_twice_it_is_reserved_and_noted_once(helper: Client, jeanne: Person, scene: Scene):
    begin(helper, jeanne)
    add(helper, scene.baguette, quantity="2")
    add(helper, scene.book, quantity="1")
    page = text_of(helper.get(RESERVE))
    key = re.search(r'name="key" value="([0-9a-f]+)"', page)[1]  # type: ignore[index]
    reserve(helper, key=key)
    add(helper, scene.baguette, quantity="2")
    add(helper, scene.book, quantity="1")
    reserve(helper, key=key)
    assert Checkout.objects.count() == 1
    assert HelpingAct.objects.count() == 2


def test_she_comes_back_with_her_receipt_and_changes_her_mind(helper: Client, jeanne: Person, scene: Scene):
    begin(helper, jeanne)
    add(helper, scene.baguette, quantity="2")
    reserve(helper, first_name="Jeanne")
    code = code_in(pdf_of(helper.post(f"{START}recu.pdf")))
    helper.post(END)
    answer = helper.post(PAPER, {"code": code})
    assert answer["Location"].startswith(f"{START}{jeanne.pk}/")
    helper.post(answer["Location"], {"said": "Je n’en veux plus"})
    assert "Her reservations: 1 waits" in text_of(helper.get(START))
    order = Order.objects.get()
    answer = helper.post(f"{MINE}annuler/{order.pk}/")
    assert answer["Location"] == MINE
    order.refresh_from_db()
    assert order.state == "cancelled"
    assert order.code in HelpingAct.objects.latest("id").words


def test_a_reservation_of_nobody_becomes_hers_by_its_sheet(helper: Client, jeanne: Person, scene: Scene):
    client = scene.client()
    add(client, scene.baguette, quantity="1")
    place = reserve(client)["Location"]
    code = code_in(pdf_of(client.get(f"{place}papier.pdf")))
    assert code == code_in(pdf_of(client.get(f"{place}papier.pdf")))
    answer = helper.post(PAPER, {"code": code})
    query = answer["Location"].partition("?")[2]
    assert "Whose is it?" in text_of(helper.get(answer["Location"]))
    assert Checkout.objects.get().person == ""  # not before she is known, and said so
    answer = begin(helper, jeanne, f"?{query}")
    assert answer["Location"] == MINE
    assert Checkout.objects.get().person == jeanne.pk
    assert Order.objects.get().code in text_of(helper.get(MINE))


def test_the_sheet_of_one_is_not_opened_for_another(helper: Client, jeanne: Person, scene: Scene):
    client = scene.client()
    add(client, scene.baguette, quantity="1")
    code = code_in(pdf_of(client.get(f"{reserve(client)['Location']}papier.pdf")))
    yann = person_create(actor=HOUSE, name="Yann Riou", town="redon")
    Checkout.objects.update(person=yann.pk)
    begin(helper, jeanne)
    answer = helper.post(PAPER, {"code": code})
    assert answer.status_code == 403
    assert Order.objects.get().code not in text_of(helper.get(MINE))


def test_only_a_reservation_of_nobody_is_adopted(jeanne: Person, scene: Scene):
    client = scene.client()
    add(client, scene.baguette, quantity="1")
    reserve(client)
    row = Checkout.objects.get()
    with pytest.raises(Refused):
        checkout_adopt(actor=NOBODY, checkout=row.pk)
    with pytest.raises(NotFound):
        checkout_adopt(actor=Actor(person=jeanne.pk), checkout="0" * 26)
    checkout_adopt(actor=Actor(person=jeanne.pk), checkout=row.pk)
    checkout_adopt(actor=Actor(person=jeanne.pk), checkout=row.pk)
    with pytest.raises(Refused):
        checkout_adopt(actor=Actor(person="1" * 26), checkout=row.pk)


@pytest.mark.door("market.ask", "helper")
def test_a_question_is_asked_for_her_and_its_answer_read_to_her(helper: Client, jeanne: Person, scene: Scene):
    begin(helper, jeanne)
    ask = f"/en/redon/produits/tous/magasins/{scene.card('bakery').slug}/demander/"
    key = re.search(r'name="key" value="([0-9a-f]+)"', text_of(helper.get(ask)))[1]  # type: ignore[index]
    answer = helper.post(ask, {"text": "Avez-vous du pain sans sel ?", "to": "", "key": key})
    assert answer["Location"] == START
    row = Question.objects.get()
    assert row.person == jeanne.pk
    assert "no answer yet" in text_of(helper.get(START))
    Question.objects.update(reply="yes", replied_at=timezone.now())
    assert "pain sans sel ?”: Yes" in text_of(helper.get(START))
    assert "Avez-vous du pain sans sel" in HelpingAct.objects.get().words


@pytest.mark.door("market.follow", "helper")
def test_she_follows_a_shop_by_the_code_of_her_own_telephone(helper: Client, jeanne: Person, scene: Scene):
    begin(helper, jeanne)
    follow = f"/en/redon/produits/tous/magasins/{scene.card('bakery').slug}/suivre/"
    answer = helper.post(follow, {"to": "0612345678"})
    row = Follow.objects.get()
    assert row.person == jeanne.pk
    answer = helper.post(answer["Location"], {"code": code_of(row)})
    assert answer["Location"] == START
    assert "Le Fournil d’Anne" in HelpingAct.objects.get().words


def test_without_a_sitting_a_helper_reserves_for_herself(helper: Client, jeanne: Person, scene: Scene):
    begin(helper, jeanne)
    helper.post(END)
    add(helper, scene.baguette, quantity="1")
    assert "/tous/reservation/" in reserve(helper)["Location"]
    assert Checkout.objects.get().person == Helping.objects.get().helper
    assert not HelpingAct.objects.exists()
