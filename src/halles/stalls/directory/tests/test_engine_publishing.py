"""What is published of a shop's days: rules that give exactly its spans, claims that are never false."""

import json
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halles.stalls.directory.engine.categories import CATEGORIES
from halles.stalls.directory.engine.publishing import (
    Business,
    Offer,
    Said,
    business_of,
    claims_of,
    opened,
    repeats_of,
    script_text,
    specifications_of,
    standing,
)
from halles.stalls.directory.engine.publishing.kinds import TYPES
from halles.stalls.directory.tests.days import (
    NOVEMBER,
    evaluated,
    expanded,
    hours_texts,
    special_lists,
    timeline_of,
)
from halles.town.engine.hours import OPEN, UNKNOWN, Interval

WEEKS = 3
FIRST, LAST = NOVEMBER, NOVEMBER + timedelta(days=7 * WEEKS - 1)


def at(day: int, hour: float = 0) -> datetime:
    return datetime.combine(date(2026, 11, 1), time()) + timedelta(days=day - 1, hours=hour)


def said(start: datetime, end: datetime, *, is_open: bool = False, key: str = "a") -> Said:
    return Said(key, start, end, is_open)


def test_a_span_belongs_to_the_evening_it_begins_and_days_are_cut_at_midnight() -> None:
    intervals = [
        Interval(at(2, 20), at(3, 2), OPEN),
        Interval(at(4), at(5, 12), OPEN),
        Interval(at(5, 12), at(5, 13), OPEN, "kitchen closed"),
        Interval(at(6, 9), at(6, 12), UNKNOWN, "holiday"),
    ]
    assert opened(intervals) == [(at(2, 20), at(3, 2)), (at(4), at(5)), (at(5), at(5, 13))]
    assert claims_of(intervals, date(2026, 11, 2), date(2026, 11, 6)) == {
        date(2026, 11, 2): ((time(20), time(2)),),
        date(2026, 11, 3): (),
        date(2026, 11, 4): ((time(), time()),),
        date(2026, 11, 5): ((time(), time(13)),),
        date(2026, 11, 6): None,
    }


@given(
    st.sets(st.tuples(st.integers(0, 70), st.sampled_from([8, 14, 22]), st.sampled_from([2, 5])), max_size=60)
)
def test_rules_give_back_exactly_their_spans(marks: set[tuple[int, int, int]]) -> None:
    spans = sorted((at(1 + day, hour), at(1 + day, hour + long)) for day, hour, long in marks)
    assert sorted(expanded(repeats_of(spans))) == spans


def test_a_closing_is_a_gap_in_a_rule_that_keeps_its_name() -> None:
    spans = [(at(2 + 7 * n, 9), at(2 + 7 * n, 12)) for n in range(4)]
    assert len(repeats_of(spans)) == 1
    (rule,) = repeats_of([*spans[:1], *spans[2:]])
    assert (rule.start, rule.skipped) == (at(2, 9), (at(9, 9),))


def test_the_latest_word_holds() -> None:
    week = said(at(2), at(9))
    day = said(at(4, 9), at(4, 12), is_open=True, key="b")
    assert [(each.start, each.end) for each in standing([week, day])] == [
        (at(2), at(4, 9)),
        (at(4, 9), at(4, 12)),
        (at(4, 12), at(9)),
    ]
    assert standing([day, week]) == [week]


def test_what_an_opening_leaves_of_its_own_day_goes_without_saying() -> None:
    opening = said(at(11, 9), at(11, 12), is_open=True, key="b")
    assert standing([said(at(11), at(12)), opening]) == [opening]


@given(special_lists())
def test_what_stands_is_what_the_timeline_says(special: list[tuple[datetime, datetime, bool]]) -> None:
    kept = standing([Said(str(n), *each) for n, each in enumerate(special)])
    day = [Interval(each.start, each.end, OPEN) for each in kept if each.is_open]
    told = [each for each in timeline_of(None, special) if each.state != UNKNOWN]
    assert opened(sorted(day, key=lambda each: each.start)) == opened(told)


@given(hours_texts(), special_lists())
def test_the_specifications_evaluate_to_the_timeline(
    hours: str, special: list[tuple[datetime, datetime, bool]]
) -> None:
    usual = claims_of(timeline_of(hours, []), FIRST, LAST)
    actual = claims_of(timeline_of(hours, special), FIRST, LAST)
    assert evaluated(specifications_of(usual, actual), FIRST, LAST) == dict(actual)


def test_nothing_is_claimed_of_an_undecided_holiday() -> None:
    usual = claims_of(timeline_of("Mo-Sa 09:00-12:00", []), FIRST, LAST)
    found = specifications_of(usual, usual)
    dates = {(each["validFrom"], each["validThrough"]) for each in found["openingHoursSpecification"]}
    assert ("2026-11-02", "2026-11-10") in dates
    assert not any(first <= "2026-11-11" <= last and "Wednesday" in each["dayOfWeek"]
                   for each in found["openingHoursSpecification"]
                   for first, last in [(each["validFrom"], each["validThrough"])])  # fmt: skip
    assert "specialOpeningHoursSpecification" not in found
    opening = [(at(11), at(12), False), (at(11, 10), at(11, 12), True)]
    actual = claims_of(timeline_of("Mo-Sa 09:00-12:00", opening), FIRST, LAST)
    special = specifications_of(usual, actual)["specialOpeningHoursSpecification"]
    assert [(each["validFrom"], each["opens"], each["closes"]) for each in special] == [
        ("2026-11-11", "10:00", "12:00")
    ]


def test_a_doubt_about_a_day_that_is_usually_known_ends_the_period() -> None:
    usual = claims_of([Interval(at(3, 9), at(3, 12), OPEN)], FIRST, FIRST + timedelta(days=2))
    actual = {**usual, date(2026, 11, 3): None}
    assert evaluated(specifications_of(usual, actual), FIRST, FIRST + timedelta(days=2)) == actual


def test_a_shop_says_what_is_known_and_no_more() -> None:
    assert business_of(Business("https://redon.fr/x/", "X"), {}) == {
        "@context": "https://schema.org",
        "@type": "LocalBusiness",
        "@id": "https://redon.fr/x/#lieu",
        "name": "X",
        "url": "https://redon.fr/x/",
    }
    offer = Offer("-10 % samedi", date(2026, 11, 7), date(2026, 11, 7))
    full = business_of(
        Business("p", "X", "bakery", "12 Grande Rue", town="Redon", lon=-2.0, lat=0.0, offers=(offer,)), {}
    )
    assert full["@type"] == "Bakery"
    assert full["geo"] == {"@type": "GeoCoordinates", "latitude": 0.0, "longitude": -2.0}
    assert full["address"]["addressCountry"] == "FR"
    assert full["makesOffer"] == [
        {
            "@type": "Offer",
            "description": "-10 % samedi",
            "validFrom": "2026-11-07",
            "validThrough": "2026-11-07",
        }
    ]


def test_types_are_of_categories() -> None:
    assert set(TYPES) <= set(CATEGORIES)


@pytest.mark.parametrize("evil", ["</script><script>alert(1)</script>", "<!--", "a\u2028b", "]]>", "&lt;"])
def test_no_words_end_the_script(evil: str) -> None:
    text = script_text({"name": evil})
    assert not set(text) & set("<>&\u2028\u2029")
    assert json.loads(text) == {"name": evil}
