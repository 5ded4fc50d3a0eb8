"""Twins that are one shop, and what a new file changes: on plain values."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from halles.stalls.directory.engine.places import FoundPlace, compare, without_twins

A = FoundPlace("node/1", "Le Fournil", "bakery", 0, 0)


def metres(a: tuple[int, int], b: tuple[int, int]) -> float:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


places = st.lists(
    st.builds(
        FoundPlace,
        osm=st.integers(1, 40).map(lambda n: f"node/{n}"),
        name=st.sampled_from(["Anne", "anne", "Bob"]),
        category=st.sampled_from(["bakery", "bar"]),
        lon=st.integers(0, 300),
        lat=st.just(0),
        phone=st.sampled_from(["", "1"]),
    ),
    unique_by=lambda place: place.osm,
    max_size=12,
)


@given(places, st.randoms(use_true_random=False))
def test_twins_do_not_depend_on_the_order_of_the_file(found, chance):
    shuffled = list(found)
    chance.shuffle(shuffled)
    assert without_twins(found, metres) == without_twins(shuffled, metres)


def test_only_the_same_name_kind_and_spot_are_twins():
    others = [
        replace(A, osm="node/2", name="LE FOURNIL", lon=30, phone="1"),
        replace(A, osm="node/3", lon=100),
        replace(A, osm="node/4", category="bar"),
        replace(A, osm="node/5", name="Autre"),
    ]
    kept = without_twins([A, *others], metres)
    assert [p.osm for p in kept] == ["node/2", "node/3", "node/4", "node/5"]


def test_half_an_address_is_never_completed_by_another():
    twin = replace(A, osm="node/2", number="3", street="Rue du Port")
    (kept,) = without_twins([replace(A, street="Place Haute", hours="24/7", phone="1"), twin], metres)
    assert (kept.number, kept.street) == ("", "Place Haute")


@given(places)
def test_a_file_against_itself_changes_nothing(found):
    assert not compare({p.osm: p for p in found}, {}, found, metres)


@given(places, places)
def test_after_a_difference_the_file_is_what_is_known(old, new):
    difference = compare({p.osm: p for p in old}, {}, new, metres)
    known = {p.osm: p for p in old}
    for place in difference.gone:
        del known[place.osm]
    for change in difference.changed:
        del known[change.before.osm]
    known |= {p.osm: p for p in (*difference.added, *(c.after for c in difference.changed))}
    assert known == {p.osm: p for p in new}


def test_a_shop_that_comes_back_is_a_change():
    (change,) = compare({}, {A.osm: A}, [A], metres).changed
    assert (change.came_back, change.fields) == (True, {})
