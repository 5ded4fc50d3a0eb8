"""What a text message carries, who is sent it, and when it leaves."""

from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.utils import timezone

from halles.doors import commands
from halles.doors.models import OutgoingMessage, State
from halles.kit import gsm7
from halles.kit.actor import Actor
from halles.kit.post import Message, post
from halles.town.models import Town

HOUSE = Actor(system="test")
NUMBER = "+33612345678"
THURSDAY = datetime(2026, 11, 26, 10, tzinfo=UTC)
NIGHT = datetime(2026, 11, 26, 21, tzinfo=UTC)
KINDS: Any = ("answer", "code", "order", "notice")


def send(kind: Any = "notice", text: str = "Marché de Noël samedi.", to: str = NUMBER) -> OutgoingMessage:
    return OutgoingMessage.objects.get(
        pk=post(Message(channel="sms", to=to, text=text, town="redon", kind=kind))
    )


def at(moment: datetime) -> Any:
    return patch.object(timezone, "now", return_value=moment)


def stopped_kinds() -> list[str]:
    return [kind for kind in KINDS if send(kind).state == State.STOPPED]


@pytest.mark.parametrize(
    ("text", "carried"),
    [
        ("Marché samedi.", "Redon : Marché samedi."),
        ("Redon : marché samedi.", "Redon : marché samedi."),
        ("Redon\u00a0: marché samedi.", "Redon : marché samedi."),
        ("Redonnez votre avis.", "Redon : Redonnez votre avis."),
        ("Redon accueille le marché.", "Redon : Redon accueille le marché."),
    ],
)
def test_a_text_message_begins_with_the_towns_name_once(redon: Town, text: str, carried: str) -> None:
    assert send(text=text).text == carried


def test_segments_are_counted_and_an_email_has_none(redon: Town) -> None:
    assert send(text="a" * 152).segments == 1
    assert send(text="a" * 153).segments == 2
    assert send(text="€" * 77).segments == 2
    letter = post(Message(channel="email", to="a@redon.fr", text="a" * 500, town="redon"))
    assert OutgoingMessage.objects.get(pk=letter).segments == 0


def test_two_segments_at_most_cut_after_a_sentence(redon: Town) -> None:
    sent = send(text="Les huîtres sont arrivées ce matin. " * 20)
    assert (sent.segments, len(gsm7.segments(sent.text))) == (2, 2)
    assert sent.text.endswith("ce matin. ...")


@pytest.mark.parametrize(
    ("stops", "stopped"), [(0, []), (1, ["notice"]), (2, ["order", "notice"]), (3, ["order", "notice"])]
)
def test_stop_ends_notices_said_twice_orders_too_never_answers_nor_codes(
    redon: Town, stops: int, stopped: list[str]
) -> None:
    for _ in range(stops):
        commands.texts_stop(actor=HOUSE, town=redon, number=NUMBER, now=THURSDAY)
    assert stopped_kinds() == stopped


def test_what_is_stopped_is_counted_without_its_words(redon: Town) -> None:
    commands.texts_stop(actor=HOUSE, town=redon, number=NUMBER, now=THURSDAY)
    sent = send()
    assert (sent.state, sent.text, sent.segments) == (State.STOPPED, "", 1)


def test_a_stop_holds_however_the_number_is_written_and_in_its_town_alone(redon: Town, demo: Town) -> None:
    commands.texts_stop(actor=HOUSE, town=redon, number=NUMBER, now=THURSDAY)
    assert send(to="06 12 34 56 78").state == State.STOPPED
    assert send(to="+33612345679").state == State.KEPT
    elsewhere = post(Message(channel="sms", to=NUMBER, text="x", town="valmarche"))
    assert OutgoingMessage.objects.get(pk=elsewhere).state == State.KEPT


@pytest.mark.parametrize("kind", KINDS)
def test_a_notice_waits_for_the_day_nothing_else_does(redon: Town, kind: Any) -> None:
    with at(NIGHT):
        waits = send(kind).retry_at - NIGHT
    assert waits == (timedelta(hours=10) if kind == "notice" else timedelta(0))
    with at(THURSDAY):
        assert send(kind).retry_at == THURSDAY


def test_the_holidays_are_those_of_the_towns_department(redon: Town) -> None:
    boxing_day = datetime(2026, 12, 26, 10, tzinfo=UTC)
    with at(boxing_day):
        assert send().retry_at == boxing_day
        Town.objects.update(insee="67482")
        assert send().retry_at == datetime(2026, 12, 28, 7, tzinfo=UTC)


def test_an_email_waits_for_nothing(redon: Town) -> None:
    with at(NIGHT):
        letter = post(Message(channel="email", to="a@redon.fr", text="x", town="redon", kind="notice"))
    assert OutgoingMessage.objects.get(pk=letter).retry_at == NIGHT
