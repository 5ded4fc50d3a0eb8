"""Public holidays and summer: each shop is asked once by its own channel, and its answer is what is shown."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone

from halles.doors.models import OutgoingMessage
from halles.journal.models import Entry
from halles.kit import gsm7, signing
from halles.kit.actor import NOBODY, Actor
from halles.kit.errors import BadInput, Gone, NotFound, Refused
from halles.people.commands.organisations import organisation_create
from halles.people.commands.persons import person_create
from halles.stalls.directory import commands, queries
from halles.stalls.directory.commands.holidays import asking, links
from halles.stalls.directory.engine.occasions import Occasion, holiday, summer
from halles.stalls.directory.models import HolidayQuestion, Sheet, SpecialHours
from halles.stalls.directory.queries.special import special_of
from halles.stalls.directory.tests.conftest import HOUSE, Scene
from halles.town.engine.hours import Interval, timeline, understood
from halles.town.models import Town
from halles.town.queries import where_of

RUNNER = Actor(system="runner")
ARMISTICE = holiday(date(2026, 11, 11))
"""A Wednesday."""
USUAL = "Mo-Sa 09:00-12:30,14:00-19:00"


def at(day: str, hour: int = 9) -> datetime:
    return timezone.make_aware(datetime.fromisoformat(f"{day}T{hour:02}:00"))


NOW = at("2026-11-01")


def town() -> Town:
    return Town.objects.get(slug="redon")


def hours(scene: Scene, raw: str = USUAL) -> None:
    Sheet.objects.filter(pk=scene.held.pk).update(hours=raw)
    scene.held.refresh_from_db()


def ask(occasion: Occasion = ARMISTICE, now: datetime = NOW) -> int:
    return commands.holiday_round(actor=RUNNER, town=town(), occasion=occasion, now=now)


def answer(scene: Scene, reply: str, who: str = "holder", occasion: str = "2026-11-11", **more: Any) -> None:
    now = more.pop("now", NOW)
    commands.holiday_reply(
        actor=scene.actor(who),
        sheet=scene.held,
        occasion=occasion,
        reply=commands.Reply(reply, **more),
        now=now,
    )


def told(scene: Scene, first: str = "2026-11-11", days: int = 1) -> list[tuple[str, str, str]]:
    """Return the time line of the shop from a midnight on."""
    start = datetime.fromisoformat(first)
    sheet = Sheet.objects.get(pk=scene.held.pk)
    said = special_of(sheet=sheet.pk, since=timezone.make_aware(start))
    found: list[Interval] = timeline(
        understood(sheet.hours), start, start + timedelta(days=days), where=where_of(town()), special=said
    )
    return [(f"{each.start:%d %H:%M}", f"{each.end:%d %H:%M}", each.state) for each in found]


def said() -> list[str]:
    found = Entry.objects.filter(kind__startswith="directory.holiday").order_by("seq")
    return [row.payload.get("reply", row.payload.get("asked")) for row in found]


def shop(scene: Scene, n: int, raw: str = USUAL, **person: str) -> Sheet:
    owner = person_create(
        actor=HOUSE, name=f"Patron {n}", town=scene.town, **{"email": "", "phone": "", **person}
    )
    held = organisation_create(
        actor=HOUSE, kind="shop", name=f"Boutique {n}", town=scene.town, owner_person=owner.pk
    )
    return Sheet.objects.create(
        town=scene.town, slug=f"boutique-{n}", name=f"Boutique {n}", hours=raw, organisation=held.pk
    )


# Rounds


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


def test_without_email_a_text_message_says_whom_to_call_in_one_segment_without_a_link(scene: Scene) -> None:
    Town.objects.update(help_phone="0299711234", name="Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson")
    shop(scene, 1, phone="06 12 34 56 78")
    Sheet.objects.filter(slug="boutique-1").update(name="L’Épicerie fine de la Très Vieille Place du Marché")
    assert ask() == 2
    message = OutgoingMessage.objects.get(channel="sms")
    assert message.to == "+33612345678"
    assert message.text.startswith("Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson")
    assert "02 99 71 12 34" in message.text
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


# Answers


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


# Refusals


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


# The link


def token_of(scene: Scene) -> str:
    question = HolidayQuestion.objects.get(sheet=scene.held)
    return links.link_token(question=question.pk, occasion=ARMISTICE)


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
