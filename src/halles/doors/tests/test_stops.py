"""STOP acts at once, also on what waits; REPRENDRE takes it back; INFOS asks for the town's news."""

from datetime import UTC, datetime
from typing import Any

import pytest

from halles.doors import commands
from halles.doors.models import OutgoingMessage, State, TextNumber, TextReader
from halles.doors.queries.stops import is_stopped, stopped_among
from halles.doors.tests.talk import Phone
from halles.journal.models import Entry
from halles.kit.actor import NOBODY, Actor
from halles.kit.errors import Refused
from halles.kit.post import Message, post
from halles.town.models import Town

HOUSE = Actor(system="test")
NUMBER, OTHER = "+33612345678", "+33712345678"
NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)


def stop(town: Town, number: str = NUMBER) -> str:
    return commands.texts_stop(actor=HOUSE, town=town, number=number, now=NOW)


def waiting(kind: Any, to: str = NUMBER) -> OutgoingMessage:
    """Return a message that is about to leave."""
    pk = post(Message(channel="sms", to=to, text="Du nouveau", town="redon", kind=kind))
    OutgoingMessage.objects.filter(pk=pk).update(state=State.WAITING)
    return OutgoingMessage.objects.get(pk=pk)


def test_stop_reaches_what_waits_in_the_same_instant(redon: Town) -> None:
    notice, order = waiting("notice"), waiting("order")
    code, hers = waiting("code"), waiting("notice", to=OTHER)
    assert stop(redon) == "notices"
    for message, state in ((notice, "stopped"), (order, "waiting"), (code, "waiting"), (hers, "waiting")):
        message.refresh_from_db()
        assert message.state == state
        assert bool(message.text) == (state == "waiting")
    assert stop(redon) == "all"
    order.refresh_from_db()
    code.refresh_from_db()
    assert (order.state, code.state) == ("stopped", "waiting")


def test_what_is_being_sent_is_left_to_its_sender(redon: Town) -> None:
    notice = waiting("notice")
    OutgoingMessage.objects.update(state=State.SENDING)
    stop(redon)
    notice.refresh_from_db()
    assert (notice.state, bool(notice.text)) == ("sending", True)


def test_a_stop_is_one_entry_without_the_number_and_the_table_holds_a_fingerprint(redon: Town) -> None:
    stop(redon)
    entry = Entry.objects.get()
    assert (entry.kind, entry.payload, entry.subject) == ("doors.texts-stopped", {"town": "redon"}, "")
    assert "612345678" not in TextNumber.objects.get().pk


def test_resume_takes_back_all(redon: Town) -> None:
    assert not commands.texts_resume(actor=HOUSE, town=redon, number=NUMBER), "nothing was stopped"
    assert not Entry.objects.exists()
    stop(redon)
    stop(redon)
    assert is_stopped("redon", NUMBER, kind="order")
    assert commands.texts_resume(actor=HOUSE, town=redon, number=NUMBER)
    assert not is_stopped("redon", NUMBER)
    assert Entry.objects.filter(kind="doors.texts-resumed").count() == 1
    assert stop(redon) == "notices", "as the first time"


def test_news_are_asked_for_once_and_end_with_stop(redon: Town) -> None:
    add: Any = {"actor": HOUSE, "town": redon, "number": NUMBER, "now": NOW}
    assert [commands.reader_add(**add), commands.reader_add(**add)] == [True, False]
    assert TextReader.objects.count() == 1
    stop(redon)
    assert not TextReader.objects.exists()
    assert commands.reader_add(**add)
    assert not is_stopped("redon", NUMBER), "who asks for news wants messages again"
    assert commands.reader_remove(actor=HOUSE, town=redon, number=NUMBER)
    assert not commands.reader_remove(actor=HOUSE, town=redon, number=NUMBER)
    kinds = ["doors.reader-added", "doors.texts-stopped", "doors.reader-added", "doors.reader-removed"]
    assert list(Entry.objects.order_by("position").values_list("kind", flat=True)) == kinds


def test_of_many_numbers_those_stopped_are_found_in_few_statements(
    redon: Town, django_assert_num_queries: Any
) -> None:
    stop(redon)
    many = [f"+3361234{n:04}" for n in range(700)] + [NUMBER]
    with django_assert_num_queries(2):
        assert stopped_among("redon", many) == {NUMBER}


@pytest.mark.parametrize("actor", [NOBODY, Actor(person="0" * 26)])
def test_no_person_acts_on_a_number(redon: Town, actor: Actor) -> None:
    here: Any = {"actor": actor, "town": redon, "number": NUMBER}
    with pytest.raises(Refused):
        commands.texts_stop(**here, now=NOW)
    with pytest.raises(Refused):
        commands.texts_resume(**here)
    with pytest.raises(Refused):
        commands.reader_add(**here, now=NOW)
    with pytest.raises(Refused):
        commands.reader_remove(**here)
    assert not TextNumber.objects.exists()


@pytest.mark.door("doors.texts", "sms")
def test_by_text_message_news_are_asked_for_taken_back_and_stopped(redon: Town) -> None:
    phone = Phone(redon, number=NUMBER)
    assert "STOP" in phone.says("INFOS")
    assert TextReader.objects.get().number == NUMBER
    assert "STOP" in phone.says("infos svp")
    assert TextReader.objects.count() == 1
    phone.says("stop")
    assert not TextReader.objects.exists()
    phone.says("je voudrais m'abonner aux infos de la ville")
    assert TextReader.objects.exists()
    assert not is_stopped("redon", NUMBER)
    phone.says("0")
    assert not TextReader.objects.exists()


@pytest.mark.parametrize("text", ["quoi de neuf", "les dernieres infos des magasins", "plus d'infos merci"])
def test_who_asks_what_is_new_is_not_enrolled(redon: Town, text: str) -> None:
    Phone(redon, number=NUMBER).says(text)
    assert not TextReader.objects.exists()
