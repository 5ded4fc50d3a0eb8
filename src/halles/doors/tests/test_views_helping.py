"""Do it for somebody: found, heard, acted for, told on paper; and nothing of her is left after."""

import io
import re
from datetime import timedelta
from html import unescape
from typing import Any

import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.test import Client
from django.utils import timezone

from halles.doors.commands import sittings
from halles.doors.commands.stops import texts_stop_for
from halles.doors.models import Helping, HelpingAct, OutgoingMessage, PaperCode
from halles.doors.public import act_note, acting, helping_of
from halles.doors.queries.stops import is_stopped
from halles.doors.tests.talk import Phone
from halles.kit import qr
from halles.kit.actor import Actor
from halles.kit.errors import Refused
from halles.kit.tests.paper import squares_of
from halles.people.commands.cards import card_issue
from halles.people.commands.organisations import organisation_create
from halles.people.commands.persons import person_create, user_of
from halles.people.models import Person, SignIn, TownRole
from halles.town.models import Town

pytestmark = pytest.mark.django_db(databases="__all__")
HOUSE = Actor(system="test")
START = "/en/redon/autrement/pour-quelqu-un/"
END = "/en/redon/autrement/seance/terminer/"
SAID = "Je veux que Solenn réserve pour moi"


def text_of(answer: Any) -> str:
    return unescape(answer.content.decode()).replace("\u00a0", " ")


def pdf_of(answer: Any) -> str:
    pages = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).replace("\u00a0", " ").split())


