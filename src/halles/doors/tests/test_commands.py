"""What leaves, what stays here, what is tried again, and what is forgotten."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from halles.doors import commands, schedule
from halles.doors.commands import messages
from halles.doors.models import OutgoingMessage, State
from halles.kit import smtp
from halles.kit.actor import NOBODY, Actor
from halles.kit.errors import BadInput, Refused
from halles.kit.post import Message, post
from halles.kit.smtp import Undelivered
from halles.kit.tests.smtp_server import mail_server

RUNNER = Actor(system="runner")
LETTER = Message(channel="email", to="anne@redon.fr", subject="Votre code", text="4321", town="redon")


@pytest.fixture
def relay(settings: Any) -> Any:
    with mail_server() as server:
        settings.SMTP_URL = server.url
        yield server


@pytest.fixture
def answers(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Replace the relay: each attempt takes the next of these answers (an exception, or None for yes)."""
    settings.SMTP_URL = "smtp://127.0.0.1:1"
    left: list[BaseException | None] = []

    def send(url: str, **_: str) -> None:
        answer = left.pop(0)
        if answer:
            raise answer

    monkeypatch.setattr(smtp, "send", send)
    return left


def only() -> OutgoingMessage:
    return OutgoingMessage.objects.get()


@pytest.mark.usefixtures("redon")
def test_an_email_leaves_once(relay: Any) -> None:
    post(LETTER)
    now = timezone.now()
    assert commands.messages_send(actor=RUNNER, now=now) == 1
    assert commands.messages_send(actor=RUNNER, now=now) == 0
    assert len(relay.taken) == 1
    assert (only().state, only().text) == (State.SENT, "4321")


@pytest.mark.usefixtures("redon")
def test_the_scheduled_work_sends_and_forgets(relay: Any) -> None:
    post(LETTER)
    schedule.send()
    OutgoingMessage.objects.update(created_at=timezone.now() - timedelta(days=8))
    schedule.forget()
    assert len(relay.taken) == 1
    assert not OutgoingMessage.objects.exists()


@pytest.mark.usefixtures("redon")
def test_what_is_rolled_back_never_leaves(relay: Any) -> None:
    with transaction.atomic():
        post(LETTER)
        transaction.set_rollback(True)
    assert commands.messages_send(actor=RUNNER, now=timezone.now()) == 0
    assert relay.taken == []


@pytest.mark.usefixtures("redon")
def test_without_a_mail_server_everything_is_kept(settings: Any) -> None:
    settings.SMTP_URL = ""
    post(LETTER)
    assert only().state == State.KEPT


@pytest.mark.usefixtures("demo")
def test_a_demonstration_never_sends(relay: Any) -> None:
    post(Message(channel="email", to="anne@redon.fr", text="x", town="valmarche"))
    assert only().state == State.KEPT
    # Even a message that was queued before the town became a demonstration.
    OutgoingMessage.objects.update(state=State.WAITING)
    assert commands.messages_send(actor=RUNNER, now=timezone.now()) == 0
    assert only().state == State.KEPT
    assert relay.taken == []


@pytest.mark.usefixtures("redon")
@pytest.mark.parametrize(
    ("to", "state"), [("a@example.org", "kept"), ("a@b.test", "kept"), ("a@myexample.org", "waiting")]
)
def test_invented_addresses_are_never_written_to(to: str, state: str, relay: Any) -> None:
    post(Message(channel="email", to=to, text="x", town="redon"))
    assert only().state == state


@pytest.mark.usefixtures("redon")
def test_a_text_message_begins_with_the_town_fits_its_alphabet_and_is_kept(relay: Any) -> None:
    post(Message(channel="sms", to="+33611223344", text="C’est prêt\u202f! 🥖", town="redon"))
    assert (only().text, only().state) == ("Redon : C'est pret ! ", State.KEPT)
    OutgoingMessage.objects.all().delete()
    post(Message(channel="sms", to="+33611223344", text="Redon : votre code", town="redon"))
    assert only().text == "Redon : votre code"
    OutgoingMessage.objects.all().delete()
    post(Message(channel="sms", to="+33611223344", text="votre code"))
    assert only().text == "Halles : votre code"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong", [Message(channel="pigeon", to="x", text="x"), Message(channel="sms", to=" ", text="x")]
)
def test_a_message_to_nobody_is_refused(wrong: Message) -> None:
    with pytest.raises(BadInput):
        post(wrong)
    assert not OutgoingMessage.objects.exists()


