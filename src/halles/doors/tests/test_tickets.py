"""Calls for help: numbered, promised until when, taken and answered at a counter; refusals told."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from halles.doors.commands import ticket_answer, ticket_claim, ticket_open
from halles.doors.models import OutgoingMessage, Ticket
from halles.doors.queries import tickets as queries
from halles.doors.queries.help_hours import help_due
from halles.journal.models import Entry
from halles.kit.actor import NOBODY, Actor
from halles.kit.errors import BadInput, NotFound, Refused, TooMany
from halles.people.models import Person, TownRole
from halles.town.models import Town

PHONE = "+33612345678"


def at(text: str) -> datetime:
    return timezone.make_aware(datetime.fromisoformat(text), timezone.get_default_timezone())


def opened(town: Town, contact: str = PHONE, words: str = "du pain ?", caller: str = "") -> Ticket:
    about = {"channel": "sms", "reason": "asked", "contact": contact, "words": words, "caller": caller}
    return ticket_open(actor=NOBODY, town=town, **about)


@pytest.fixture
def agent(redon: Town) -> Actor:
    person = Person.objects.create(name="Camille", town="redon")
    TownRole.objects.create(town="redon", person=person, role="agent")
    return Actor(person=person.pk)


@pytest.mark.parametrize(
    ("hours", "now", "due"),
    [
        ("mardi au samedi, 9h-12h", "2026-11-26 09:30", "2026-11-26 12:00"),
        ("mardi au samedi, 9h-12h", "2026-11-26 11:30", "2026-11-27 12:00"),
        ("mardi au samedi, 9h-12h", "2026-11-28 15:00", "2026-12-01 12:00"),
        ("Tu-Fr 14:00-17:00", "2026-11-26 09:30", "2026-11-26 17:00"),
        ("", "2026-11-26 09:30", "2026-11-27 12:00"),
        ("quand on peut", "2026-11-27 16:00", "2026-11-30 12:00"),
        ("", "2026-12-24 16:00", "2026-12-28 12:00"),
    ],
)
def test_it_is_promised_for_the_next_hours_of_help(redon: Town, hours: str, now: str, due: str) -> None:
    redon.help_hours = hours
    assert help_due(town=redon, now=at(now)) == at(due)


def test_calls_are_numbered_in_their_town(redon: Town, demo: Town) -> None:
    numbers = [opened(redon).number, opened(demo).number, opened(redon, "+33622222222").number]
    assert numbers == [1, 1, 2]
    assert Entry.objects.filter(kind="doors.ticket-opened").count() == 3


def test_a_number_that_waits_adds_its_words_to_the_same_call(redon: Town) -> None:
    first = opened(redon)
    for words in ("et du lait", "et du lait"):
        assert opened(redon, words=words).pk == first.pk
    assert Ticket.objects.get().words == "du pain ?\net du lait"


def test_without_a_way_to_reach_her_nothing_is_opened(redon: Town) -> None:
    about = {"town": redon, "channel": "web", "reason": "asked", "words": "x"}
    with pytest.raises(BadInput):
        ticket_open(actor=NOBODY, contact=" ", **about)


def test_who_asks_on_and_on_waits(redon: Town) -> None:
    for n in range(5):
        opened(redon, f"+3361234560{n}", caller="192.0.2.1")
    with pytest.raises(TooMany):
        opened(redon, "+33612345699", caller="192.0.2.1")


def test_it_is_taken_and_answered_by_text(redon: Town, agent: Actor) -> None:
    row = opened(redon)
    assert ticket_claim(actor=agent, ticket=row.pk).claimed_by == agent.person
    ticket_answer(actor=agent, ticket=row.pk, words="Oui, jusqu’à 19 h.", by_text=True)
    row.refresh_from_db()
    assert (row.state, row.answered_by) == ("answered", agent.person)
    sent = OutgoingMessage.objects.get()
    assert (sent.to, sent.kind) == (PHONE, "answer")
    assert "Oui, jusqu'à 19 h." in sent.text
    kinds = list(Entry.objects.order_by("position").values_list("kind", flat=True))
    assert kinds == ["doors.ticket-opened", "doors.ticket-claimed", "doors.ticket-answered"]
    assert "pain" not in "".join(str(entry.payload) for entry in Entry.objects.all())


def test_who_was_called_is_noted_without_a_message(redon: Town, agent: Actor) -> None:
    ticket_answer(actor=agent, ticket=opened(redon).pk, words="", by_text=False)
    assert not OutgoingMessage.objects.exists()
    assert [view.answered_by for view in queries.tickets_answered(town="redon", now=timezone.now())] == [
        "Camille"
    ]


@pytest.mark.parametrize(("contact", "words"), [(PHONE, " "), (PHONE, "a" * 400), ("+33299710527", "Oui")])
def test_what_a_text_message_cannot_carry_is_not_answered_by_it(
    redon: Town, agent: Actor, contact: str, words: str
) -> None:
    row = opened(redon, contact)
    with pytest.raises(BadInput):
        ticket_answer(actor=agent, ticket=row.pk, words=words, by_text=True)
    row.refresh_from_db()
    assert row.state == "open"


def test_others_neither_take_nor_answer(redon: Town, demo: Town, agent: Actor) -> None:
    here, elsewhere = opened(redon), opened(demo)
    for actor, row in ((NOBODY, here), (agent, elsewhere)):
        with pytest.raises(Refused):
            ticket_claim(actor=actor, ticket=row.pk)
        with pytest.raises(Refused):
            ticket_answer(actor=actor, ticket=row.pk, words="x", by_text=False)
    with pytest.raises((NotFound, Refused)):
        ticket_claim(actor=agent, ticket="nothing")


def test_it_is_answered_once(redon: Town, agent: Actor) -> None:
    row = opened(redon)
    ticket_answer(actor=agent, ticket=row.pk, words="", by_text=False)
    with pytest.raises(BadInput):
        ticket_answer(actor=agent, ticket=row.pk, words="", by_text=False)
    with pytest.raises(BadInput):
        ticket_claim(actor=agent, ticket=row.pk)
    assert opened(redon).pk != row.pk


def test_it_is_late_once_its_hour_has_passed(redon: Town) -> None:
    row = opened(redon)
    assert queries.tickets_late(town="redon", now=row.due_at)
    assert not queries.tickets_late(town="redon", now=datetime(2020, 1, 1, tzinfo=UTC))
    assert [v.is_late for v in queries.tickets_waiting(town="redon", now=row.due_at)] == [True]
