"""Rounds of public holidays and summer: each shop is asked once, by its own channel."""

from datetime import date
from typing import Any

import pytest

from halles.doors.models import OutgoingMessage
from halles.kit import gsm7
from halles.stalls.directory import commands, queries
from halles.stalls.directory.commands.holidays import asking, links
from halles.stalls.directory.engine.occasions import holiday
from halles.stalls.directory.models import HolidayQuestion, Sheet, SpecialHours
from halles.stalls.directory.tests.conftest import Scene
from halles.stalls.directory.tests.holidays import (
    ARMISTICE,
    NOW,
    RUNNER,
    ask,
    at,
    hours,
    said,
    shop,
    town,
)
from halles.town.models import Town


def test_a_round_asks_the_shop_by_email_with_a_link_that_answers(scene: Scene) -> None:
    hours(scene)
    assert ask() == 1
    message = OutgoingMessage.objects.get()
    assert (message.channel, message.to) == ("email", "holder@example.org")
    assert "Fournil" in message.text
    assert "11" in message.subject
    token = message.text.partition("/jours-feries/repondre/")[2].partition("/")[0]
    question = HolidayQuestion.objects.get()
    assert links.question_by_link(token=token, now=NOW) == question
    assert (question.occasion, question.day, question.reply) == ("2026-11-11", ARMISTICE.first, "")
    assert said() == [1]


def test_two_rounds_ask_once(scene: Scene) -> None:
    hours(scene)
    assert (ask(), ask(), ask(now=at("2026-11-02"))) == (1, 0, 0)
    assert OutgoingMessage.objects.count() == HolidayQuestion.objects.count() == 1
    assert said() == [1]


@pytest.mark.django_db(transaction=True)
def test_a_round_killed_between_two_batches_or_within_one_goes_on_where_it_stopped(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    hours(scene)
    for n in range(5):
        shop(scene, n, email=f"p{n}@example.org")
    monkeypatch.setattr(asking, "BATCH", 2)
    sent = asking.post
    for asked_before in (2, 3):  # dies before the second transaction does anything, then in the middle of it

        def dies(message: Any, limit: int = asked_before) -> str:
            if OutgoingMessage.objects.count() == limit:
                raise KeyboardInterrupt
            return sent(message)

        monkeypatch.setattr(asking, "post", dies)
        with pytest.raises(KeyboardInterrupt):
            ask()
        assert OutgoingMessage.objects.count() == HolidayQuestion.objects.count() == 2
    monkeypatch.setattr(asking, "post", sent)
    assert ask() == 4
    assert OutgoingMessage.objects.values("to").distinct().count() == OutgoingMessage.objects.count() == 6
    assert said() == [2, 2, 2]


def test_a_shop_that_another_process_asks_at_the_same_moment_is_written_to_once(scene: Scene) -> None:
    hours(scene)
    shops = queries.shops_to_ask(town=town(), occasion=ARMISTICE)
    assert ask() == 1
    batch = next(asking._batches(shops))
    assert asking._ask(batch, town(), ARMISTICE, NOW) == 0
    assert OutgoingMessage.objects.count() == 1


@pytest.mark.parametrize(
    "raw",
    [
        "Mo-Sa 09:00-19:00; PH off",
        "Mo-Sa,PH 09:00-19:00",
        "Mo,Tu,Th-Sa 09:00-19:00",
        "Mo-Sa 09:00-19:00; 2026 Nov 11 off",
        "24/7",
    ],
)
def test_who_has_told_already_is_not_asked(scene: Scene, raw: str) -> None:
    hours(scene, raw)
    assert ask() == 0
    assert not OutgoingMessage.objects.exists()


def test_a_holiday_on_sunday_is_asked_of_those_who_open_on_sundays_alone(scene: Scene) -> None:
    hours(scene, "Mo-Sa 09:00-19:00")
    sunday = holiday(date(2026, 11, 1))
    assert ask(sunday, at("2026-10-22")) == 0
    hours(scene, "Mo-Sa 09:00-19:00; Su 09:00-12:30")
    assert ask(sunday, at("2026-10-22")) == 1


def test_what_was_said_of_that_day_is_not_asked_again(scene: Scene) -> None:
    hours(scene)
    SpecialHours.objects.create(
        sheet=scene.held, starts_at=at("2026-11-09", 0), ends_at=at("2026-11-16", 0), source="leave"
    )
    assert ask() == 0


@pytest.mark.parametrize("change", [{"organisation": ""}, {"is_published": False}, {"hidden_at": NOW}])
def test_only_held_sheets_that_are_shown_are_asked(scene: Scene, change: dict[str, Any]) -> None:
    hours(scene)
    Sheet.objects.filter(pk=scene.held.pk).update(**change)
    assert ask() == 0


def test_moselle_has_two_more_holidays(scene: Scene) -> None:
    hours(scene)
    christmas = at("2026-12-16")
    assert commands.holiday_rounds(actor=RUNNER, now=christmas) == 0  # the town is not open yet
    Town.objects.update(is_open=True, is_demo=True)
    assert commands.holiday_rounds(actor=RUNNER, now=christmas) == 1
    Town.objects.update(insee="57463")
    assert commands.holiday_rounds(actor=RUNNER, now=christmas) == 1
    assert set(HolidayQuestion.objects.values_list("occasion", flat=True)) == {"2026-12-25", "2026-12-26"}


def test_a_town_that_does_not_open_the_directory_asks_nobody(scene: Scene) -> None:
    hours(scene)
    Town.objects.update(is_open=True, is_demo=True, closed_stalls=["directory"])
    assert commands.holiday_rounds(actor=RUNNER, now=NOW) == 0


def test_without_email_a_text_message_says_how_to_answer_in_one_segment_without_a_link(scene: Scene) -> None:
    Town.objects.update(help_phone="0299711234", name="Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson")
    shop(scene, 1, phone="06 12 34 56 78")
    Sheet.objects.filter(slug="boutique-1").update(name="L’Épicerie fine de la Très Vieille Place du Marché")
    assert ask() == 2
    message = OutgoingMessage.objects.get(channel="sms")
    assert (message.to, message.kind) == ("+33612345678", "notice")
    assert message.text.startswith("Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson")
    assert "FERIE FERME" in message.text
    assert "http" not in message.text
    assert len(gsm7.segments(message.text)) == 1


def test_who_cannot_be_written_to_waits_on_the_list_of_calls(scene: Scene) -> None:
    shop(scene, 1)
    hours(scene, "Mo-Sa 09:00-19:00; PH off")
    assert ask() == 1
    assert not OutgoingMessage.objects.exists()
    (waiting,) = queries.holidays_waiting(town=scene.town, today=date(2026, 11, 2))
    assert (waiting.sheet.name, waiting.occasion) == ("Boutique 1", ARMISTICE)
    assert queries.holidays_waiting(town=scene.town, today=date(2026, 11, 12)) == []


def test_in_june_each_shop_is_asked_about_its_summer_once(scene: Scene) -> None:
    hours(scene, "Mo-Sa 09:00-19:00; PH off")
    Town.objects.update(is_open=True, is_demo=True)
    assert [commands.holiday_rounds(actor=RUNNER, now=at(f"2027-06-0{day}")) for day in (1, 2, 9)] == [
        1,
        0,
        0,
    ]
    assert HolidayQuestion.objects.get().occasion == "summer-2027"
