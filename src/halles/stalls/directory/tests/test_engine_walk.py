"""The walking order: every door once, never harder than the order given, each street along its numbers."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from halles.stalls.directory.engine import walk as engine
from halles.stalls.directory.engine.walk import Stop, effort, length, walk

START = (-20_840_000, 476_510_000)
NORTH, EAST = 90, 133
"""About a metre each, in 1e-7 degree, at the latitude of Redon."""


def stop(key: str, east: int, north: int, *, street: str = "", number: str = "") -> Stop:
    return Stop(key, street, number, START[0] + east * EAST, START[1] + north * NORTH)


def street_of(name: str, doors: int, *, north: int) -> list[Stop]:
    """A street from west to east, 8 m wide, odd numbers on its south side."""
    return [
        stop(f"{name}{n}", 10 * n, north + 8 * (n % 2 == 0), street=name, number=str(n))
        for n in range(1, doors + 1)
    ]


def drawn() -> st.SearchStrategy[list[Stop]]:
    near = st.integers(-600, 600)
    names = st.sampled_from(["Grande Rue", "Quai", ""])
    door = st.tuples(near, near, names, st.integers(0, 40), st.booleans())
    return st.lists(door, max_size=25).map(
        lambda doors: [
            stop(f"{at:02}", east, north, street=name, number=str(n or ""))
            if placed
            else Stop(f"{at:02}", name, str(n), None, None)
            for at, (east, north, name, n, placed) in enumerate(doors)
        ]
    )


@settings(max_examples=60, deadline=None)
@given(drawn())
def test_every_door_once_and_never_harder_than_given(stops: list[Stop]) -> None:
    order = walk(stops, start=START)
    assert sorted(order, key=lambda s: s.key) == stops
    assert effort(order, start=START) <= effort(stops, start=START)
    assert order == walk(stops, start=START)


@settings(max_examples=30, deadline=None)
@given(drawn())
def test_no_part_walked_backwards_is_easier(stops: list[Stop]) -> None:
    order = [s for s in walk(stops, start=START) if s.lon is not None]
    best = effort(order, start=START)
    for first in range(len(order)):
        for last in range(first + 2, len(order) + 1):
            turned = order[:first] + order[first:last][::-1] + order[last:]
            assert effort(turned, start=START) >= best


@settings(max_examples=30, deadline=None)
@given(drawn())
def test_doors_without_position_come_last_by_street_and_number(stops: list[Stop]) -> None:
    order = walk(stops, start=START)
    placed = [s.lon is not None for s in order]
    assert placed == sorted(placed, reverse=True)
    lost = [(s.street.casefold(), int(s.number or 0)) for s in order if s.lon is None]
    assert lost == sorted(lost)


def test_a_street_is_walked_up_one_side_and_down_the_other() -> None:
    doors = street_of("Grande Rue", 12, north=0)
    mixed = [doors[(5 * at) % 12] for at in range(12)]
    numbers = [engine.number_of(s.number) for s in walk(mixed, start=START)]
    assert numbers == [1, 3, 5, 7, 9, 11, 12, 10, 8, 6, 4, 2]


def test_a_street_is_finished_before_the_next() -> None:
    town = [*street_of("Basse", 10, north=0), *street_of("Haute", 10, north=60)]
    mixed = [town[(7 * at) % 20] for at in range(20)]
    streets = [s.street for s in walk(mixed, start=START)]
    assert sum(a != b for a, b in itertools.pairwise(streets)) == 1


def test_the_length_is_in_metres() -> None:
    assert abs(length([stop("a", 0, 300), stop("b", 0, 100)], start=START) - 500) <= 2
    assert length([], start=START) == 0


def test_house_numbers_are_read() -> None:
    assert [engine.number_of(text) for text in ("12 bis", "", "B", " 7", "3-5")] == [12, 0, 0, 7, 3]
