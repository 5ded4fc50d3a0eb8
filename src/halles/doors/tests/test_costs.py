"""What left is counted by town, day and kind, in the same transaction; the price is the manager's word."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from halles.doors import commands
from halles.doors.models import Kind, OutgoingMessage, State, TextDay, TextPrice
from halles.doors.queries.costs import Price, price_of, segments_this_month, text_months, texts_stopped
from halles.journal.models import Entry
from halles.kit.actor import NOBODY, Actor
from halles.kit.errors import BadInput, Refused
from halles.town.models import Town

HOUSE = Actor(system="test")
AT = datetime(2026, 11, 26, 10, tzinfo=UTC)


def message(**more: Any) -> OutgoingMessage:
    said: dict[str, Any] = {"town": "redon", "channel": "sms", "kind": "order", "segments": 2}
    return OutgoingMessage(**{**said, "retry_at": AT, "created_at": AT, **more})


def rows() -> list[tuple[Any, ...]]:
    return list(TextDay.objects.order_by("day", "kind").values_list("day", "kind", "messages", "segments"))


def test_each_message_that_left_is_counted_under_its_day_in_paris(redon: Town) -> None:
    late = datetime(2026, 11, 26, 23, 30, tzinfo=UTC)
    for sent, at in (
        (message(), AT),
        (message(segments=1), AT),
        (message(kind="code"), AT),
        (message(), late),
    ):
        commands.meter_add(sent, at)
    day = date(2026, 11, 26)
    assert rows() == [(day, "code", 1, 2), (day, "order", 2, 3), (date(2026, 11, 27), "order", 1, 2)]


def test_an_email_costs_nothing(redon: Town) -> None:
    commands.meter_add(message(channel="email", segments=0), AT)
    assert not rows()


def test_what_is_rolled_back_is_not_counted(redon: Town) -> None:
    with transaction.atomic():
        commands.meter_add(message(), AT)
        transaction.set_rollback(True)
    assert not rows()


def test_months_tell_each_kind_with_its_cost(redon: Town, django_assert_num_queries: Any) -> None:
    for day, kind, segments in (
        (date(2026, 10, 31), "code", 3),
        (date(2026, 11, 1), "notice", 212),
        (date(2026, 11, 2), "notice", 100),
        (date(2026, 11, 2), "answer", 5),
    ):
        TextDay.objects.create(town="redon", day=day, kind=kind, messages=segments - 1, segments=segments)
    TextDay.objects.create(town="carhaix", day=date(2026, 11, 2), kind="code", messages=9, segments=9)
    with django_assert_num_queries(1):
        november, october = text_months(town="redon", price=Price(450))
    assert [(line.kind, line.segments, line.cents) for line in november.lines] == [
        (Kind.ANSWER, 5, 23),
        (Kind.NOTICE, 312, 1404),
    ]
    assert (november.first, november.segments, november.cents) == (date(2026, 11, 1), 317, 1427)
    assert (october.first, october.cents) == (date(2026, 10, 1), 14)
    assert text_months(town="redon", price=Price())[0].cents is None
    assert len(text_months(town="redon", price=Price(), most=1)) == 1


@pytest.mark.parametrize(("segments", "cents"), [(0, 0), (1, 5), (2, 9), (100, 450), (212, 954)])
def test_a_cost_is_in_whole_cents_rounded_up(segments: int, cents: int) -> None:
    assert Price(450).cents(segments) == cents


def test_what_is_about_to_leave_is_committed_this_month(redon: Town) -> None:
    TextDay.objects.create(town="redon", day=date(2026, 11, 3), kind="code", messages=2, segments=4)
    TextDay.objects.create(town="redon", day=date(2026, 10, 3), kind="code", messages=2, segments=50)
    states = (State.WAITING, State.SENDING, State.SENT, State.KEPT, State.STOPPED)
    OutgoingMessage.objects.bulk_create(message(state=state) for state in states)
    assert segments_this_month(town="redon", today=date(2026, 11, 26)) == 8
    assert texts_stopped(town="redon") == 1


def test_the_price_is_said_once_and_again(redon: Town) -> None:
    assert price_of(town="redon") == Price()
    commands.price_set(actor=HOUSE, town=redon, price=450, month_cents=0)
    commands.price_set(actor=HOUSE, town=redon, price=500, month_cents=5000)
    assert price_of(town="redon") == Price(500, 5000)
    assert [entry.kind for entry in Entry.objects.all()] == ["doors.price-set"] * 2


@pytest.mark.parametrize(("price", "month"), [(0, 0), (-1, 0), (10_001, 0), (450, -1), (450, 10_000_001)])
def test_a_price_that_cannot_be_is_refused(redon: Town, price: int, month: int) -> None:
    with pytest.raises(BadInput):
        commands.price_set(actor=HOUSE, town=redon, price=price, month_cents=month)
    assert not TextPrice.objects.exists()


@pytest.mark.parametrize("actor", [NOBODY, Actor(person="0" * 26)])
def test_who_does_not_manage_the_town_sets_no_price(redon: Town, actor: Actor) -> None:
    with pytest.raises(Refused):
        commands.price_set(actor=actor, town=redon, price=450, month_cents=0)


def test_a_notice_that_is_late_waits_for_the_morning_the_rest_leaves(redon: Town) -> None:
    due = {"state": State.WAITING, "retry_at": AT, "to": "+33612345678"}
    night = datetime(2026, 11, 26, 20, tzinfo=UTC)
    OutgoingMessage.objects.bulk_create(
        [message(kind="notice", **due), message(**due), message(channel="email", kind="notice", **due)]
    )
    assert commands.notices_put_off(timezone.localtime(AT)) == 0
    assert commands.notices_put_off(night) == 1
    late = OutgoingMessage.objects.get(channel="sms", kind="notice")
    assert late.retry_at - night == timedelta(hours=11)
