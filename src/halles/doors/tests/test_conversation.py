"""A conversation by text message: what waits is answered, doubt never acts, a human is never far."""

from datetime import UTC, datetime, timedelta

import pytest

from halles.doors.intents import conversation
from halles.doors.models import OutgoingMessage, Talk, TextNumber, Ticket
from halles.doors.queries.talking import Ask, Reply, said
from halles.doors.tests.scripted import INN, Inn, inn
from halles.doors.tests.talk import Phone
from halles.kit.actor import Actor
from halles.people.commands.organisations import organisation_create
from halles.people.commands.persons import person_create
from halles.people.models import Person, TownRole
from halles.town.models import Town

__all__ = ["inn"]
AT = datetime(2026, 11, 26, 9, tzinfo=UTC)
HOUSE = Actor(system="test")


@pytest.fixture(autouse=True)
def _helped(inn: Inn, redon: Town) -> None:
    redon.help_name, redon.help_phone, redon.help_hours = (
        "Camille",
        "02 99 71 05 27",
        "mardi au samedi, 9h-12h",
    )
    redon.save()


def person(phone: str = "0612345678", name: str = "Anne") -> Person:
    return person_create(actor=HOUSE, name=name, phone=phone, town="redon", language="en")


@pytest.fixture
def phone(redon: Town) -> Phone:
    person()
    return Phone(redon, now=AT)


@pytest.fixture
def shop(redon: Town) -> Phone:
    owner = person("0611111111", "Odile")
    organisation_create(actor=HOUSE, kind="shop", name="Le Fournil", town="redon", owner_person=owner.pk)
    return Phone(redon, "06 11 11 11 11", now=AT)


def test_information_is_told_even_where_it_is_not_quite_sure(phone: Phone) -> None:
    assert phone.says("menu") == phone.says("menu peut-etre") == "Redon : Soupe."


def test_what_is_agreed_to_is_done_once_and_only_then(phone: Phone) -> None:
    assert phone.says("table pour 2").endswith("Table pour 2 ? 1 = yes, 2 = no")
    assert not INN.replies
    assert "yes" in phone.says("oui")
    assert [("inn.book", {"for": 2}, Reply("yes"))] == INN.replies
    phone.says("oui")
    assert len(INN.replies) == 1


@pytest.mark.parametrize("text", ["non", "2", "annuler", "0"])
def test_a_no_is_a_no(phone: Phone, text: str) -> None:
    phone.says("table pour 2")
    phone.says(text)
    assert [reply.kind for _, _, reply in INN.replies] == ["no"]
    assert not Talk.objects.exclude(asked="").exists()


def test_doubt_asks_once_more_in_the_same_words_then_a_human_takes_over(phone: Phone) -> None:
    phone.says("table pour 2")
    assert phone.says("bof").endswith("Table pour 2 ? 1 = yes, 2 = no")
    assert "Camille" in phone.says("je sais pas")
    assert Ticket.objects.get().reason == "lost"
    phone.says("oui")
    assert not INN.replies


def test_what_asks_a_yes_by_itself_is_not_asked_about_before(phone: Phone) -> None:
    assert phone.says("un lit peut-etre").endswith("Table pour 1 ? 1 = yes, 2 = no")
    phone.says("1")
    assert INN.replies == [("inn.bed", {"for": 1}, Reply("yes"))]


def test_after_a_doubt_the_question_still_waits(phone: Phone) -> None:
    phone.says("table pour 2")
    phone.says("bof")
    phone.says("1")
    assert [reply.kind for _, _, reply in INN.replies] == ["yes"]


def test_another_request_drops_what_waited(phone: Phone) -> None:
    phone.says("table pour 2")
    assert phone.says("menu") == "Redon : Soupe."
    phone.says("oui")
    assert not INN.replies


def test_a_no_that_asks_for_something_else_does_that(phone: Phone) -> None:
    phone.says("table pour 2")
    assert "Table pour 3 ?" in phone.says("non 3")
    phone.says("1")
    assert [("inn.book", {"for": 3}, Reply("yes"))] == INN.replies


def test_help_is_heard_in_words_of_no_intent(phone: Phone) -> None:
    phone.says("table pour 2")
    assert "Camille" in phone.says("aidez")
    phone.says("oui")
    assert not INN.replies


def test_a_question_waits_half_an_hour(phone: Phone) -> None:
    phone.says("table pour 2")
    phone.now = AT + timedelta(minutes=30)
    phone.says("oui")
    assert not INN.replies


def test_a_code_beside_yes_is_no_answer_to_another_question(shop: Phone) -> None:
    shop.says("table pour 2")
    shop.says("4821 oui")
    assert INN.replies == []
    assert INN.done == ["shut 4821 oui"]


def test_a_choice_is_a_number_among_those_offered(phone: Phone) -> None:
    assert "2 = la verte" in phone.says("quelle salle")
    assert "2 = la verte" in phone.says("4")
    phone.says("2")
    assert [("inn.room", {}, Reply("choice", number=2))] == INN.replies


def test_words_are_taken_as_they_are_but_for_help_stop_and_zero(phone: Phone) -> None:
    phone.says("un mot")
    phone.says("menu")
    assert [("inn.word", {}, Reply("words", words="menu"))] == INN.replies
    for text in ("stop", "0", "aide"):
        phone.says("un mot")
        phone.says(text)
    assert len(INN.replies) == 1


def test_where_it_is_not_sure_nothing_is_booked_before_a_yes(phone: Phone) -> None:
    assert "do inn.book? 1 = yes, 2 = no" in phone.says("une table je crois")
    assert not INN.came
    assert "Table pour 4 ?" in phone.says("1")
    assert [came.text for came in INN.came] == ["une table je crois"]
    phone.says("oui")
    assert INN.replies[0][2] == Reply("yes")