def signed_in(person: Person) -> Client:
    client = Client(HTTP_HOST="localhost")
    client.force_login(user_of(person), "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def jeanne(redon: Town) -> Person:
    return person_create(actor=HOUSE, name="Jeanne Le Goff", town=redon.slug)


@pytest.fixture
def solenn(redon: Town) -> Person:
    """Somebody of a structure that the town hall approved."""
    person = person_create(actor=HOUSE, name="Solenn Guéguen", town=redon.slug)
    organisation_create(
        actor=HOUSE, kind="helper", name="Le Point Numérique", town=redon.slug, owner_person=person.pk
    )
    return person


@pytest.fixture
def helper(solenn: Person) -> Client:
    return signed_in(solenn)


def begin(helper: Client, person: Person) -> Helping:
    answer = helper.post(f"{START}{person.pk}/", {"said": SAID})
    assert answer["Location"] == START
    return Helping.objects.latest("started_at")


def test_only_counters_and_approved_structures_may(redon: Town, jeanne: Person):
    assert "connexion" in Client(HTTP_HOST="localhost").get(START)["Location"]
    someone = signed_in(person_create(actor=HOUSE, name="Yann", town=redon.slug))
    for path in (START, f"{START}{jeanne.pk}/", f"{START}nouvelle-personne/", "/en/redon/autrement/papier/"):
        assert someone.get(path).status_code == 403
    agent = person_create(actor=HOUSE, name="Ana", town=redon.slug)
    TownRole.objects.create(town=redon.slug, person=agent, role="agent")
    assert signed_in(agent).get(START).status_code == 200


def test_she_is_found_by_her_name_and_heard(helper: Client, jeanne: Person, solenn: Person):
    page = text_of(helper.post(START, {"q": "le goff"}))
    assert "Begin with Jeanne Le Goff" in page
    assert f'formaction="{START}{jeanne.pk}/"' in page
    assert helper.post(f"{START}{jeanne.pk}/", {"said": "  "}).status_code == 422
    assert not Helping.objects.exists()
    row = begin(helper, jeanne)
    assert (row.helper, row.person, row.said, row.ended_at) == (solenn.pk, jeanne.pk, SAID, None)
    assert row.structure
    assert (timezone.now() - row.started_at).total_seconds() < 60


def test_every_page_says_for_whom_and_is_kept_nowhere(helper: Client, jeanne: Person):
    begin(helper, jeanne)
    for path in (
        START,
        "/en/redon/",
        "/en/redon/commerces/",
        "/en/redon/compte/",
        "/en/compte/",
        "/en/redon/produits/tous/reservations/",
    ):
        answer = helper.get(path)
        assert answer["Cache-Control"] == "no-store", path
        assert "Halles-Keep" not in answer, path
        page = text_of(answer)
        assert "You act for Jeanne L." in page, path
        assert "End with this person" in page, path
        assert "Le Goff" not in page.split("<main")[0], path


def test_she_is_found_by_her_card_typed_scanned_or_in_a_photo(helper: Client, jeanne: Person, redon: Town):
    _, code = card_issue(actor=HOUSE, person=jeanne.pk)
    scanned = f"https://halles.example/compte/carte/#{code}"
    photo = SimpleUploadedFile("photo.png", qr.png(scanned), content_type="image/png")
    for sent in ({"code": code.lower()}, {"code": scanned}, {"code": "", "photo": photo}):
        answer = helper.post(START, {**sent, "said": SAID})
        assert answer.status_code == 302, text_of(answer)
        assert Helping.objects.latest("started_at").person == jeanne.pk
        helper.post(END)
    assert Helping.objects.count() == 3


def test_a_card_of_another_town_opens_a_sitting_her_name_does_not(helper: Client, demo: Town):
    other = person_create(actor=HOUSE, name="Maël", town=demo.slug)
    assert "Nobody of this town" in text_of(helper.post(START, {"q": "Maël"}))
    assert helper.post(f"{START}{other.pk}/", {"said": SAID}).status_code == 403
    _, code = card_issue(actor=HOUSE, person=other.pk)
    assert helper.post(START, {"code": code, "said": SAID}).status_code == 302


def test_a_new_person_needs_no_telephone_and_a_likely_one_is_proposed_never_merged(
    helper: Client, jeanne: Person
):
    new = {"name": "jeane  LEGOFF", "said": SAID}
    page = text_of(helper.post(f"{START}nouvelle-personne/", new))
    assert "Perhaps she is known already" in page
    assert "name nearly the same" in page
    assert Person.objects.filter(name__iexact="jeane  legoff").count() == 0
    assert helper.post(f"{START}nouvelle-personne/", {**new, "sure": "1"}).status_code == 302
    made = Person.objects.get(name__istartswith="jeane ")
    assert (made.phone, made.email) == ("", "")
    assert Helping.objects.get().person == made.pk != jeanne.pk


def test_what_is_typed_wrong_is_said_and_nobody_is_written_down(helper: Client):
    before = Person.objects.count()
    wrong = {"name": "Paul", "phone": "12", "said": SAID}
    answer = helper.post(f"{START}nouvelle-personne/", wrong)
    assert answer.status_code == 422
    assert "looks like 06 12 34 56 78" in text_of(answer)
    assert helper.post(f"{START}nouvelle-personne/", {"name": "Paul", "said": ""}).status_code == 422
    assert Person.objects.count() == before


def test_one_sitting_at_a_time(helper: Client, jeanne: Person, redon: Town):
    begin(helper, jeanne)
    other = person_create(actor=HOUSE, name="Paul", town=redon.slug)
    answer = helper.post(f"{START}{other.pk}/", {"said": SAID})
    assert answer.status_code == 403
    assert "You act for somebody already" in text_of(answer)
    assert Helping.objects.count() == 1


def test_the_end_forgets_all_that_was_hers(helper: Client, jeanne: Person, redon: Town):
    session = helper.session
    session["market.basket"] = {"redon": {"mine": [1, 100, "Mon livre"]}}
    session.save()
    begin(helper, jeanne)
    assert "market.basket" not in helper.session
    session, before = helper.session, helper.session.session_key
    session["market.basket"] = {"redon": {"hers": [2, 130, "Baguette"]}}
    session["kit.draft"] = {"fields": "name=Jeanne"}
    session["people.pending"] = {"to": "jeanne@example.org"}
    session.save()
    answer = helper.post(END)
    assert answer["Location"] == START
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert answer["Cache-Control"] == "no-store"
    assert helper.session.session_key != before
    assert set(helper.session.keys()) - {"market.basket"} <= {
        "_auth_user_id", "_auth_user_backend", "_auth_user_hash", "_session_expiry", "people.seen",
        "people.fresh",
    }  # fmt: skip
    assert helper.session["market.basket"] == {"redon": {"mine": [1, 100, "Mon livre"]}}
    assert Helping.objects.get().ended_at
    page = text_of(helper.get(START))
    assert "nothing of this person is left" in page
    assert "You act for" not in page
    assert helper.get("/en/redon/compte/").status_code == 200  # she is still signed in


def test_a_form_left_open_does_nothing_after_the_end(solenn: Person, jeanne: Person):
    strict = Client(HTTP_HOST="localhost", enforce_csrf_checks=True)
    strict.force_login(user_of(solenn), "django.contrib.auth.backends.ModelBackend")

    def token(path: str) -> str:
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', text_of(strict.get(path)))
        assert found
        return found[1]

    sent = {"said": SAID, "csrfmiddlewaretoken": token(f"{START}{jeanne.pk}/")}
    assert strict.post(f"{START}{jeanne.pk}/", sent).status_code == 302
    old = token(START)
    assert strict.post(END, {"csrfmiddlewaretoken": old}).status_code == 302
    assert strict.post(f"{START}recu.pdf", {"csrfmiddlewaretoken": old}).status_code == 403


def test_half_an_hour_without_a_page_ends_it_and_the_late_page_does_nothing(
    helper: Client, jeanne: Person, monkeypatch: pytest.MonkeyPatch
):
    begin(helper, jeanne)
    now = sittings._now()
    monkeypatch.setattr(sittings, "_now", lambda: now + 29 * 60)
    assert "You act for" in text_of(helper.get("/en/redon/"))
    monkeypatch.setattr(sittings, "_now", lambda: now + 58 * 60)
    assert "You act for" in text_of(helper.get("/en/redon/"))
    # What an open page fetches by itself is nobody's presence.
    monkeypatch.setattr(sittings, "_now", lambda: now + 87 * 60)
    assert helper.get("/en/redon/", headers={"Sec-Fetch-Dest": "empty"}).status_code == 200
    monkeypatch.setattr(sittings, "_now", lambda: now + 89 * 60)
    answer = helper.post(f"{START}recu.pdf")
    assert answer["Location"] == START
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert Helping.objects.get().ended_at
    assert not PaperCode.objects.exists()


def test_signing_out_ends_it(helper: Client, jeanne: Person):
    begin(helper, jeanne)
    answer = helper.post("/en/redon/compte/deconnexion/")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert Helping.objects.get().ended_at
    assert sittings.COOKIE not in {name for name, c in helper.cookies.items() if c.value}


def test_who_loses_her_right_or_her_session_acts_no_more(helper: Client, solenn: Person, jeanne: Person):
    begin(helper, jeanne)
    solenn.memberships.all().delete()
    assert helper.get("/en/redon/")["Clear-Site-Data"]
    assert Helping.objects.get().ended_at


def test_a_forged_or_stolen_cookie_opens_nothing(helper: Client, jeanne: Person, redon: Town):
    begin(helper, jeanne)
    stranger = Client(HTTP_HOST="localhost")
    stranger.cookies[sittings.COOKIE] = "invented"
    assert stranger.get("/en/redon/")["Clear-Site-Data"]
    assert Helping.objects.get().ended_at is None
    other = signed_in(person_create(actor=HOUSE, name="Yann", town=redon.slug))
    other.cookies[sittings.COOKIE] = helper.cookies[sittings.COOKIE].value
    page = text_of(other.get("/en/redon/", follow=True))
    assert "You act for" not in page


def request_of(person: Person, town: Town | None, helping: Helping | None) -> Any:
    request: Any = HttpRequest()
    request.actor, request.town = Actor(person=person.pk), town
    if helping:
        request.helping = helping
    return request


def test_who_acts_is_the_helped_person_in_the_town_of_the_sitting_only(
    helper: Client, solenn: Person, jeanne: Person, redon: Town, demo: Town
):
    row = begin(helper, jeanne)
    here = request_of(solenn, redon, row)
    assert acting(here) == Actor(person=jeanne.pk)
    for other in (
        request_of(solenn, demo, row),
        request_of(solenn, None, row),
        request_of(solenn, redon, None),
    ):
        assert helping_of(other) is None
        assert acting(other) == Actor(person=solenn.pk)
    act_note(here, stall="market", words="Réservé : 2 baguettes", code="4821")
    act_note(here, stall="market", words="Réservé : 2 baguettes", code="4821")  # a page sent twice
    act_note(request_of(solenn, redon, None), stall="market", words="Rien")
    noted = HelpingAct.objects.get()
    assert (noted.words, noted.code) == ("Réservé : 2 baguettes", "4821")


def test_the_account_of_the_helped_person_stays_closed(helper: Client, solenn: Person, jeanne: Person):
    """What opts in acts for her; her account, her card, her rights, her team do not."""
    card_issue(actor=HOUSE, person=jeanne.pk)
    shop = organisation_create(
        actor=HOUSE, kind="shop", name="Chez Jeanne", town="redon", owner_person=jeanne.pk
    )
    begin(helper, jeanne)
    page = text_of(helper.get("/en/redon/compte/"))
    assert "Solenn" in page
    assert "Chez Jeanne" not in page
    assert helper.get(f"/en/redon/compte/organisations/{shop.pk}/").status_code == 403
    erased = helper.post("/en/redon/compte/moi/effacer/", {"close": [shop.pk]})
    assert Person.objects.filter(pk=jeanne.pk).exists() or erased.status_code != 200
    assert helper.post(f"/en/redon/compte/carte/{jeanne.pk}/nouvelle/").status_code in (302, 403)
    assert jeanne.cards.filter(revoked_at=None).count() == 1
    helper.post("/en/redon/compte/moi/", {"name": "Autre", "language": "en"})
    assert Person.objects.get(pk=jeanne.pk).name == "Jeanne Le Goff"
    assert not SignIn.objects.filter(user__person=jeanne).exists()


def test_the_receipt_tells_all_and_is_read_back(helper: Client, solenn: Person, jeanne: Person, redon: Town):
    row = begin(helper, jeanne)
    act_note(request_of(solenn, redon, row), stall="market", words="Réservé : 2 baguettes", code="4821")
    answer = helper.post(f"{START}recu.pdf")
    assert answer["Cache-Control"] == "no-store"
    said, [square] = pdf_of(answer), squares_of(answer.content)
    for words in ("Jeanne Le Goff", "Solenn Guéguen", "Le Point Numérique", SAID, "2 baguettes", "4821"):
        assert words in said
    code = re.search(r"\b([A-Z2-9]{4}-[A-Z2-9]{4})\b", said)
    assert code
    assert square == f"http://localhost/en/redon/autrement/papier/#{code[1].replace('-', '')}"
    kept = PaperCode.objects.get()
    assert code[1].replace("-", "") not in kept.code_hash
    assert kept.person == jeanne.pk
    assert kept.expires_at > timezone.now() + timedelta(days=29)
    large = pypdf.PdfReader(io.BytesIO(helper.post(f"{START}recu.pdf", {"gros": "1"}).content))
    assert code[1] in " ".join(page.extract_text() for page in large.pages)
    assert PaperCode.objects.count() == 1  # the same sheet, the same code


def test_the_sheet_leads_back_to_her_with_a_new_consent(helper: Client, jeanne: Person):
    begin(helper, jeanne)
    said = pdf_of(helper.post(f"{START}recu.pdf"))
    code = re.search(r"\b([A-Z2-9]{4}-[A-Z2-9]{4})\b", said)
    helper.post(END)
    assert code
    answer = helper.post("/en/redon/autrement/papier/", {"code": code[1].lower()})
    assert answer["Location"].startswith(f"{START}{jeanne.pk}/?papier=")
    assert Helping.objects.filter(ended_at=None).count() == 0  # nothing begins before she said so
    answer = helper.post(answer["Location"], {"said": "Je veux voir où ça en est"})
    assert answer["Location"] == START
    assert "Je veux voir" in text_of(helper.get(START))


def test_a_wrong_or_old_code_is_refused_and_guesses_are_counted(helper: Client, jeanne: Person):
    begin(helper, jeanne)
    helper.post(f"{START}recu.pdf")
    helper.post(END)
    PaperCode.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    statuses = [
        helper.post("/en/redon/autrement/papier/", {"code": f"ABCD-EF{n:02}"}).status_code
        for n in range(22, 34)
    ]
    assert statuses[:10] == [422] * 10
    last = helper.post("/en/redon/autrement/papier/", {"code": "ABCD-EFGH"})
    assert "Too many tries" in text_of(last)


def test_her_own_journal_is_read_and_printed(helper: Client, solenn: Person, jeanne: Person, redon: Town):
    row = begin(helper, jeanne)
    act_note(request_of(solenn, redon, row), stall="market", words="Réservé : 2 baguettes", code="4821")
    journal = "/en/redon/autrement/fait-pour-moi/"
    assert "2 baguettes" in text_of(helper.get(journal))  # read to her while she sits there
    helper.post(END)
    assert "2 baguettes" not in text_of(helper.get(journal))
    own = signed_in(jeanne)
    assert "What was done for me" in text_of(own.get("/en/redon/compte/"))
    for path in (journal, "/en/autrement/fait-pour-moi/"):
        page = text_of(own.get(path))
        for words in (SAID, "Solenn Guéguen", "Le Point Numérique", "Réservé : 2 baguettes", "4821"):
            assert words in page
    for query in ("", "?gros=1"):
        said = pdf_of(own.get(f"{journal}papier.pdf{query}"))
        assert all(words in said for words in (SAID, "Solenn Guéguen", "2 baguettes"))


@pytest.mark.door("office.help", "helper")
def test_a_call_for_help_is_asked_for_her_and_noted(helper: Client, jeanne: Person):
    begin(helper, jeanne)
    assert "Have her called back" in text_of(helper.get(START))
    answer = helper.post(
        "/en/redon/autrement/rappel/", {"contact": "0612345678", "name": "Jeanne", "words": ""}
    )
    assert answer["Location"] == START
    assert "call no. 1" in HelpingAct.objects.get().words


@pytest.mark.door("office.help", "paper")
def test_a_call_for_help_is_found_again_by_its_sheet(helper: Client, jeanne: Person):
    anybody = Client(HTTP_HOST="localhost")
    call = {"contact": "0612345678", "name": "Jeanne", "words": "Je cherche un plombier"}
    page = anybody.post("/en/redon/autrement/rappel/", call)["Location"]
    for query in ("", "?gros=1"):
        answer = anybody.get(f"{page}papier.pdf{query}")
        said, [square] = pdf_of(answer), squares_of(answer.content)
        assert "Call for help no. 1" in said
        assert "plombier" not in said
    assert PaperCode.objects.count() == 1
    answer = helper.post("/en/redon/autrement/papier/", {"code": square})
    query = answer["Location"].partition("?")[2]
    answer = helper.post(f"{START}{jeanne.pk}/?{query}", {"said": SAID})
    assert answer["Location"] == "/en/redon/autrement/appels/1/"
    assert "plombier" in text_of(helper.get(answer["Location"]))


@pytest.mark.door("doors.texts", "helper")
def test_text_messages_are_stopped_for_her(helper: Client, jeanne: Person, redon: Town):
    page = "Send her no news by text message any more"
    begin(helper, jeanne)
    assert page not in text_of(helper.get(START)), "no number of hers is known"
    assert helper.post(f"{START}plus-de-sms/").status_code == 422
    Person.objects.filter(pk=jeanne.pk).update(phone="+33612345678")
    assert page in text_of(helper.get(START))
    assert helper.post(f"{START}plus-de-sms/")["Location"] == START
    assert is_stopped(redon.slug, "+33612345678")
    assert not is_stopped(redon.slug, "+33612345678", kind="order")
    assert "REPRENDRE" in OutgoingMessage.objects.get().text
    assert "Send her no text message at all" in text_of(helper.get(START))
    helper.post(f"{START}plus-de-sms/")
    assert is_stopped(redon.slug, "+33612345678", kind="order")
    assert "plus-de-sms" not in text_of(helper.get(START))
    assert HelpingAct.objects.count() == 2
    assert Phone(redon, number="+33612345678").says("reprendre")
    assert not is_stopped(redon.slug, "+33612345678")
    helper.post(END)
    assert helper.post(f"{START}plus-de-sms/").status_code == 404


def test_nobody_else_stops_her_text_messages(helper: Client, jeanne: Person, solenn: Person, redon: Town):
    Person.objects.filter(pk=jeanne.pk).update(phone="+33612345678")
    row, asked = begin(helper, jeanne), {"town": redon, "now": timezone.now()}
    for actor in (Actor(), Actor(person=jeanne.pk), Actor(person="0" * 26)):
        with pytest.raises(Refused):
            texts_stop_for(actor=actor, helping=row, **asked)
    helper.post(END)
    row.refresh_from_db()
    with pytest.raises(Refused):
        texts_stop_for(actor=Actor(person=solenn.pk), helping=row, **asked)
    assert not is_stopped(redon.slug, "+33612345678")
