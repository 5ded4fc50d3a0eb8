"""Footfall: figures of at least eleven people, and two attacks that reconstruct nothing smaller."""

from collections import defaultdict
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halles.stalls.sensing.engine.footfall import (
    MINIMUM,
    Area,
    Figure,
    Period,
    monday,
    part_of_day,
    pole_groups,
    publish,
)
from halles.stalls.sensing.tests.footfall_attack import (
    found_by_differences,
    found_by_rule,
    table_of,
    targets_of,
)

MONDAY = date(2026, 11, 16)
TUESDAY = MONDAY + timedelta(days=1)
GROUPS = {"a": "port", "b": "port", "c": "halles"}
HOURS = (8, 9, 13, 22)
UNITS = [(sensor, day, hour) for sensor, day, hour in product("abc", (MONDAY, TUESDAY), HOURS)]
TOWNS = st.lists(st.sampled_from((0, 1, 3, 7, 10, 11, 12, 25, 60)), min_size=len(UNITS), max_size=len(UNITS))


def test_a_busy_town_is_told_by_hour_and_sensor():
    figures = publish(dict.fromkeys(UNITS, 11), GROUPS)
    assert len(figures) == len(UNITS)
    assert Figure(Area("port", "b"), Period(MONDAY, TUESDAY, "morning", 9), 11) in figures
    assert Figure(Area("halles", "c"), Period(MONDAY, MONDAY, "night", 22), 11) in figures


def test_one_small_hour_makes_hours_a_part_of_the_day_for_that_sensor_alone():
    counts = dict.fromkeys(UNITS, 30) | {("a", MONDAY, 8): 4}
    figures = publish(counts, GROUPS)
    assert Figure(Area("port", "a"), Period(MONDAY, MONDAY, "morning"), 34) in figures
    assert Figure(Area("port", "b"), Period(MONDAY, MONDAY, "morning", 8), 30) in figures


def test_a_small_sensor_makes_its_group_told_together():
    counts = dict.fromkeys(UNITS, 30) | {("a", MONDAY, 8): 4, ("a", MONDAY, 9): 4}
    figures = publish(counts, GROUPS)
    assert Figure(Area("port"), Period(MONDAY, MONDAY, "morning", 8), 34) in figures
    morning = [one for one in figures if (one.period.day, one.period.part) == (MONDAY, "morning")]
    assert "a" not in {one.area.sensor for one in morning}


def test_a_week_of_ten_people_has_no_figure_and_of_eleven_one():
    assert publish({("a", MONDAY, 8): 10}, GROUPS) == []
    assert [one.count for one in publish({("a", MONDAY, 8): 5, ("b", TUESDAY, 9): 6}, GROUPS)] == [11]


def test_what_was_not_counted_is_not_a_zero():
    counted = {("a", MONDAY, 8): 20, ("b", MONDAY, 8): 20}
    assert {one.area.sensor for one in publish(counted, GROUPS)} == {"a", "b"}
    assert {one.area.sensor for one in publish(counted | {("a", MONDAY, 9): 0}, GROUPS)} == {"a", "b"}
    small = counted | {("c", MONDAY, 8): 0}
    assert [one.area for one in publish(small, GROUPS)] == [Area()]


@given(TOWNS, st.randoms(use_true_random=False))
def test_nothing_is_lost_nor_told_twice_and_the_order_of_counts_changes_nothing(values, draw):
    counts = dict(zip(UNITS, values, strict=True))
    figures = publish(counts, GROUPS)
    assert all(one.count >= MINIMUM for one in figures)
    assert sum(one.count for one in figures) == (sum(values) if sum(values) >= MINIMUM else 0)
    held = [unit for over, _ in table_of(figures, UNITS, GROUPS) for unit in over]
    assert len(held) == len(set(held))
    for over, count in table_of(figures, UNITS, GROUPS):
        assert sum(counts[unit] for unit in over) == count
    items = list(counts.items())
    draw.shuffle(items)
    assert publish(dict(items), GROUPS) == figures


@settings(max_examples=15, deadline=None)
@given(TOWNS)
def test_differences_of_all_published_figures_reconstruct_nothing(values):
    counts = dict(zip(UNITS, values, strict=True))
    table = table_of(publish(counts, GROUPS), UNITS, GROUPS)
    assert found_by_differences(counts, table, targets_of(UNITS, GROUPS), minimum=MINIMUM) == []


def test_the_same_attack_breaks_hidden_cells_beside_totals():
    counts = dict.fromkeys(UNITS, 30) | {("a", MONDAY, 8): 4}
    cells = [(frozenset([unit]), count) for unit, count in counts.items() if count >= MINIMUM]
    total = (frozenset(unit for unit in UNITS if unit[:2] == ("a", MONDAY)), 94)
    betrayed = found_by_differences(counts, [*cells, total], targets_of(UNITS, GROUPS), minimum=MINIMUM)
    assert (frozenset([("a", MONDAY, 8)]), 4, 4) in betrayed


