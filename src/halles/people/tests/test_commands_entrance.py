"""Codes, cards and open sign-ins: once only, counted, revocable, and silent about who is known."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory
from django.utils import timezone

from halles.doors.models import OutgoingMessage
from halles.journal.models import Entry
from halles.kit.actor import NOBODY
from halles.kit.errors import BadInput, NotFound, Refused, TooMany
from halles.people import queries
from halles.people.commands import attempts, cards, codes, persons, sign_ins
from halles.people.models import AccessCard, Attempt, OneTimeCode, Person, SignIn
from halles.people.schedule import forget, purge
from halles.people.tests.conftest import HOUSE, SLUG, acting

pytestmark = pytest.mark.django_db(databases=["default", "sessions"])
Make = Callable[..., Person]


def sent_code() -> str:
    text = OutgoingMessage.objects.latest("id").text
    return next(word.strip(".") for word in text.split() if word.strip(".").isdigit() and len(word) >= 6)


def ask(address: str = "zoe@ville-test.example", caller: str = "192.0.2.1") -> OneTimeCode:
    return codes.code_request(actor=NOBODY, address=address, caller=caller, town=SLUG, town_name="Ville-Test")


def prove(asked: OneTimeCode, code: str, caller: str = "192.0.2.1") -> codes.Proof:
    return codes.code_prove(actor=NOBODY, request=asked.pk, code=code, caller=caller)


def test_a_code_proves_an_address_once_and_makes_the_person_known(town: object) -> None:
    asked = ask("Zoe@Ville-Test.example ")
    code = sent_code()
    assert code not in str(vars(asked))
    proof = prove(asked, f"{code[:3]} {code[3:]}")
    made = codes.person_enter(actor=NOBODY, proof=proof, town=SLUG)
    assert (made.email, made.town) == ("zoe@ville-test.example", SLUG)
    assert codes.person_enter(actor=NOBODY, proof=proof, town=SLUG) == made
    with pytest.raises(NotFound):
        prove(asked, code)


def test_a_text_message_begins_with_the_town_and_is_secret(town: object) -> None:
    ask("06 12 34 56 78")
    message = OutgoingMessage.objects.get()
    assert (message.channel, message.to, message.secret) == ("sms", "+33612345678", True)
    assert message.text.startswith("Ville-Test")
    assert len(message.text) <= 160
    assert message.kind == "code"


@pytest.mark.parametrize("address", ["", "anne", "anne@", "06 12", "+33 6"])
def test_an_unfinished_address(town: object, address: str) -> None:
    with pytest.raises(BadInput):
        ask(address)
    assert not OutgoingMessage.objects.exists()


def test_the_answer_is_the_same_for_known_and_unknown(anne: Person) -> None:
    said = []
    for address in (anne.email, "nobody@ville-test.example"):
        ask(address)
        said.append(OutgoingMessage.objects.latest("id").text.replace(sent_code(), ""))
    assert said[0] == said[1]


def test_five_mistakes_use_a_code_up(town: object) -> None:
    asked = ask()
    right = sent_code()
    wrong = "000000" if right != "000000" else "111111"
    for _ in range(codes.MOST_TRIES):
        with pytest.raises(BadInput):
            prove(asked, wrong)
    with pytest.raises(NotFound):
        prove(asked, right)


def test_a_code_expires(town: object) -> None:
    asked = ask()
    OneTimeCode.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(NotFound):
        codes.code_prove(actor=NOBODY, request=asked.pk, code=sent_code(), caller="192.0.2.1")


def test_codes_are_counted_by_address_and_by_network(town: object) -> None:
    for number in range(5):
        ask(caller=f"192.0.2.{number}")
    with pytest.raises(TooMany, match=r"\d"):
        ask(caller="192.0.2.99")
    for number in range(30):
        ask(f"p{number}@ville-test.example", caller="192.0.2.200")
    with pytest.raises(TooMany):
        ask("last@ville-test.example", caller="192.0.2.200")


def test_tries_are_counted_even_when_they_fail(town: object) -> None:
    asked = ask()
    for _ in range(60):
        with pytest.raises((BadInput, NotFound, TooMany)):
            prove(asked, "1", caller="192.0.2.7")
    with pytest.raises(TooMany):
        prove(asked, "1", caller="192.0.2.7")


def test_attempts_hold_no_address(town: object) -> None:
    ask()
    assert not [a for a in Attempt.objects.all() if "zoe" in a.key_hash or "192" in a.key_hash[:4]]
    assert all(a.expires_at <= timezone.now() + timedelta(hours=1) for a in Attempt.objects.all())
    assert attempts.attempt_count("k", 0, 60) == 1
    assert attempts.attempt_count("k", 0, 60) == 2


def test_a_family_shares_a_number(person: Make) -> None:
    first, second = person("Anne", phone="0612345678"), person("Bob", phone="0612345678")
    proof = codes.Proof("sms", "+33612345678")
    with pytest.raises(BadInput):
        codes.person_enter(actor=NOBODY, proof=proof)
    with pytest.raises(BadInput):
        codes.person_enter(actor=NOBODY, proof=proof, person=person("Eve").pk)
    assert codes.person_enter(actor=NOBODY, proof=proof, person=second.pk) == second
    assert first != second


def test_adding_an_address_is_for_oneself(anne: Person, person: Make) -> None:
    with pytest.raises(Refused):
        codes.code_request(actor=acting(anne), address="a@b.example", caller="x", add_to=person("Bob").pk)
    with pytest.raises(Refused):
        persons.contact_set(actor=acting(anne), person=person("Bob").pk, channel="email", to="a@b.example")
    persons.contact_set(actor=acting(anne), person=anne.pk, channel="sms", to="+33612345678")
    anne.refresh_from_db()
    assert anne.phone == "+33612345678"


def test_a_card_signs_in_until_it_is_replaced(anne: Person) -> None:
    _, first = cards.card_issue(actor=HOUSE, person=anne.pk)
    assert len(first) == 16
    assert not set(first) & set("O0I1")
    assert cards.card_read(actor=NOBODY, code=first.lower(), caller="x") == anne
    card, second = cards.card_issue(actor=HOUSE, person=anne.pk)
    assert second not in str(vars(card))
    with pytest.raises(BadInput):
        cards.card_read(actor=NOBODY, code=first, caller="x")
    assert cards.card_read(actor=NOBODY, code=second, caller="x") == anne
    cards.card_revoke(actor=acting(anne), person=anne.pk)
    with pytest.raises(BadInput):
        cards.card_read(actor=NOBODY, code=second, caller="x")
    with pytest.raises(NotFound):
        cards.card_revoke(actor=acting(anne), person=anne.pk)
    kinds = list(Entry.objects.order_by("id").values_list("kind", flat=True))
    assert kinds[-3:] == ["people.card-issued", "people.card-issued", "people.card-revoked"]


def test_guessing_cards_is_slowed_down(town: object) -> None:
    for _ in range(10):
        with pytest.raises(BadInput):
            cards.card_read(actor=NOBODY, code="ABCDABCDABCDABCD", caller="192.0.2.1")
    with pytest.raises(TooMany):
        cards.card_read(actor=NOBODY, code="ABCDABCDABCDABCD", caller="192.0.2.1")


def test_who_may_give_a_card(anne: Person, helper: Person, manager: Person, operator: Person) -> None:
    with pytest.raises(Refused):
        cards.card_issue(actor=acting(anne), person=helper.pk, town=SLUG)
    with pytest.raises(Refused):
        cards.card_issue(actor=NOBODY, person="", town=SLUG)
    with pytest.raises(Refused):
        cards.card_issue(actor=acting(helper), person=anne.pk, town="elsewhere")
    cards.card_issue(actor=acting(helper), person=anne.pk, town=SLUG, town_name="Ville-Test")
    assert OutgoingMessage.objects.get().to == anne.email
    with pytest.raises(Refused):
        cards.card_issue(actor=acting(helper), person=manager.pk, town=SLUG)
    with pytest.raises(Refused):
        cards.card_issue(actor=acting(manager), person=operator.pk, town=SLUG)
    with pytest.raises(Refused):
        cards.card_revoke(actor=acting(anne), person=helper.pk, town=SLUG)
    cards.card_issue(actor=acting(operator), person=manager.pk, town=SLUG)
    assert AccessCard.objects.filter(revoked_at=None).count() == 2


def test_a_town_operator_does_not_print_the_card_of_the_deployments(person: Make, operator: Person) -> None:
    from halles.people.commands.roles import town_role_grant

    local = person("Gwen")
    town_role_grant(actor=HOUSE, person=local.pk, town=SLUG, role="operator")
    with pytest.raises(Refused):
        cards.card_issue(actor=acting(local), person=operator.pk, town=SLUG)


def opened(person: Person, *, method: str = "code", own: bool = False) -> object:
    request = RequestFactory().get("/", HTTP_USER_AGENT="Mozilla/5.0 (Linux; Android 15) Firefox/140.0")
    request.session, request.user = SessionStore(), AnonymousUser()
    sign_ins.sign_in_open(request, persons.user_of(person), method=method, own_device=own)
    return request


def test_own_device_90_days_else_30_minutes(anne: Person) -> None:
    own, shared = opened(anne, own=True).session, opened(anne).session
    assert own.get_expiry_age() == 90 * 24 * 3600
    assert not own.get_expire_at_browser_close()
    assert shared.get_expire_at_browser_close()
    assert shared.get_expiry_age() == 1800 == settings.SESSION_COOKIE_AGE
    assert {each.device for each in queries.sign_in_list(person=anne.pk)} == {"Firefox, Android"}


def test_ending_one_or_all(anne: Person, person: Make) -> None:
    here, there = opened(anne), opened(anne)
    listed = SignIn.objects.get(session_key=there.session.session_key)
    with pytest.raises(Refused):
        sign_ins.sign_in_end(actor=acting(person("Bob")), person=anne.pk, sign_in=listed.pk)
    sign_ins.sign_in_end(actor=acting(anne), person=anne.pk, sign_in=listed.pk)
    assert not SessionStore().exists(there.session.session_key)
    with pytest.raises(NotFound):
        sign_ins.sign_in_end(actor=acting(anne), person=anne.pk, sign_in=listed.pk)
    other = opened(anne)
    with pytest.raises(Refused):
        sign_ins.sign_in_end_all(actor=acting(person("Bob")), person=anne.pk)
    sign_ins.sign_in_end_all(actor=acting(anne), person=anne.pk, keep=here)
    assert [each.session_key for each in queries.sign_in_list(person=anne.pk)] == [here.session.session_key]
    assert not SessionStore().exists(other.session.session_key)


def test_a_stopped_card_closes_what_it_opened(anne: Person) -> None:
    by_card, by_code = opened(anne, method="card"), opened(anne)
    cards.card_issue(actor=HOUSE, person=anne.pk)
    cards.card_revoke(actor=HOUSE, person=anne.pk)
    assert not SessionStore().exists(by_card.session.session_key)
    assert SessionStore().exists(by_code.session.session_key)


def test_a_closed_account_does_not_open(anne: Person) -> None:
    user = persons.user_of(anne)
    user.is_active = False
    user.save()
    with pytest.raises(Refused):
        opened(anne)


def days_ago(days: int) -> datetime:
    return timezone.now() - timedelta(days=days)


def test_purge_forgets_what_has_had_its_time(anne: Person) -> None:
    ask()
    kept = opened(anne)
    gone = opened(anne)
    gone.session.delete()
    SignIn.objects.filter(session_key=gone.session.session_key).update(seen_at=days_ago(2))
    purge()
    assert SignIn.objects.count() == 1
    just_gone = opened(anne)
    just_gone.session.delete()
    cards.card_issue(actor=HOUSE, person=anne.pk)
    past = days_ago(400)
    OneTimeCode.objects.update(expires_at=past)
    Attempt.objects.update(expires_at=past)
    AccessCard.objects.update(revoked_at=past)
    for _ in range(2):
        purge()
        forget()
        assert not OneTimeCode.objects.exists()
        assert not Attempt.objects.exists()
        assert not AccessCard.objects.exists()
        # For a day more a session that ended says whose it was: a draft is given back to her alone.
        keys = {each.session.session_key for each in (kept, just_gone)}
        assert {each.session_key for each in SignIn.objects.all()} == keys
