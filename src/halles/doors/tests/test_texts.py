"""Text messages in: who wrote, which stall understands, one answer of one segment, twice is once."""

from datetime import UTC, datetime
from unittest.mock import patch

import pytest
from typer.testing import CliRunner

from halles.config.cli import app
from halles.doors import cli
from halles.doors.intents import text_take
from halles.doors.models import OutgoingMessage
from halles.doors.queries.stops import is_stopped
from halles.doors.queries.wording import fit
from halles.doors.tests.scripted import INN, inn
from halles.kit import gsm7
from halles.kit.actor import Actor
from halles.kit.errors import BadInput
from halles.people.commands.persons import person_create
from halles.town.models import Town

__all__ = ["inn"]
pytestmark = pytest.mark.usefixtures("inn")
AT = datetime(2026, 11, 26, 9, tzinfo=UTC)


def take(text: str, key: str = "", sender: str = "06 12 34 56 78", town: str = "") -> str:
    return text_take(sender=sender, text=text, received_at=AT, key=key, town=town)


def test_the_stall_that_is_meant_answers_by_text(redon: Town) -> None:
    anne = person_create(actor=Actor(system="test"), name="Anne", phone="0612345678", town="redon")
    assert take("menu", key="IN1") == "Soupe."
    came = INN.came[0]
    assert (came.town, came.sender, came.persons) == (redon, "+33612345678", (anne.pk,))
    assert (came.text, came.intent, came.key, came.received_at) == ("menu", "inn.menu", "IN1", AT)
    sent = OutgoingMessage.objects.get()
    assert (sent.channel, sent.to, sent.text) == ("sms", "+33612345678", "Redon : Soupe.")
    assert sent.kind == "answer"


def test_a_stall_that_the_town_keeps_closed_does_not_answer(redon: Town) -> None:
    Town.objects.update(closed_stalls=["inn"])
    take("menu")
    assert not INN.came


def test_the_same_message_twice_acts_once(redon: Town) -> None:
    assert [take("menu", key="IN1"), take("menu", key="IN1")] == ["Soupe.", ""]
    assert take("menu", key="IN2")
    assert (len(INN.came), OutgoingMessage.objects.count()) == (2, 2)


def test_a_message_that_failed_acts_when_it_comes_again(redon: Town) -> None:
    with patch("halles.doors.intents.texts.post", side_effect=OSError), pytest.raises(OSError):
        take("menu", key="IN1")
    assert take("menu", key="IN1") == "Soupe."


@pytest.mark.parametrize("sender", ["36180", "Orange", ""])
def test_what_is_no_telephone_gets_no_answer(redon: Town, sender: str) -> None:
    assert take("menu", sender=sender) == ""
    assert not OutgoingMessage.objects.exists()


def test_a_machine_that_answers_ours_is_not_answered_for_ever(redon: Town) -> None:
    answers = [take("menu") for _ in range(25)]
    assert sum(map(bool, answers)) == 20


def test_who_writes_on_and_on_is_still_heard_when_she_says_stop(redon: Town) -> None:
    for _ in range(25):
        take("menu")
    assert take("stop")
    assert is_stopped("redon", "+33612345678")


def test_of_several_towns_the_modem_or_the_sender_tells_which(redon: Town, demo: Town) -> None:
    with pytest.raises(BadInput):
        take("menu")
    assert take("menu", town="valmarche")
    person_create(actor=Actor(system="test"), name="Anne", phone="0612345678", town="redon")
    assert take("menu")
    assert [each.town.slug for each in INN.came] == ["valmarche", "redon"]


@pytest.mark.parametrize("parts", [["é" * 400], ["a" * 100, "b" * 100, "c"], ["Prêt : œufs", "…"], [""]])
def test_an_answer_is_one_segment_with_the_towns_name(redon: Town, parts: list[str]) -> None:
    said = fit(redon, parts)
    assert gsm7.septets(f"Redon : {said}") <= 160
    assert gsm7.rewrite(parts[0])[:90] == said[: len(gsm7.rewrite(parts[0])[:90])]
    assert "c" not in said


def test_the_choices_are_carried_whole_whatever_is_said(redon: Town) -> None:
    said = fit(redon, ["a" * 400], tail="1 = oui, 2 = non")
    assert said.endswith("... 1 = oui, 2 = non")
    assert gsm7.septets(f"Redon : {said}") <= 160
    two = fit(redon, ["a" * 400], tail="1 = oui, 2 = non", most=2)
    assert len(gsm7.segments(f"Redon : {two}")) == 2


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
    said = runner.invoke(app, ["text-in", "--from", "+33612345678", "table", "pour", "2"])
    assert (said.exit_code, said.output.strip()[:13], INN.came[0].text) == (
        0,
        "Table pour 2 ",
        "table pour 2",
    )
    monkeypatch.setenv("SMS_MESSAGES", "1")
    monkeypatch.setenv("SMS_1_NUMBER", "+33612345678")
    monkeypatch.setenv("SMS_1_TEXT", "menu")
    assert [runner.invoke(app, ["text-in", "IN1"]).output.strip() for _ in range(2)] == ["Soupe.", ""]
    monkeypatch.delenv("SMS_1_NUMBER")
    assert isinstance(runner.invoke(app, ["text-in"]).exception, BadInput)
