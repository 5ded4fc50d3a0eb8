"""Text messages in: who wrote, which stall understands, one answer of one segment, twice is once."""

from collections.abc import Iterator
from datetime import UTC, datetime
from unittest.mock import patch

import pytest
from typer.testing import CliRunner

from halles.config.cli import app
from halles.doors import cli
from halles.doors.intents import TextHandler, TextIn, fit, text_take
from halles.doors.models import OutgoingMessage
from halles.kit import gsm7
from halles.kit.actor import Actor
from halles.kit.errors import BadInput
from halles.people.commands.persons import person_create
from halles.town.models import Town

AT = datetime(2026, 11, 26, 9, tzinfo=UTC)
HEARD: list[TextIn] = []


def _hello(came: TextIn) -> str | None:
    if not came.text.startswith("bonjour"):
        return None
    HEARD.append(came)
    return "Bonjour à vous"


def _grumble(came: TextIn) -> str | None:
    if came.text != "trop":
        return None
    HEARD.append(came)
    OutgoingMessage.objects.create(channel="sms", to="x", retry_at=AT, created_at=AT)
    raise BadInput("C’est trop.", advice="Recomptez.")


HANDLERS = {"first": (TextHandler("hello", _hello),), "second": (TextHandler("grumble", _grumble),)}


@pytest.fixture(autouse=True)
def _handlers() -> Iterator[None]:
    HEARD.clear()
    with patch("halles.config.loader.texts", return_value=HANDLERS):
        yield


def take(text: str, key: str = "", sender: str = "06 12 34 56 78", town: str = "") -> str:
    return text_take(sender=sender, text=text, received_at=AT, key=key, town=town)


def test_the_stall_that_understands_answers_by_text(redon: Town) -> None:
    anne = person_create(actor=Actor(system="test"), name="Anne", phone="0612345678", town="redon")
    assert take("bonjour Redon") == "Bonjour à vous"
    assert [TextIn(redon, "+33612345678", "bonjour Redon", (anne.pk,), AT)] == HEARD
    sent = OutgoingMessage.objects.get()
    assert (sent.channel, sent.to, sent.text) == ("sms", "+33612345678", "Redon : Bonjour à vous")


def test_a_refusal_is_the_answer_and_nothing_is_changed(redon: Town) -> None:
    assert take("trop") == "C'est trop. Recomptez."
    assert [message.to for message in OutgoingMessage.objects.all()] == ["+33612345678"]


def test_what_nobody_understands_is_told_whom_to_call(redon: Town) -> None:
    Town.objects.update(help_name="Camille, à la mairie", help_phone="02 99 71 05 27")
    assert "Camille, à la mairie, 02 99 71 05 27" in take("abracadabra")


def test_a_stall_that_the_town_keeps_closed_does_not_answer(redon: Town) -> None:
    Town.objects.update(closed_stalls=["first"])
    take("bonjour")
    assert not HEARD


def test_the_same_message_twice_acts_once(redon: Town) -> None:
    assert [take("bonjour", key="IN1"), take("bonjour", key="IN1")] == ["Bonjour à vous", ""]
    assert take("bonjour", key="IN2")
    assert (len(HEARD), OutgoingMessage.objects.count()) == (2, 2)


def test_a_message_that_failed_acts_when_it_comes_again(redon: Town) -> None:
    with patch("halles.doors.intents.texts.message_post", side_effect=OSError), pytest.raises(OSError):
        take("bonjour", key="IN1")
    assert take("bonjour", key="IN1") == "Bonjour à vous"


@pytest.mark.parametrize("sender", ["36180", "Orange", ""])
def test_what_is_no_telephone_gets_no_answer(redon: Town, sender: str) -> None:
    assert take("bonjour", sender=sender) == ""
    assert not OutgoingMessage.objects.exists()


def test_a_machine_that_answers_ours_is_not_answered_for_ever(redon: Town) -> None:
    answers = [take("bonjour") for _ in range(25)]
    assert sum(map(bool, answers)) == 20


def test_of_several_towns_the_modem_or_the_sender_tells_which(redon: Town, demo: Town) -> None:
    with pytest.raises(BadInput):
        take("bonjour")
    assert take("bonjour", town="valmarche")
    person_create(actor=Actor(system="test"), name="Anne", phone="0612345678", town="redon")
    assert take("bonjour")
    assert [each.town.slug for each in HEARD] == ["valmarche", "redon"]


@pytest.mark.parametrize("parts", [["é" * 400], ["a" * 100, "b" * 100, "c"], ["Prêt : œufs", "…"], [""]])
def test_an_answer_is_one_segment_with_the_towns_name(redon: Town, parts: list[str]) -> None:
    said = fit(redon, parts)
    assert gsm7.septets(f"Redon : {said}") <= 160
    assert gsm7.rewrite(parts[0])[:90] == said[: len(gsm7.rewrite(parts[0])[:90])]
    assert "c" not in said


def test_gammu_hands_a_message_over_in_its_environment() -> None:
    one = {"SMS_MESSAGES": "1", "SMS_1_NUMBER": "+33612345678", "SMS_1_TEXT": "gare 12"}
    assert cli.from_gammu(one, ["IN1.txt"]) == ("+33612345678", "gare 12", "+33612345678 IN1.txt")
    two = {**one, "SMS_MESSAGES": "2", "SMS_2_TEXT": " places"}
    assert cli.from_gammu(two, [])[1:] == ("gare 12 places", "")
    assert cli.from_gammu({**two, "DECODED_PARTS": "1", "DECODED_1_TEXT": "gare 13"}, [])[1] == "gare 13"
    assert cli.from_gammu({"SMS_MESSAGES": "x"}, []) == ("", "", "")


def test_a_message_can_be_tried_without_a_modem(redon: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    app.command("text-in")(cli.text_in)
    runner = CliRunner()
    said = runner.invoke(app, ["text-in", "--from", "+33612345678", "bonjour", "Redon"])
    assert (said.exit_code, said.output.strip(), HEARD[0].text) == (0, "Bonjour à vous", "bonjour Redon")
    monkeypatch.setenv("SMS_MESSAGES", "1")
    monkeypatch.setenv("SMS_1_NUMBER", "+33612345678")
    monkeypatch.setenv("SMS_1_TEXT", "bonjour")
    assert [runner.invoke(app, ["text-in", "IN1"]).output.strip() for _ in range(2)] == ["Bonjour à vous", ""]
    monkeypatch.delenv("SMS_1_NUMBER")
    assert isinstance(runner.invoke(app, ["text-in"]).exception, BadInput)
