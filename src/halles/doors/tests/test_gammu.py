"""Text messages through a real gammu-smsd and its dummy phone: there and back, once, whatever dies."""

import time
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from halles.doors import commands, schedule
from halles.doors.models import OutgoingMessage, State
from halles.kit.post import Message, post
from tests.services.gammu import Daemon

pytestmark = [pytest.mark.django_db, pytest.mark.gammu, pytest.mark.usefixtures("redon", "way")]

ANA = "+33612345678"


@pytest.fixture
def way(gammu: Daemon, settings: Any) -> None:
    settings.SMS = {"": gammu.way}


def wait_until(state: str, message: str, seconds: float = 10) -> OutgoingMessage:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        schedule.send()
        row = OutgoingMessage.objects.get(pk=message)
        if row.state == state:
            return row
        time.sleep(0.1)
    raise AssertionError(f"{row.state} {row.error}, not {state}")


def sms(text: str, **more: Any) -> str:
    return post(Message(channel="sms", to=ANA, text=text, town="redon", **{"kind": "order", **more}))


def test_there_and_back(gammu: Daemon) -> None:
    gammu.write_as(ANA, "bonjour, êtes-vous là ?")
    deadline = time.monotonic() + 10
    while not OutgoingMessage.objects.exists() and time.monotonic() < deadline:
        schedule.receive()
        time.sleep(0.1)
    (heard,) = gammu.wait_for(ANA)
    assert heard.startswith("Redon : ")
    assert not list(gammu.spool.inbox.iterdir())


def test_sent_then_delivered_and_nothing_is_left_in_the_folders(gammu: Daemon) -> None:
    message = sms("Votre pain est prêt. 12 €\nÀ tout à l'heure [au fournil]")
    assert wait_until(State.SENT, message).ref
    assert gammu.received_by(ANA) == ["Redon : Votre pain est pret. 12 €\nA tout à l'heure [au fournil]"]
    assert not list(gammu.spool.sent.iterdir())
    gammu.report(ANA)
    deadline = time.monotonic() + 10
    while OutgoingMessage.objects.get().state != State.DELIVERED and time.monotonic() < deadline:
        schedule.receive()
        time.sleep(0.1)
    assert OutgoingMessage.objects.get().state == State.DELIVERED


def test_a_long_text_leaves_as_one_message_of_several_parts(gammu: Daemon) -> None:
    wait_until(State.SENT, sms("Il reste douze places. " * 10))
    assert [each.parts for each in gammu.transmitted()] == [2]


def test_a_code_leaves_before_what_was_there_first(gammu: Daemon) -> None:
    gammu.stop()
    order, code = sms("Votre pain est prêt"), sms("Votre code : 4321", kind="code", secret=True)
    schedule.send()
    assert OutgoingMessage.objects.get(pk=code).text == "", "a code that is out of our hands is erased"
    gammu.start()
    wait_until(State.SENT, order)
    assert [each.message for each in gammu.transmitted()] == [code, order]


def test_a_claim_that_died_before_or_after_the_hand_over_is_sent_once(gammu: Daemon) -> None:
    before, after = sms("avant"), sms("après")
    gammu.stop()
    schedule.send()
    long_ago = timezone.now() - timedelta(minutes=1)
    # The process died between its claim and the commit that says where the message is: both look alike.
    OutgoingMessage.objects.update(state=State.SENDING, ref="", retry_at=long_ago)
    next(each for each in gammu.spool.outbox.iterdir() if before in each.name).unlink()
    gammu.start()
    wait_until(State.SENT, before)
    wait_until(State.SENT, after)
    schedule.send()
    assert Counter(each.message for each in gammu.transmitted()) == {before: 1, after: 1}


def test_a_sleeper_that_wakes_up_hands_nothing_over_again(gammu: Daemon, monkeypatch: Any) -> None:
    message = sms("une fois")
    asleep = OutgoingMessage.objects.get(pk=message)
    wait_until(State.SENT, message)
    asleep.attempts = 1
    assert commands.leaving.leave(asleep)
    assert not [each for each in gammu.spool.outbox.iterdir() if message in each.name]


def test_the_daemon_saves_a_message_twice_and_it_acts_once(gammu: Daemon) -> None:
    gammu.write_as(ANA, "aide")
    deadline = time.monotonic() + 10
    while not (files := list(gammu.spool.inbox.iterdir())) and time.monotonic() < deadline:
        time.sleep(0.05)
    gammu.stop()
    again = files[0].with_name(files[0].name.replace("_00_+", "_01_+"))
    again.write_bytes(files[0].read_bytes())
    time.sleep(0.4)
    schedule.receive()
    assert OutgoingMessage.objects.count() == 1
    assert not list(gammu.spool.inbox.iterdir())


def test_parts_are_joined(gammu: Daemon, monkeypatch: Any) -> None:
    seen = []
    monkeypatch.setattr("halles.doors.schedule.inbox.text_take", lambda **said: seen.append(said))
    gammu.write_as(ANA, "Je voudrais un pain ", more="UDH = 050003400201\n")
    gammu.write_as(ANA, "et deux baguettes", more="UDH = 050003400202\n")
    deadline = time.monotonic() + 10
    while not seen and time.monotonic() < deadline:
        schedule.receive()
        time.sleep(0.1)
    assert [(said["sender"], said["text"]) for said in seen] == [
        (ANA, "Je voudrais un pain et deux baguettes")
    ]