@pytest.mark.usefixtures("redon")
def test_what_certainly_did_not_leave_is_tried_five_times_with_back_off(answers: Any) -> None:
    post(LETTER)
    answers += [Undelivered("SMTP 451", again=True)] * 5
    now = timezone.now()
    pauses = []
    for _ in range(4):
        commands.messages_send(actor=RUNNER, now=now)
        assert commands.messages_send(actor=RUNNER, now=now) == 0, "not before its time"
        pauses.append((only().retry_at - now).total_seconds())
        now = only().retry_at
    assert pauses == [30, 60, 120, 240]
    assert commands.messages_send(actor=RUNNER, now=now) == 0
    assert (only().state, only().error, only().attempts) == (State.FAILED, "SMTP 451", 5)
    assert answers == []


@pytest.mark.usefixtures("redon")
def test_a_second_attempt_may_succeed(answers: Any) -> None:
    post(LETTER)
    answers += [Undelivered("SMTP 451", again=True), None]
    now = timezone.now()
    commands.messages_send(actor=RUNNER, now=now)
    assert commands.messages_send(actor=RUNNER, now=now + timedelta(minutes=1)) == 1
    assert (only().state, only().error) == (State.SENT, "")


@pytest.mark.usefixtures("redon")
def test_what_may_have_left_is_not_sent_again(answers: Any) -> None:
    post(LETTER)
    answers += [Undelivered("perhaps-sent", again=False)]
    commands.messages_send(actor=RUNNER, now=timezone.now())
    commands.messages_send(actor=RUNNER, now=timezone.now() + timedelta(days=1))
    assert (only().state, only().error) == (State.FAILED, "perhaps-sent")


@pytest.mark.usefixtures("redon")
def test_a_crash_while_sending_sends_nothing_twice(answers: Any) -> None:
    post(LETTER)
    answers += [KeyboardInterrupt()]
    now = timezone.now()
    with pytest.raises(KeyboardInterrupt):
        commands.messages_send(actor=RUNNER, now=now)
    assert only().state == State.SENDING, "claimed before the relay was called"
    commands.messages_send(actor=RUNNER, now=now + timedelta(minutes=1))
    assert only().state == State.SENDING, "another process may still be at it"
    commands.messages_send(actor=RUNNER, now=now + timedelta(minutes=6))
    assert (only().state, only().error) == (State.FAILED, "perhaps-sent")


@pytest.mark.usefixtures("redon")
def test_a_message_claimed_meanwhile_is_left_to_its_claimer(answers: Any) -> None:
    post(LETTER)
    seen = only()
    OutgoingMessage.objects.update(state=State.SENDING)
    assert not messages._send_one(seen, timezone.now())
    assert answers == []


@pytest.mark.usefixtures("redon")
def test_a_secret_is_erased_once_sent(relay: Any) -> None:
    post(
        Message(
            channel="email", to="anne@redon.fr", subject="Code 4321", text="4321", town="redon", secret=True
        )
    )
    commands.messages_send(actor=RUNNER, now=timezone.now())
    assert "4321" in relay.taken[0]
    assert (only().state, only().text, only().subject) == (State.SENT, "", "")


@pytest.mark.usefixtures("redon")
@pytest.mark.parametrize(("state", "after"), [("kept", "kept"), ("waiting", "failed"), ("failed", "failed")])
def test_a_secret_is_erased_after_an_hour(state: str, after: str) -> None:
    post(Message(channel="email", to="anne@redon.fr", text="4321", town="redon", secret=True))
    OutgoingMessage.objects.update(state=state)
    made = only().created_at
    assert commands.messages_forget(actor=RUNNER, now=made + timedelta(minutes=59)) == 0
    assert only().text == "4321"
    assert commands.messages_forget(actor=RUNNER, now=made + timedelta(minutes=60)) == 1
    assert (only().text, only().state) == ("", after), "an erased message is never sent empty"


@pytest.mark.usefixtures("redon")
def test_messages_are_deleted_after_seven_days() -> None:
    post(LETTER)
    made = only().created_at
    commands.messages_forget(actor=RUNNER, now=made + timedelta(days=6, hours=23))
    assert only().text == "4321"
    commands.messages_forget(actor=RUNNER, now=made + timedelta(days=7))
    assert not OutgoingMessage.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("work", [commands.messages_send, commands.messages_follow, commands.messages_forget])
@pytest.mark.parametrize("actor", [NOBODY, Actor(person="0" * 26)])
def test_no_person_may_make_messages_leave_or_vanish(work: Any, actor: Actor) -> None:
    with pytest.raises(Refused):
        work(actor=actor, now=timezone.now())


@pytest.mark.django_db
def test_no_person_may_say_that_a_message_arrived() -> None:
    now = timezone.now()
    with pytest.raises(Refused):
        commands.receipt_take(actor=NOBODY, ref="x", is_delivered=True)
    with pytest.raises(Refused):
        commands.report_take(actor=NOBODY, number="+33612345678", word="Delivered", sent_at=now, now=now)
