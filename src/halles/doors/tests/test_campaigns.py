"""One text message to many: who is reached, what it costs, once; nobody who said STOP, never at night."""

from datetime import UTC, datetime
from typing import Any

import pytest

from halles.doors import commands
from halles.doors.models import Campaign, OutgoingMessage, State, TextReader
from halles.doors.queries.campaigns import campaign_preview
from halles.journal.models import Entry
from halles.kit.actor import NOBODY, Actor
from halles.kit.errors import BadInput, Refused
from halles.kit.ids import new_id
from halles.people.models import Membership, Organisation, Person
from halles.town.models import Town

HOUSE = Actor(system="test")
AT = datetime(2026, 11, 26, 10, tzinfo=UTC)
NIGHT = datetime(2026, 11, 28, 21, tzinfo=UTC)
NUMBERS = [f"+3361234560{n}" for n in range(5)]
TEXT = "Marché de Noël samedi 12, place de la Gare, de 10 h à 20 h. L’entrée est libre."


@pytest.fixture
def town(redon: Town) -> Town:
    """Return a town with five readers, that says 4.5 cents."""
    TextReader.objects.bulk_create(TextReader(town="redon", number=n, since=AT) for n in NUMBERS)
    TextReader.objects.create(town="carhaix", number="+33612345699", since=AT)
    commands.price_set(actor=HOUSE, town=redon, price=450, month_cents=0)
    return redon


def send(town: Town, **more: Any) -> Campaign:
    said: dict[str, Any] = {"key": new_id(), "audience": "readers", "text": TEXT, "seen_cents": 999}
    return commands.campaign_send(actor=HOUSE, town=town, **{**said, "now": AT, **more})


def queued() -> list[OutgoingMessage]:
    return list(OutgoingMessage.objects.order_by("to"))


def test_each_reader_gets_it_once_as_a_notice(town: Town) -> None:
    sent = send(town)
    assert (sent.recipients, sent.segments, sent.cents) == (5, 5, 23)
    assert [message.to for message in queued()] == NUMBERS
    first = queued()[0]
    assert (first.kind, first.segments, first.town, first.state) == ("notice", 1, "redon", State.KEPT)
    assert (
        first.text
        == sent.text
        == (
            "Redon : Marché de Noel samedi 12, place de la Gare, de 10 h à 20 h. L'entrée est libre. "
            "STOP pour arreter"
        )
    )
    entry = Entry.objects.get(kind="doors.campaign-queued")
    assert (entry.subject, entry.payload) == (
        sent.pk,
        {"campaign": sent.pk, "recipients": 5, "segments": 5},
    )


def test_sent_twice_it_is_queued_once(town: Town) -> None:
    commands.price_set(actor=HOUSE, town=town, price=450, month_cents=23)
    key = new_id()
    first = send(town, key=key)
    OutgoingMessage.objects.update(state=State.WAITING)
    second = send(town, key=key, text="Autre chose")
    assert first.pk == second.pk, "nor is it refused for what it cost itself"
    assert len(queued()) == 5
    assert Entry.objects.filter(kind="doors.campaign-queued").count() == 1


def test_a_key_of_another_town_or_of_no_form_sends_nothing(town: Town, demo: Town) -> None:
    with pytest.raises(BadInput):
        send(town, key="1")
    sent = send(town)
    commands.price_set(actor=HOUSE, town=demo, price=450, month_cents=0)
    with pytest.raises(BadInput):
        send(demo, key=sent.pk)
    assert len(queued()) == 5


def test_nobody_who_said_stop_is_written_to(town: Town) -> None:
    Person.objects.create(name="Anne", phone=NUMBERS[0])
    TextReader.objects.filter(number=NUMBERS[0]).delete()
    commands.texts_stop(actor=HOUSE, town=town, number=NUMBERS[1], now=AT)
    TextReader.objects.create(town="redon", number=NUMBERS[1], since=AT)
    preview = campaign_preview(town=town, audience="readers", text=TEXT, now=AT)
    assert (preview.recipients, preview.stopped) == (3, 1)
    send(town)
    assert [message.to for message in queued()] == NUMBERS[2:]


