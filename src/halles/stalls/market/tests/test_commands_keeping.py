"""What the house does in time, and how a shop takes orders."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from halles.kit.errors import BadInput, Refused
from halles.stalls.market.commands import (
    customers_forget,
    order_hand_over,
    orders_expire,
    orders_release,
    pause_set,
    rows_delete,
    terms_set,
)
from halles.stalls.market.models import Checkout, Follow, OrderStep, Question, Slate
from halles.stalls.market.schedule import JOBS
from halles.stalls.market.tests.conftest import HOUSE, Scene, kinds
from halles.stalls.market.tests.reserving import order_of, press, reserve
from halles.stalls.market.tests.shops import level_of


def test_what_was_not_collected_is_released_once_and_nobody_is_counted(scene: Scene) -> None:
    made = reserve(scene, (scene.baguette, 2), actor=scene.actor("stranger"))
    assert orders_release(actor=HOUSE, now=scene.now) == 0
    scene.later(days=3)
    assert orders_release(actor=HOUSE, now=scene.now) == 1
    assert orders_release(actor=HOUSE, now=scene.now) == 0
    assert (order_of(made).state, level_of(scene.baguette).held) == ("released", 0)
    again = reserve(scene, (scene.baguette, 2), actor=scene.actor("stranger"))
    assert order_of(again).state == "placed"


def test_thirty_days_after_its_end_nothing_of_the_customer_is_kept(scene: Scene) -> None:
    made = reserve(scene, (scene.baguette, 2), actor=scene.actor("stranger"), channel="sms", to="0698765432")
    scene.later(days=1)
    order_hand_over(actor=HOUSE, order=order_of(made).pk, key=press())
    scene.later(days=29, hours=23)
    assert customers_forget(actor=HOUSE, now=scene.now) == 0
    scene.later(hours=1)
    assert customers_forget(actor=HOUSE, now=scene.now) == 1
    assert customers_forget(actor=HOUSE, now=scene.now) == 0
    row = Checkout.objects.get(pk=made.pk)
    assert (row.person, row.first_name, row.channel, row.to) == ("", "", "", "")
    assert order_of(made).lines.get().total_cents == 260
    assert kinds()[-1] == "customer-erased"


def test_while_one_shop_still_keeps_something_the_customer_is_known(scene: Scene) -> None:
    reserve(scene, (scene.baguette, 1), (scene.book, 1))
    scene.later(days=40)
    assert customers_forget(actor=HOUSE, now=scene.now) == 0


def test_old_questions_slates_and_unconfirmed_follows_go(scene: Scene) -> None:
    of = {"town": scene.town.slug, "organisation": scene.bakery.pk}
    for days in (10, 100):
        at = scene.now - timedelta(days=days)
        asked = {"key": f"k{days}", "secret": f"s{days}", "text": "Du seigle ?", "number": days}
        Question.objects.create(asked_at=at, expires_at=at, **asked, **of)
        Slate.objects.create(day=at.date(), expires_at=at, **of)
        Follow.objects.create(
            created_at=at, confirmed_at=at, channel="sms", to=f"+{days}", secret=f"f{days}", **of
        )
        Follow.objects.create(created_at=at, channel="email", to=f"{days}@x.org", secret=f"u{days}", **of)
    assert rows_delete(actor=HOUSE, now=scene.now) == 4
    assert rows_delete(actor=HOUSE, now=scene.now) == 0
    assert (Question.objects.count(), Slate.objects.count(), Follow.objects.count()) == (1, 1, 2)
    assert kinds() == ["rows-deleted"]


@pytest.mark.parametrize("act", [orders_expire, orders_release, customers_forget, rows_delete])
def test_only_the_house_does_it(scene: Scene, act: Callable[..., object]) -> None:
    with pytest.raises(Refused):
        act(actor=scene.actor("owner"), now=scene.now)


def test_the_jobs_can_be_run_at_any_time(scene: Scene) -> None:
    for job in JOBS * 2:
        job.run()
    assert kinds() == []


def test_the_owner_says_how_orders_are_taken(scene: Scene) -> None:
    of = {"actor": scene.actor("owner"), "town": scene.town.slug, "organisation": scene.bakery.pk}
    fields = {"takes_orders": True, "reply_minutes": 30, "keep_days": 3, "phone": "06 11 22 33 44"}
    for _twice in range(2):
        terms = terms_set(**fields, **of)
    assert (terms.reply_minutes, terms.keep_days, terms.phone) == (30, 3, "+33611223344")
    assert kinds() == ["terms-set"]
    assert terms_set(phone="", **of).phone == ""


@pytest.mark.parametrize(
    "fields",
    [{"reply_minutes": 5}, {"keep_days": 0}, {"slot_cap": 501}, {"phone": "anne@x.org"}, {"phone": "12"}],
)
def test_terms_that_cannot_be_are_refused(scene: Scene, fields: dict[str, object]) -> None:
    of = {"actor": scene.actor("owner"), "town": scene.town.slug, "organisation": scene.bakery.pk}
    with pytest.raises(BadInput) as refused:
        terms_set(**fields, **of)
    assert refused.value.field == next(iter(fields))


def test_who_may_not_say_how_orders_are_taken(scene: Scene) -> None:
    of = {"town": scene.town.slug, "organisation": scene.bakery.pk}
    for who in ("employee", "stranger", "bookseller"):
        with pytest.raises(Refused):
            terms_set(actor=scene.actor(who), keep_days=1, **of)
    with pytest.raises(BadInput):
        terms_set(actor=HOUSE, keep_days=1, town="ailleurs", organisation=scene.bakery.pk)


def test_a_member_pauses_and_resumes_in_one_tap(scene: Scene) -> None:
    of = {"town": scene.town.slug, "organisation": scene.bakery.pk}
    until = scene.now + timedelta(hours=1)
    for _twice in range(2):
        pause_set(actor=scene.actor("employee"), until=until, **of)
    assert pause_set(actor=scene.actor("employee"), until=None, **of).paused_until is None
    assert kinds() == ["paused", "resumed"]
    with pytest.raises(BadInput):
        pause_set(actor=scene.actor("employee"), until=scene.now, **of)
    with pytest.raises(Refused):
        pause_set(actor=scene.actor("stranger"), until=until, **of)
    assert OrderStep.objects.count() == 0