def test_a_no_to_what_was_misunderstood_counts_as_not_understood(phone: Phone) -> None:
    phone.says("une table je crois")
    assert "AIDE" in phone.says("non")
    assert "Camille" in phone.says("charabia")
    assert not INN.came


def test_what_is_not_understood_twice_goes_to_a_human_with_her_words(phone: Phone) -> None:
    first = phone.says("charabia")
    assert "AIDE" in first
    assert '"ex inn.menu"' in first
    assert "Camille" not in first
    second = phone.says("charabia encore")
    assert "Camille" in second
    assert "02 99 71 05 27" in second
    ticket = Ticket.objects.get()
    assert (ticket.contact, ticket.channel, ticket.words) == ("+33612345678", "sms", "charabia encore")
    assert "AIDE" in phone.says("charabia")
    phone.says("charabia")
    assert Ticket.objects.count() == 1


def test_what_is_understood_in_between_begins_anew(phone: Phone) -> None:
    for text in ("charabia", "menu", "charabia"):
        phone.says(text)
    assert not Ticket.objects.exists()


def test_examples_are_those_of_a_shop_for_a_shop(shop: Phone, phone: Phone) -> None:
    assert '"ex inn.shut"' in shop.says("charabia")
    assert "inn.shut" not in phone.says("charabia")


def test_help_names_the_human_the_hours_and_until_when(phone: Phone) -> None:
    said = phone.says("aide")
    for fact in ("Camille", "02 99 71 05 27", "mardi au samedi", "12"):
        assert fact in said
    assert Ticket.objects.get().reason == "asked"


def test_danger_is_answered_before_all_else_and_changes_nothing(phone: Phone) -> None:
    phone.says("table pour 2")
    assert "112" in phone.says("au feu")
    phone.says("oui")
    assert [reply.kind for _, _, reply in INN.replies] == ["yes"]
    assert not Ticket.objects.exists()


def test_danger_is_answered_to_who_wrote_too_much(phone: Phone) -> None:
    answers = [phone.says("menu") for _ in range(22)]
    assert answers[-1] == ""
    assert "112" in phone.says("au feu")
    assert [bool(phone.says("au feu")) for _ in range(21)].count(True) == 19


def test_stop_stops_at_once_and_what_is_asked_is_still_answered(phone: Phone) -> None:
    phone.says("table pour 2")
    once, twice = phone.says("stop"), phone.says("stop")
    assert once != twice
    assert TextNumber.objects.exclude(silent_at=None).exists()
    assert phone.says("menu") == "Redon : Soupe."
    phone.says("reprendre")
    assert not TextNumber.objects.exists()
    phone.says("oui")
    assert not INN.replies


def test_a_shops_words_are_refused_to_others_with_whom_to_call(phone: Phone) -> None:
    assert "02 99 71 05 27" in phone.says("plus de place")
    assert not INN.done


def test_where_it_is_unsure_what_a_shop_alone_says_is_not_heard_of_others(phone: Phone) -> None:
    assert "AIDE" in phone.says("ferme peut-etre")


def test_an_agents_words_are_refused_to_others(phone: Phone, redon: Town) -> None:
    assert "02 99 71 05 27" in phone.says("compte")
    TownRole.objects.create(town="redon", person=Person.objects.get(), role="agent")
    assert phone.says("compte").endswith("Fait.")


def test_a_consent_needs_its_code(phone: Phone) -> None:
    phone.says("vote")
    assert not INN.done
    phone.says("vote abcd")
    assert INN.done == ["inn.vote"]


def test_zero_takes_back_what_was_just_done_once(shop: Phone) -> None:
    assert shop.says("plus de place").endswith("Complet. 0 = take back")
    shop.says("menu")
    shop.says("0")
    assert [("inn.shut", {"row": 7}, Reply("undo"))] == INN.replies
    shop.says("0")
    assert len(INN.replies) == 1


def test_zero_takes_back_nothing_once_something_else_was_done(shop: Phone) -> None:
    for text in ("plus de place", "vote abcd", "0"):
        shop.says(text)
    assert not INN.replies


def test_zero_answers_the_question_that_was_asked_since(shop: Phone) -> None:
    shop.says("plus de place")
    shop.now = AT + timedelta(minutes=1)
    shop.says("quelle salle")
    shop.says("0")
    assert not INN.replies


def test_a_handler_that_passes_leaves_the_message_to_the_next_likely(phone: Phone) -> None:
    assert phone.says("pas pour moi") == "Redon : Soupe."


def test_a_refusal_is_the_answer_and_nothing_is_changed(phone: Phone) -> None:
    assert phone.says("trop") == "Redon : C'est trop. Recomptez."
    assert not OutgoingMessage.objects.filter(to="x").exists()


def test_a_plain_yes_to_nothing_does_nothing(phone: Phone) -> None:
    assert "AIDE" in phone.says("oui")
    assert Talk.objects.get().misses == 0


def test_a_question_is_read_whole_in_two_segments_at_most(redon: Town) -> None:
    long = said("a" * 150, "b" * 100, ask=Ask("confirm", {}))
    assert "b" * 100 in conversation.written(redon, long)
    assert "b" not in conversation.written(redon, said("a" * 150, "b" * 100))
    assert "=" in conversation.written(redon, said("a" * 400, ask=Ask("confirm", {})))


def test_two_persons_of_one_number_hold_one_conversation(phone: Phone, redon: Town) -> None:
    person(name="Bruno")
    phone.says("table pour 2")
    phone.says("oui")
    assert len(INN.replies) == 1
    assert INN.came[0].is_shared