def test_the_same_attack_breaks_two_hidden_cells_that_leave_a_narrow_range():
    counts = dict.fromkeys(UNITS, 30) | {("a", MONDAY, 8): 4, ("a", MONDAY, 9): 5}
    cells = [(frozenset([unit]), count) for unit, count in counts.items() if count >= MINIMUM]
    total = (frozenset(unit for unit in UNITS if unit[:2] == ("a", MONDAY)), 69)
    betrayed = found_by_differences(counts, [*cells, total], targets_of(UNITS, GROUPS), minimum=MINIMUM)
    assert (frozenset([("a", MONDAY, 8)]), 0, 9) in betrayed


def test_the_same_attack_breaks_a_week_published_again_when_late_data_came():
    """Why a week waits until nothing of it can come in: the second table minus the first is three people."""
    late = ("late", "a", MONDAY, 8)
    counts = {("a", MONDAY, 8): 20, ("a", MONDAY, 9): 20, late: 3}
    first = (frozenset([("a", MONDAY, 8)]), 20)
    second = (frozenset([("a", MONDAY, 8), late]), 23)
    betrayed = found_by_differences(counts, [first, second], [frozenset([late])], minimum=MINIMUM)
    assert betrayed == [(frozenset([late]), 3, 3)]


SMALL_TOWNS = (
    ((MONDAY, 8, "abc"), (MONDAY, 9, "abc")),
    (
        (MONDAY, 8, "a"),
        (MONDAY, 9, "a"),
        (MONDAY, 13, "a"),
        (MONDAY, 22, "b"),
        (TUESDAY, 22, "b"),
        (TUESDAY, 8, "c"),
    ),
    (
        (MONDAY, 8, "a"),
        (MONDAY, 13, "a"),
        (MONDAY, 9, "b"),
        (TUESDAY, 13, "b"),
        (MONDAY, 22, "c"),
        (TUESDAY, 22, "c"),
    ),
)


@pytest.mark.parametrize("town", SMALL_TOWNS)
def test_knowing_the_rule_reconstructs_nothing_in_any_small_town(town):
    units = [(sensor, day, hour) for day, hour, sensors in town for sensor in sensors]

    def rule(counts):
        return tuple(publish(counts, GROUPS, minimum=3))

    assert found_by_rule(rule, units, 10, minimum=3) == []


def test_the_same_attack_breaks_the_merging_of_a_small_hour_with_its_smallest_neighbour():
    def merging(counts):
        hours = [[count] for count in counts.values()]
        while len(hours) > 1 and min(map(sum, hours)) < 3:
            at = min(range(len(hours)), key=lambda i: sum(hours[i]))
            near = min((i for i in (at - 1, at + 1) if 0 <= i < len(hours)), key=lambda i: sum(hours[i]))
            low = min(at, near)
            hours[low : low + 2] = [hours[low] + hours[low + 1]]
        return tuple((len(each), sum(each)) for each in hours)

    assert found_by_rule(merging, [8, 9, 10], 14, minimum=3)


POSTS = {f"p{n}": "quai" for n in range(5)} | {f"q{n}": "pont" for n in range(4)}


def test_motion_is_told_of_five_posts_together_and_never_of_one():
    counts = {(post, MONDAY, hour): 20 for post in POSTS for hour in (8, 9)} | {("alone", MONDAY, 8): 99}
    assert pole_groups(counts, POSTS) == [
        Figure(Area("quai"), Period(MONDAY, MONDAY, "morning", hour), 100) for hour in (8, 9)
    ]


def test_motion_is_not_told_of_an_hour_in_which_too_few_posts_were_heard():
    counts = {(f"p{n}", MONDAY, 8): 20 for n in range(5)} | {("p0", MONDAY, 9): 50}
    assert [one.count for one in pole_groups(counts, POSTS)] == [100]


def test_a_lone_passer_by_at_night_is_told_in_no_hour():
    counts = {(f"p{n}", MONDAY, hour): 0 for n in range(5) for hour in (0, 1, 2, 8)}
    counts |= {("p1", MONDAY, 2): 1, ("p2", MONDAY, 8): 40}
    assert pole_groups(counts, POSTS) == [Figure(Area("quai"), Period(MONDAY), 41)]


def test_every_hour_is_in_one_part_of_the_day_and_weeks_begin_on_monday():
    parts = defaultdict(list)
    for hour in range(24):
        parts[part_of_day(hour)].append(hour)
    assert [parts[name][0] for name in ("morning", "afternoon", "evening")] == [7, 12, 18]
    assert len(parts["night"]) == 10
    assert monday(date(2026, 11, 22)) == MONDAY
