"""Answers about public holidays and summer: what the time line says then, what is refused, the link."""

from datetime import date, datetime
from typing import Any

import pytest
from django.conf import settings

from halles.kit import signing
from halles.kit.actor import NOBODY
from halles.kit.errors import BadInput, Gone, NotFound, Refused
from halles.stalls.directory import commands
from halles.stalls.directory.commands.holidays import links
from halles.stalls.directory.engine.occasions import holiday, summer
from halles.stalls.directory.models import HolidayQuestion, SpecialHours
from halles.stalls.directory.tests.conftest import Scene
from halles.stalls.directory.tests.holidays import (
    ARMISTICE,
    NOW,
    answer,
    ask,
    at,
    hours,
    said,
    token_of,
    told,
    town,
)


def test_open_means_the_usual_hours_of_that_weekday(scene: Scene) -> None:
    hours(scene)
    ask()
    assert told(scene) == [("11 09:00", "11 12:30", "unknown"), ("11 14:00", "11 19:00", "unknown")]
    answer(scene, "open")
    assert told(scene) == [("11 09:00", "11 12:30", "open"), ("11 14:00", "11 19:00", "open")]
    assert HolidayQuestion.objects.get().reply == "open"
    assert said() == [1, "open"]


def test_closed_is_closed_and_hours_in_french_are_those_hours(scene: Scene) -> None:
    hours(scene)
    ask()
    answer(scene, "closed")
    assert told(scene) == []
    answer(scene, "open", hours="9h-12h")
    assert told(scene) == [("11 09:00", "11 12:00", "open")]
    answer(scene, "closed")
    assert told(scene) == []
    assert said() == [1, "closed", "open", "closed"]


def test_the_same_answer_twice_is_one_answer(scene: Scene) -> None:
    hours(scene)
    ask()
    answer(scene, "closed")
    answer(scene, "closed", who="manager")
    assert SpecialHours.objects.count() == 1
    assert said() == [1, "closed"]


def test_a_night_belongs_to_the_evening_on_which_it_began(scene: Scene) -> None:
    hours(scene, "Mo-Su 18:00-02:00")
    ask()
    answer(scene, "closed")
    assert told(scene, "2026-11-10", days=3) == [
        ("10 00:00", "10 02:00", "open"),
        ("10 18:00", "11 02:00", "open"),
        ("12 18:00", "13 00:00", "open"),
    ]
    answer(scene, "open")
    assert told(scene, "2026-11-11", days=2) == [
        ("11 00:00", "11 02:00", "open"),
        ("11 18:00", "12 02:00", "open"),
        ("12 18:00", "13 00:00", "open"),
    ]


def test_an_answer_is_taken_back_and_the_question_waits_again(scene: Scene) -> None:
    hours(scene)
    ask()
    answer(scene, "open")
    for _ in range(2):
        commands.holiday_undo(actor=scene.actor("holder"), sheet=scene.held, occasion="2026-11-11", now=NOW)
    assert [state for *_, state in told(scene)] == ["unknown", "unknown"]
    assert HolidayQuestion.objects.get().replied_at is None
    assert said() == [1, "open", "undone"]


def test_without_known_hours_open_needs_hours(scene: Scene) -> None:
    hours(scene, "")
    assert ask() == 1
    with pytest.raises(BadInput) as refused:
        answer(scene, "open")
    assert refused.value.field == "hours"
    answer(scene, "open", hours="10 h à 12 h 30")
    assert told(scene) == [("11 10:00", "11 12:30", "open")]


def test_leave_is_two_dates_and_dates_given_later_take_their_place(scene: Scene) -> None:
    hours(scene)
    ask(summer(2027), at("2027-06-01"))
    about: dict[str, Any] = {"occasion": "summer-2027", "now": at("2027-06-02")}
    answer(scene, "leave", first=date(2027, 8, 2), last=date(2027, 8, 3), **about)
    days = ["02 09:00", "03 09:00", "04 09:00"]
    opens = [start for start, _, _ in told(scene, "2027-08-02", days=3)]
    assert [day in opens for day in days] == [False, False, True]
    answer(scene, "leave", first=date(2027, 8, 4), last=date(2027, 8, 20), **about)
    opens = [start for start, _, _ in told(scene, "2027-08-02", days=3)]
    assert [day in opens for day in days] == [True, True, False]
    answer(scene, "usual", **about)
    assert len(told(scene, "2027-08-02", days=3)) == 6
    assert said() == [1, "leave", "leave", "usual"]


def test_daylight_saving_moves_no_answer(scene: Scene) -> None:
    """Easter Monday 2027 comes the day after the clocks change: the shop is asked before, answers after."""
    hours(scene)
    easter = holiday(date(2027, 3, 29))
    assert ask(easter, at("2027-03-19")) == 1
    answer(scene, "open", occasion=easter.slug, now=at("2027-03-28", 4))
    assert told(scene, "2027-03-29") == [("29 09:00", "29 12:30", "open"), ("29 14:00", "29 19:00", "open")]


