"""Who comes to the market, where sellers stand, and in how many statements that is read."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from halles.stalls.directory import queries
from halles.stalls.directory.commands import pitch_set
from halles.stalls.directory.models import News, Pitch, Sheet, SpecialHours
from halles.stalls.directory.tests.conftest import HOUSE, Scene
from halles.stalls.directory.tests.market_world import (
    CHRISTMAS,
    CHRISTMAS_EVE,
    THURSDAY,
    MarketScene,
    market_scene,
    sheet,
)

pytestmark = pytest.mark.django_db

Count = Callable[[int], CaptureQueriesContext]
SATURDAY = THURSDAY + timedelta(days=2)


@pytest.fixture
def stage(scene: Scene) -> MarketScene:
    """Return a scene with a market whose pitches were set shortly before the days asked about."""
    stage = market_scene(scene)
    Pitch.objects.update(created_at=at(THURSDAY - timedelta(days=30)))
    return stage


def at(day: date, hour: int = 0) -> datetime:
    return timezone.make_aware(datetime.combine(day, datetime.min.time()).replace(hour=hour))


def stand(stage: MarketScene, name: str, category: str, **where: str) -> str:
    seller = sheet(stage.scene, name, category)
    pitch = pitch_set(actor=HOUSE, sheet=seller, **(where or {"market": stage.market.pk}))
    Pitch.objects.filter(pk=pitch).update(created_at=at(THURSDAY - timedelta(days=30)))
    return pitch


def away(stage: MarketScene, start: date, end: date, **more: object) -> None:
    values = {"sheet": stage.fish, "source": "absent", "starts_at": at(start), "ends_at": at(end), **more}
    SpecialHours.objects.create(**values)


def comes(stage: MarketScene, day: date = THURSDAY) -> dict[str, str]:
    found = queries.market_attendance(market=stage.as_market, town=stage.town, day=day)
    return {seller.name: seller.state for seller in found.sellers}


def test_the_next_days_of_a_market(stage: MarketScene) -> None:
    days = queries.market_days(market=stage.as_market, town=stage.town, since=THURSDAY, n=5)
    assert [held.day for held in days] == [THURSDAY + timedelta(days=7 * week) for week in range(5)]
    assert days[0].spans == ((480, 780),)
    Sheet.objects.filter(pk=stage.market.pk).update(hours="Fr 08:00-13:00")
    days = queries.market_days(market=stage.as_market, town=stage.town, since=CHRISTMAS_EVE, n=2)
    assert [(held.day, held.is_sure) for held in days] == [
        (CHRISTMAS, False),
        (CHRISTMAS + timedelta(days=7), False),  # New Year's Day
    ]
    Sheet.objects.filter(pk=stage.market.pk).update(hours="Fr 08:00-13:00; PH off")
    days = queries.market_days(market=stage.as_market, town=stage.town, since=CHRISTMAS_EVE, n=1)
    assert [(held.day, held.is_sure) for held in days] == [(date(2027, 1, 8), True)]


@pytest.mark.parametrize("hours", ["", "quand il fait beau"])
def test_a_market_whose_hours_are_not_known_has_no_next_day(stage: MarketScene, hours: str) -> None:
    Sheet.objects.filter(pk=stage.market.pk).update(hours=hours)
    assert queries.market_days(market=stage.as_market, town=stage.town, since=THURSDAY) == []
    assert queries.market_next(market=stage.as_market, town=stage.town, since=THURSDAY).first is None
    assert comes(stage) == {}


def test_who_comes_is_told_by_kind_and_who_is_absent_by_name(stage: MarketScene) -> None:
    stand(stage, "Primeurs Moal", "greengrocer")
    stand(stage, "Primeurs Corre", "greengrocer")
    stand(stage, "Lait cru", "cheese")
    away(stage, THURSDAY, THURSDAY + timedelta(days=1), pitch_id=stage.pitch)
    found = queries.market_attendance(market=stage.as_market, town=stage.town, day=THURSDAY)
    assert [(kind.category, [seller.name for seller in kind.sellers]) for kind in found.kinds] == [
        ("greengrocer", ["Primeurs Corre", "Primeurs Moal"]),
        ("cheese", ["Lait cru"]),
    ]
    assert [seller.name for seller in found.absent] == ["La Criée d’Enora"]
    assert (len(found.expected), found.unconfirmed) == (3, [])
    assert comes(stage, THURSDAY + timedelta(days=7))["La Criée d’Enora"] == "expected"


def test_on_a_holiday_nobody_is_sure(stage: MarketScene) -> None:
    Sheet.objects.filter(pk=stage.market.pk).update(hours="Fr 08:00-13:00")
    away(stage, CHRISTMAS, CHRISTMAS + timedelta(days=1), pitch_id=stage.pitch)
    stand(stage, "Lait cru", "cheese")
    assert comes(stage, CHRISTMAS) == {"La Criée d’Enora": "absent", "Lait cru": "unconfirmed"}


def test_a_seller_has_days_of_her_own(stage: MarketScene) -> None:
    Sheet.objects.filter(pk=stage.market.pk).update(hours="Th,Sa 08:00-13:00")
    Pitch.objects.update(hours="Th 08:00-11:00")
    assert comes(stage, SATURDAY) == {}
    [seller] = queries.market_attendance(market=stage.as_market, town=stage.town, day=THURSDAY).sellers
    assert (seller.state, seller.spans, seller.own_hours) == ("expected", ((480, 660),), True)
    assert comes(stage, THURSDAY + timedelta(days=1)) == {}


def test_leave_is_an_absence_and_a_closed_shop_is_none(stage: MarketScene) -> None:
    week = (THURSDAY - timedelta(days=2), THURSDAY + timedelta(days=5))
    away(stage, *week, source="gesture")
    assert comes(stage) == {"La Criée d’Enora": "absent"}, "without premises, closed means away"
    Sheet.objects.filter(pk=stage.fish.pk).update(hours="Tu-Sa 09:00-12:00")
    assert comes(stage) == {"La Criée d’Enora": "expected"}, "her shop is closed: she is at the market"
    away(stage, *week, source="leave")
    assert comes(stage) == {"La Criée d’Enora": "absent"}


def test_what_was_withdrawn_or_is_of_another_pitch_does_not_count(stage: MarketScene) -> None:
    stop = stand(stage, "Truck", "fast-food", place="devant la gare", hours="Th 18:00-21:00")
    away(stage, THURSDAY, SATURDAY, pitch_id=stage.pitch, withdrawn_at=timezone.now())
    away(stage, THURSDAY, SATURDAY, pitch_id=stop)
    away(stage, THURSDAY, SATURDAY, pitch_id=stage.pitch, is_open=True)
    assert comes(stage) == {"La Criée d’Enora": "expected"}


def test_what_was_read_in_hidden_news_does_not_count(stage: MarketScene) -> None:
    news = News.objects.create(sheet=stage.fish, author="x", text="fermé jeudi")
    away(stage, THURSDAY, SATURDAY, source="news", news=news)
    assert comes(stage) == {"La Criée d’Enora": "absent"}
    News.objects.update(hidden_at=timezone.now())
    assert comes(stage) == {"La Criée d’Enora": "expected"}


def test_a_seller_nobody_spoke_of_for_a_year_is_not_sure(stage: MarketScene) -> None:
    Pitch.objects.update(created_at=at(THURSDAY - timedelta(days=400)))
    assert comes(stage) == {"La Criée d’Enora": "unconfirmed"}
    Sheet.objects.filter(pk=stage.fish.pk).update(confirmed_at=at(THURSDAY - timedelta(days=100)))
    assert comes(stage) == {"La Criée d’Enora": "expected"}


def test_hidden_sellers_and_those_of_other_markets_do_not_come(stage: MarketScene) -> None:
    other = sheet(stage.scene, "Marché bio", "marketplace", hours="Th 16:00-19:00")
    stand(stage, "Lait cru", "cheese", market=other.pk)
    assert comes(stage) == {"La Criée d’Enora": "expected"}
    Sheet.objects.filter(pk=stage.fish.pk).update(hidden_at=timezone.now())
    assert comes(stage) == {}


def test_statements_do_not_grow_with_the_sellers(
    stage: MarketScene, django_assert_num_queries: Count
) -> None:
    market, town = stage.as_market, stage.town
    for sellers in (1, 25):
        for number in range(Pitch.objects.count(), sellers):
            stand(stage, f"Seller {number}", "farm")
        with django_assert_num_queries(2):
            found = queries.market_attendance(market=market, town=town, day=THURSDAY)
        assert len(found.expected) == sellers
        with django_assert_num_queries(2):
            coming = queries.market_next(market=market, town=town, since=THURSDAY)
        assert [len(day.expected) for day in coming.days] == [sellers] * 4
        with django_assert_num_queries(3):
            assert len(queries.markets_on(town=town, day=THURSDAY)[0].expected) == sellers
        with django_assert_num_queries(3):
            assert queries.markets_on(town=town, day=SATURDAY) == []
        with django_assert_num_queries(3):
            assert len(queries.market_week(town=town, since=THURSDAY)) == 8
        with django_assert_num_queries(2):
            assert queries.sellers_around(town=town, day=THURSDAY) == []


def test_a_town_without_markets_asks_one_question(
    stage: MarketScene, django_assert_num_queries: Count
) -> None:
    town = stage.town
    stage.market.delete()
    with django_assert_num_queries(1):
        assert queries.markets_on(town=town, day=THURSDAY) == []


def test_a_market_that_is_taken_back_is_told_as_cancelled(stage: MarketScene) -> None:
    away(stage, THURSDAY, THURSDAY + timedelta(days=1), sheet=stage.market, source="gesture")
    town, market = stage.town, stage.as_market
    days = queries.market_days(market=market, town=town, since=THURSDAY, n=2)
    assert [(held.is_cancelled, bool(held.spans)) for held in days] == [(True, False), (False, True)]
    assert comes(stage) == {}
    assert queries.markets_on(town=town, day=THURSDAY) == []
    assert queries.market_week(town=town, since=THURSDAY)[0].markets[0].held.is_cancelled
    [pitch] = queries.pitches_of(sheet=stage.fish.pk, town=town, since=THURSDAY)
    assert pitch.days[0].day == THURSDAY + timedelta(days=7)


def test_a_market_that_is_held_all_the_same_is_sure(stage: MarketScene) -> None:
    Sheet.objects.filter(pk=stage.market.pk).update(hours="Fr 08:00-13:00")
    morning = {"starts_at": at(CHRISTMAS, 9), "ends_at": at(CHRISTMAS, 12), "is_open": True}
    away(stage, CHRISTMAS, CHRISTMAS, sheet=stage.market, source="holiday", **morning)
    found = queries.market_attendance(market=stage.as_market, town=stage.town, day=CHRISTMAS)
    assert (found.held.is_sure, found.held.spans) == (True, ((540, 720),))
    assert len(found.expected) == 1


def test_trucks_and_their_stops(stage: MarketScene) -> None:
    stop = stand(stage, "Truck", "fast-food", place="devant la gare", hours="Fr 18:00-21:00")
    friday = THURSDAY + timedelta(days=1)
    assert queries.sellers_around(town=stage.town, day=THURSDAY) == []
    [seller] = queries.sellers_around(town=stage.town, day=friday)
    assert (seller.name, seller.place, seller.spans) == ("Truck", "devant la gare", ((1080, 1260),))
    week = queries.market_week(town=stage.town, since=THURSDAY)
    told = [(len(day.markets), [each.name for each in day.sellers]) for day in week]
    assert told == [(1, []), (0, ["Truck"]), *[(0, [])] * 5, (1, [])]
    away(stage, friday, friday + timedelta(days=1), pitch_id=stop, sheet=Sheet.objects.get(name="Truck"))
    assert [each.state for each in queries.sellers_around(town=stage.town, day=friday)] == ["absent"]
    [christmas] = queries.sellers_around(town=stage.town, day=CHRISTMAS)
    assert christmas.state == "unconfirmed"
    week = queries.market_week(town=stage.town, since=CHRISTMAS_EVE)
    assert [day.holiday for day in week][1] == "Christmas Day"


def test_where_a_seller_stands(stage: MarketScene, django_assert_num_queries: Count) -> None:
    town = stage.town
    with django_assert_num_queries(1):
        assert queries.pitches_of(sheet=stage.truck.pk, town=town, since=THURSDAY) == []
    pitch_set(actor=stage.actor("holder"), sheet=stage.fish, place="gare", hours="Sa 18:00-21:00")
    away(stage, THURSDAY, THURSDAY + timedelta(days=1), pitch_id=stage.pitch)
    away(stage, SATURDAY, SATURDAY + timedelta(days=1), source="leave")
    with django_assert_num_queries(3):
        on_market, at_station = queries.pitches_of(sheet=stage.fish.pk, town=town, since=THURSDAY)
    assert on_market.market
    assert (on_market.market.name, on_market.hours) == ("Marché du Parlement", "Th 08:00-13:00")
    days = [(day.day, day.is_absent, day.is_noted) for day in on_market.days]
    assert days[:2] == [(THURSDAY, True, True), (THURSDAY + timedelta(days=7), False, False)]
    assert (at_station.market, at_station.place, len(at_station.days)) == (None, "gare", 4)
    assert [(day.day, day.is_noted) for day in at_station.absent] == [(SATURDAY, False)]


def test_a_pitch_on_a_market_that_is_no_longer_shown_is_left_out(stage: MarketScene) -> None:
    Sheet.objects.filter(pk=stage.market.pk).update(is_published=False)
    assert queries.pitches_of(sheet=stage.fish.pk, town=stage.town, since=THURSDAY) == []


def test_another_town_sees_nothing(stage: MarketScene) -> None:
    town = stage.town
    town.slug = "allaire"
    assert queries.markets_on(town=town, day=THURSDAY) == []
    assert queries.market_list(town="allaire") == []
    assert not any(queries.market_week(town=town, since=THURSDAY))
