"""Ask a shop and follow it, page by page, without an account and without JavaScript."""

import re
from html import unescape

import pytest

from halles.doors.models import OutgoingMessage
from halles.stalls.market.commands import question_reply
from halles.stalls.market.models import Follow, Question
from halles.stalls.market.tests.conftest import Scene

pytestmark = pytest.mark.django_db(databases="__all__")
SHOP = "/en/redon/produits/tous/magasins/fournil/"


def text_of(answer) -> str:
    return unescape(answer.content.decode()).replace("\u00a0", " ")


def key_of(page: str) -> str:
    found = re.search(r'name="key" value="([0-9a-f]+)"', page)
    assert found
    return found[1]


@pytest.mark.door("market.ask", "web")
def test_a_question_is_asked_read_and_taken_back(scene: Scene):
    client = scene.client()
    page = text_of(client.get(f"{SHOP}demander/", {"q": "pain sans gluten"}))
    assert "pain sans gluten</textarea>" in page
    assert "02 99 71 12 34" in page
    sent = {"text": "Avez-vous du pain sans gluten ?", "to": "", "key": key_of(page)}
    first = client.post(f"{SHOP}demander/", sent)
    again = client.post(f"{SHOP}demander/", sent)
    assert first.status_code == 302
    assert first["Location"] == again["Location"]
    own = client.get(first["Location"])
    assert own["Cache-Control"] == "no-store"
    assert "It answers before 8:00 pm." in text_of(own)
    assert "Come back to this page" in text_of(own)
    row = Question.objects.get()
    question_reply(actor=scene.actor("owner"), question=row.pk, reply="tomorrow")
    assert "Tomorrow, says the shop." in text_of(client.get(f"{first['Location']}fil/"))
    gone = client.post(f"{first['Location']}retirer/")
    assert gone["Location"].endswith("/magasins/fournil/")
    assert not Question.objects.exists()
    assert client.get(first["Location"]).status_code == 404


def test_a_question_that_nobody_answered_says_whom_to_call(scene: Scene):
    client = scene.client()
    page = text_of(client.get(f"{SHOP}demander/"))
    own = client.post(f"{SHOP}demander/", {"text": "du pain ?", "key": key_of(page)})["Location"]
    scene.later(hours=12)
    told = text_of(client.get(own))
    assert "The shop did not answer in time." in told
    assert 'href="tel:0299711234"' in told


def test_a_question_that_cannot_be_sent_keeps_what_was_typed(scene: Scene):
    answer = scene.client().post(f"{SHOP}demander/", {"text": "du pain ?", "to": "06 12", "key": "k"})
    assert answer.status_code == 422
    assert "du pain ?</textarea>" in text_of(answer)
    assert "This telephone number is not complete." in text_of(answer)
    assert not Question.objects.exists()


def test_who_is_signed_in_asks_in_her_name(scene: Scene):
    scene.client("stranger").post(f"{SHOP}demander/", {"text": "du pain ?", "key": "k"})
    assert Question.objects.get().person == scene.stranger.pk


@pytest.mark.door("market.follow", "web")
def test_a_shop_is_followed_by_a_code_and_stopped(scene: Scene):
    client = scene.client()
    asked = client.post(f"{SHOP}suivre/", {"to": "nolwenn@example.org"})
    assert asked.status_code == 302
    code = re.findall(r"\b\d{6}\b", OutgoingMessage.objects.get().text)[-1]
    wrong = client.post(asked["Location"], {"code": f"{(int(code) + 1) % 1_000_000:06}"})
    assert wrong.status_code == 422
    done = client.post(asked["Location"], {"code": code})
    page = client.get(done["Location"])
    assert page["Cache-Control"] == "no-store"
    assert "nolwenn@example.org" in text_of(page)
    assert "Le Fournil d’Anne" in text_of(page)
    other = client.post(SHOP.replace("fournil", "librairie") + "suivre/", {"to": "nolwenn@example.org"})
    code = re.findall(r"\b\d{6}\b", OutgoingMessage.objects.order_by("-id")[0].text)[-1]
    client.post(other["Location"], {"code": code})
    first = Follow.objects.get(organisation=scene.bakery.pk)
    left = client.post(f"{done['Location']}arreter/", {"follow": first.pk})
    assert "Librairie du Port" in text_of(client.get(left["Location"]))
    client.post(f"{left['Location']}arreter/")
    assert not Follow.objects.exists()
    assert "You follow no shop by this address" in text_of(client.get(left["Location"]))


def test_nothing_is_followed_without_an_address(scene: Scene):
    assert scene.client().post(f"{SHOP}suivre/", {"to": ""}).status_code == 422
    unknown = "/en/redon/produits/tous/abonnements/code/00000000000000000000000000/"
    assert scene.client().get(unknown).status_code == 404


def test_the_notice_on_the_holders_page_answers_and_comes_back(scene: Scene):
    scene.client().post(f"{SHOP}demander/", {"text": "du pain ?", "key": "k"})
    row = Question.objects.get()
    reply = f"/en/redon/produits/comptoir/fournil/questions/{row.pk}/"
    own = "/en/redon/commerces/fournil/ma-fiche/"
    answered = scene.client("owner").post(reply, {"answer": "yes", "next": own})
    assert answered["Location"] == own
    row.refresh_from_db()
    assert row.reply == "yes"
    away = scene.client("owner").post(reply, {"answer": "no", "next": "https://ailleurs.example/"})
    assert away["Location"].endswith("/comptoir/fournil/questions/")