def test_rounds_are_the_houses_own(scene: Scene) -> None:
    for who in ("holder", "manager", "stranger"):
        with pytest.raises(Refused):
            commands.holiday_round(actor=scene.actor(who), town=town(), occasion=ARMISTICE, now=NOW)
        with pytest.raises(Refused):
            commands.holiday_rounds(actor=scene.actor(who), now=NOW)


def test_a_day_that_passed_is_neither_asked_nor_answered(scene: Scene) -> None:
    hours(scene)
    ask()
    late = at("2026-11-12", 0)
    with pytest.raises(BadInput):
        ask(now=late)
    with pytest.raises(BadInput):
        answer(scene, "closed", now=late)
    with pytest.raises(BadInput):
        commands.holiday_undo(actor=scene.actor("holder"), sheet=scene.held, occasion="2026-11-11", now=late)
    answer(scene, "closed", now=at("2026-11-11", 23))


def test_strangers_do_not_answer_for_a_shop(scene: Scene) -> None:
    hours(scene)
    ask()
    for actor in (scene.actor("stranger"), NOBODY):
        reply = commands.Reply("closed")
        with pytest.raises(Refused):
            commands.holiday_reply(actor=actor, sheet=scene.held, occasion="2026-11-11", reply=reply, now=NOW)
        with pytest.raises(Refused):
            commands.holiday_undo(actor=actor, sheet=scene.held, occasion="2026-11-11", now=NOW)
    answer(scene, "closed", who="manager")


@pytest.mark.parametrize(
    ("reply", "more", "field"),
    [
        ("perhaps", {}, "answer"),
        ("usual", {}, "answer"),
        ("leave", {"first": date(2026, 11, 11), "last": date(2026, 11, 12)}, "answer"),
        ("open", {"hours": "on verra bien"}, "hours"),
        ("open", {"hours": "off"}, "hours"),
    ],
)
def test_an_answer_that_makes_no_sense_changes_nothing(
    scene: Scene, reply: str, more: dict[str, Any], field: str
) -> None:
    hours(scene)
    ask()
    with pytest.raises(BadInput) as refused:
        answer(scene, reply, **more)
    assert refused.value.field == field
    assert not SpecialHours.objects.exists()
    assert said() == [1]


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        (None, None, "first"),
        (date(2027, 8, 1), None, "last"),
        (date(2027, 8, 2), date(2027, 8, 1), "last"),
        (date(2027, 5, 2), date(2027, 5, 9), "last"),
    ],
)
def test_leave_needs_two_dates_to_come(
    scene: Scene, first: date | None, last: date | None, field: str
) -> None:
    ask(summer(2027), at("2027-06-01"))
    with pytest.raises(BadInput) as refused:
        answer(scene, "leave", occasion="summer-2027", first=first, last=last, now=at("2027-06-02"))
    assert refused.value.field == field


def test_what_was_not_asked_is_not_answered(scene: Scene) -> None:
    for occasion in ("2026-11-11", "summer-2027", "nothing"):
        with pytest.raises(NotFound):
            answer(scene, "usual" if "summer" in occasion else "closed", occasion=occasion)


def by_link(token: str, reply: str = "closed", now: datetime = NOW) -> None:
    commands.holiday_reply_by_link(actor=NOBODY, token=token, reply=commands.Reply(reply), now=now)


def test_whoever_received_the_link_answers_without_signing_in(scene: Scene) -> None:
    hours(scene)
    ask()
    by_link(token_of(scene))
    assert told(scene) == []
    assert HolidayQuestion.objects.get().reply == "closed"


def test_a_link_that_is_altered_too_old_or_made_for_something_else_is_refused(scene: Scene) -> None:
    hours(scene)
    ask()
    good = token_of(scene)
    question = HolidayQuestion.objects.get().pk
    other = signing.sign(f"private/{question}", key=settings.SECRET_KEY, expires_at=at("2027-01-01"))
    bare = signing.sign(question, key=settings.SECRET_KEY, expires_at=at("2027-01-01"))
    gone = links.link_token(question="0" * 26, occasion=ARMISTICE)
    for bad in (
        good[:-1] + ("0" if good[-1] != "0" else "1"),
        "x" + good,
        "",
        "a.b.c",
        "é",
        other,
        bare,
        gone,
    ):
        with pytest.raises(Gone):
            by_link(bad)
    with pytest.raises(Gone):
        by_link(good, now=at("2026-11-12", 0))
    assert not SpecialHours.objects.exists()
    by_link(good, now=at("2026-11-11", 23))


def test_the_link_takes_answers_to_its_own_question_alone(scene: Scene) -> None:
    hours(scene)
    ask()
    for reply in (commands.Reply("usual"), commands.Reply("open", hours="on verra bien")):
        with pytest.raises(BadInput):
            commands.holiday_reply_by_link(actor=NOBODY, token=token_of(scene), reply=reply, now=NOW)
    assert HolidayQuestion.objects.get().replied_at is None