def test_the_shops_are_their_members_each_number_once(town: Town) -> None:
    shops = [Organisation.objects.create(kind="shop", name=n, town="redon") for n in ("Fournil", "Presse")]
    club = Organisation.objects.create(kind="association", name="Club", town="redon")
    far = Organisation.objects.create(kind="shop", name="Ailleurs", town="carhaix")
    anne, bob, silent = (
        Person.objects.create(name=name, phone=phone)
        for name, phone in (("Anne", "+33711111111"), ("Bob", "+33722222222"), ("Chloé", ""))
    )
    for person, where in ((anne, shops[0]), (anne, shops[1]), (silent, shops[1]), (bob, club), (bob, far)):
        Membership.objects.create(organisation=where, person=person, role="owner")
    assert send(town, audience="shops").recipients == 1
    assert [message.to for message in queued()] == ["+33711111111"]


def test_at_night_it_waits_for_a_working_day(town: Town) -> None:
    preview = campaign_preview(town=town, audience="readers", text=TEXT, now=NIGHT)
    assert preview.leaves_at == datetime(2026, 11, 30, 7, tzinfo=UTC)
    send(town, now=NIGHT)
    assert {message.retry_at for message in queued()} == {preview.leaves_at}


def test_the_preview_tells_what_is_rewritten_and_counts_in_septets(town: Town) -> None:
    preview = campaign_preview(town=town, audience="readers", text="L’île : 5 €", now=AT)
    assert preview.text == "Redon : L'ile : 5 € STOP pour arreter"
    assert preview.changes == (("’", "'"), ("î", "i"))
    assert preview.septets == len(preview.text) + 1
    assert (preview.segments, preview.cents, preview.is_over) == (1, 23, False)


def test_two_text_messages_a_person_at_most(town: Town) -> None:
    assert send(town, text="a" * 200).segments == 10
    fixed = len("Redon :  STOP pour arreter")
    with pytest.raises(BadInput, match="20"):
        send(town, text="a" * (306 - fixed + 20))


def test_beyond_the_most_of_a_month_nothing_leaves(town: Town) -> None:
    commands.price_set(actor=HOUSE, town=town, price=450, month_cents=40)
    send(town)
    OutgoingMessage.objects.update(state=State.WAITING)
    preview = campaign_preview(town=town, audience="readers", text=TEXT, now=AT)
    assert (preview.committed_cents, preview.cents, preview.is_over) == (23, 23, True)
    with pytest.raises(BadInput):
        send(town)
    commands.price_set(actor=HOUSE, town=town, price=450, month_cents=46)
    assert send(town).cents == 23, "exactly the most is not beyond it"


def test_without_a_price_nothing_leaves(redon: Town) -> None:
    TextReader.objects.create(town="redon", number=NUMBERS[0], since=AT)
    with pytest.raises(BadInput):
        send(redon)


def test_what_became_dearer_is_seen_again_first(town: Town) -> None:
    with pytest.raises(BadInput):
        send(town, seen_cents=22)
    assert send(town, seen_cents=23).cents == 23


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("audience", {"audience": "everybody"}), ("text", {"text": "  "}), ("audience", {"audience": "shops"})],
)
def test_a_message_to_nobody_or_of_nothing_is_refused(town: Town, field: str, wrong: Any) -> None:
    with pytest.raises(BadInput) as refusal:
        send(town, **wrong)
    assert refusal.value.field == field
    assert not Campaign.objects.exists()


@pytest.mark.parametrize("actor", [NOBODY, Actor(person="0" * 26)])
def test_who_does_not_manage_the_town_writes_to_nobody(town: Town, actor: Actor) -> None:
    with pytest.raises(Refused):
        commands.campaign_send(
            actor=actor, town=town, key=new_id(), audience="readers", text=TEXT, seen_cents=99, now=AT
        )
    assert not queued()
