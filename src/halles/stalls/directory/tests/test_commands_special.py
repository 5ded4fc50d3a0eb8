"""Days that are not as usual: what a sentence closes, what a gesture does, and that taking back takes all."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from unittest.mock import patch

import pytest
from django.utils import timezone

from halles.journal.models import Entry, Mark
from halles.kit.actor import Actor
from halles.kit.errors import BadInput, NotFound, Refused
from halles.stalls.directory import commands, queries
from halles.stalls.directory.commands.news import Unsure
from halles.stalls.directory.engine.publishing import AS_IS
from halles.stalls.directory.models import News, Sheet, SpecialHours
from halles.stalls.directory.queries import wall
from halles.stalls.directory.tests.conftest import Scene
from halles.town.engine.hours import CLOSED, OPEN

NOW = datetime(2026, 11, 28, 9, tzinfo=UTC)
"""A Saturday, 10 in the morning in Redon."""
RUNNER = Actor(system="runner")


@pytest.fixture(autouse=True)
def _saturday(scene: Scene) -> Iterator[None]:
    """Give the bakery its hours, and stop the clock."""
    Sheet.objects.filter(pk=scene.held.pk).update(hours="Tu-Sa 07:00-13:00,15:30-19:00; Su 07:30-12:30")
    scene.held.refresh_from_db()
    with patch("django.utils.timezone.now", return_value=NOW):
        yield


def at(day: int, hour: float = 0, month: int = 12) -> datetime:
    return timezone.make_aware(datetime(2026, month, day)) + timedelta(hours=hour)  # noqa: DTZ001


def said(scene: Scene) -> list[tuple[str, str, str]]:
    found = queries.special_of(sheet=scene.held.pk, since=NOW)
    return [(f"{each.start:%m-%d %H:%M}", f"{each.end:%m-%d %H:%M}", each.state) for each in found]


def publish(scene: Scene, text: str, answer: str = "") -> str:
    return commands.news_publish(actor=scene.actor("holder"), sheet=scene.held, text=text, answer=answer)


def close(scene: Scene, first: datetime, last: datetime, *, is_open: bool = False) -> str:
    return commands.special_set(
        actor=scene.actor("holder"),
        sheet=scene.held,
        starts_at=first,
        ends_at=last,
        is_open=is_open,
        source="gesture",
    )


def kinds() -> list[str]:
    found = Entry.objects.filter(kind__startswith="directory.").order_by("seq")
    return [kind.removeprefix("directory.") for kind in found.values_list("kind", flat=True)]


def test_a_sentence_closes_in_one_entry_and_withdrawing_opens_again(scene: Scene) -> None:
    news = publish(scene, "Fermé jeudi matin")
    row = News.objects.get(pk=news)
    assert (row.kind, row.starts_on, row.ends_on) == ("closing", date(2026, 12, 3), date(2026, 12, 3))
    assert said(scene) == [("12-03 00:00", "12-03 13:00", CLOSED)]
    assert queries.specials_of_town(town=scene.town, since=NOW) == {
        scene.held.pk: queries.special_of(sheet=scene.held.pk, since=NOW)
    }
    commands.news_withdraw(actor=scene.actor("holder"), sheet=scene.held, news=news)
    assert said(scene) == []
    assert queries.specials_of_town(town=scene.town, since=NOW) == {}
    commands.news_restore(actor=scene.actor("holder"), sheet=scene.held, news=news)
    assert said(scene) == [("12-03 00:00", "12-03 13:00", CLOSED)]
    assert kinds() == ["news-published", "news-withdrawn", "news-published"]


def test_what_was_taken_back_alone_does_not_come_back_with_the_news(scene: Scene) -> None:
    actor, news = scene.actor("holder"), publish(scene, "Fermé jeudi matin")
    special = SpecialHours.objects.get().pk
    commands.special_withdraw(actor=actor, sheet=scene.held, special=special)
    with patch("django.utils.timezone.now", return_value=NOW + timedelta(seconds=9)):
        commands.news_withdraw(actor=actor, sheet=scene.held, news=news)
        commands.news_restore(actor=actor, sheet=scene.held, news=news)
    assert said(scene) == []


def test_a_doubt_publishes_nothing_until_it_is_answered(scene: Scene) -> None:
    with pytest.raises(Unsure) as asked:
        publish(scene, "Fermé jusqu’à samedi")
    assert not News.objects.exists()
    assert kinds() == []
    first, second = asked.value.answers[:2]
    for wrong in ("0-000000000000", "1", "x", first.key.replace("0-", "1-")):
        with pytest.raises(Unsure):
            publish(scene, "Fermé jusqu’à samedi", wrong)
    with patch("django.utils.timezone.now", return_value=NOW + timedelta(minutes=2)):
        publish(scene, "Fermé jusqu’à samedi", second.key)
    assert [each[1] for each in said(scene)] == ["12-06 00:00"]


def test_an_answer_is_worth_the_reading_it_was_given_to(scene: Scene) -> None:
    with pytest.raises(Unsure) as asked:
        publish(scene, "Fermé jusqu’à samedi")
    key = asked.value.answers[0].key
    with patch("django.utils.timezone.now", return_value=NOW + timedelta(days=8)), pytest.raises(Unsure):
        publish(scene, "Fermé jusqu’à samedi", key)


def test_words_alone_close_nothing(scene: Scene) -> None:
    news = publish(scene, "Fermé jusqu’à samedi", AS_IS)
    assert (said(scene), News.objects.get(pk=news).kind) == ([], "other")


def test_a_day_too_far_ahead_is_published_and_closes_nothing(scene: Scene) -> None:
    publish(scene, "Fermé le 3 mai 2029")
    assert News.objects.count() == 1
    assert said(scene) == []


def test_a_news_that_the_town_hides_closes_nothing(scene: Scene) -> None:
    news, manager = publish(scene, "Fermé jeudi matin"), scene.actor("manager")
    commands.content_hide(actor=manager, what="news", content=news, reason="Faux")
    assert said(scene) == []
    assert queries.specials_of_town(town=scene.town, since=NOW) == {}
    commands.content_show(actor=manager, what="news", content=news)
    assert len(said(scene)) == 1


def test_closed_until_the_morning_of_a_day(scene: Scene) -> None:
    actor, day = scene.actor("holder"), date(2026, 12, 1)
    first = commands.closed_until(actor=actor, sheet=scene.held, day=day)
    with patch("django.utils.timezone.now", return_value=NOW + timedelta(minutes=2)):
        assert commands.closed_until(actor=actor, sheet=scene.held, day=day) == first
    assert said(scene) == [("11-28 10:00", "12-01 00:00", CLOSED)]
    assert kinds() == ["special-hours-set"]
    with pytest.raises(BadInput):
        commands.closed_until(actor=actor, sheet=scene.held, day=date(2026, 11, 28))


def test_leave_is_whole_days_and_a_night_belongs_to_its_evening(scene: Scene) -> None:
    Sheet.objects.filter(pk=scene.held.pk).update(hours="Mo-Su 18:00-02:00")
    scene.held.refresh_from_db()
    days = {"first": date(2026, 12, 3), "last": date(2026, 12, 5)}
    commands.leave_set(actor=scene.actor("holder"), sheet=scene.held, **days)
    assert said(scene) == [("12-03 02:00", "12-06 02:00", CLOSED)]


@pytest.mark.parametrize(
    ("first", "last"), [(date(2026, 12, 5), date(2026, 12, 3)), (date(2026, 11, 3), date(2026, 11, 4))]
)
def test_a_leave_that_cannot_be_is_refused(scene: Scene, first: date, last: date) -> None:
    with pytest.raises(BadInput):
        commands.leave_set(actor=scene.actor("holder"), sheet=scene.held, first=first, last=last)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (at(3, 9), at(3, 9)),
        (at(3, 9), at(2, 9)),
        (at(1, 9, 11), at(2, 9, 11)),
        (at(3), at(3) + timedelta(days=500)),
    ],
)
def test_what_cannot_be_is_refused(scene: Scene, first: datetime, last: datetime) -> None:
    with pytest.raises(BadInput):
        close(scene, first, last)
    assert kinds() == []


def test_the_latest_word_wins_and_the_same_word_twice_is_one(scene: Scene) -> None:
    week = close(scene, at(7), at(12))
    assert close(scene, at(8), at(9)) == week
    opening = close(scene, at(8, 9), at(8, 12), is_open=True)
    assert opening != week
    assert close(scene, at(7), at(12)) not in (week, opening)
    assert [state for _, _, state in said(scene)] == [CLOSED, OPEN, CLOSED]
    assert kinds() == ["special-hours-set"] * 3


def test_a_closing_is_taken_back_and_put_back_for_ten_minutes(scene: Scene) -> None:
    actor, special = scene.actor("holder"), close(scene, at(7), at(12))
    for _ in range(2):
        commands.special_withdraw(actor=actor, sheet=scene.held, special=special)
    assert said(scene) == []
    for _ in range(2):
        commands.special_restore(actor=actor, sheet=scene.held, special=special)
    assert len(said(scene)) == 1
    assert kinds() == ["special-hours-set", "special-hours-withdrawn", "special-hours-set"]
    commands.special_withdraw(actor=actor, sheet=scene.held, special=special)
    late = patch("django.utils.timezone.now", return_value=NOW + timedelta(minutes=11))
    with late, pytest.raises(BadInput):
        commands.special_restore(actor=actor, sheet=scene.held, special=special)


def test_who_opens_on_a_holiday_is_closed_for_the_rest_of_it(scene: Scene) -> None:
    morning = close(scene, at(25, 9), at(25, 12), is_open=True)
    with patch("django.utils.timezone.now", return_value=NOW + timedelta(seconds=9)):
        close(scene, at(25, 14), at(25, 17), is_open=True)
    assert said(scene) == [
        ("12-25 00:00", "12-26 00:00", CLOSED),
        ("12-25 09:00", "12-25 12:00", OPEN),
        ("12-25 14:00", "12-25 17:00", OPEN),
    ]
    commands.special_withdraw(actor=scene.actor("holder"), sheet=scene.held, special=morning)
    assert [state for _, _, state in said(scene)] == [OPEN]


def test_exceptions_make_the_pages_stale(scene: Scene) -> None:
    topics = (f"{scene.town}/directory", f"{scene.town}/directory/{scene.held.pk}")
    before = {mark.topic: mark.version for mark in Mark.objects.filter(topic__in=topics)}
    close(scene, at(7), at(12))
    after = {mark.topic: mark.version for mark in Mark.objects.filter(topic__in=topics)}
    assert all(after[topic] > before.get(topic, 0) for topic in topics)


@pytest.mark.parametrize("who", ["manager", "stranger"])
def test_only_members_say_when_they_close(scene: Scene, who: str) -> None:
    special, actor, sheet = close(scene, at(7), at(12)), scene.actor(who), scene.held
    with pytest.raises(Refused):
        commands.special_set(
            actor=actor, sheet=sheet, starts_at=at(7), ends_at=at(8), is_open=False, source="gesture"
        )
    with pytest.raises(Refused):
        commands.leave_set(actor=actor, sheet=sheet, first=date(2026, 12, 3), last=date(2026, 12, 5))
    with pytest.raises(Refused):
        commands.closed_until(actor=actor, sheet=sheet, day=date(2026, 12, 3))
    with pytest.raises(Refused):
        commands.special_withdraw(actor=actor, sheet=sheet, special=special)
    with pytest.raises(Refused):
        commands.special_restore(actor=actor, sheet=sheet, special=special)
    with pytest.raises(Refused):
        commands.special_sweep(actor=actor, now=NOW)


def test_the_exceptions_of_another_sheet_are_out_of_reach(scene: Scene) -> None:
    other = SpecialHours.objects.create(
        sheet=scene.imported, starts_at=at(3), ends_at=at(4), source="gesture"
    ).pk
    for act in (commands.special_withdraw, commands.special_restore):
        with pytest.raises(NotFound):
            act(actor=scene.actor("holder"), sheet=scene.held, special=other)


def test_history_is_kept_two_years(scene: Scene) -> None:
    close(scene, at(7), at(12))
    assert commands.special_sweep(actor=RUNNER, now=at(12) + timedelta(days=729)) == 0
    assert commands.special_sweep(actor=RUNNER, now=at(12) + timedelta(days=731)) == 1


def test_the_wall_clock_is_that_of_redon() -> None:
    assert wall(NOW).hour == 10
