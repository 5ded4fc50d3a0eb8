"""Which article of which shop a message means, and what is asked before."""

from hypothesis import given
from hypothesis import strategies as st

from halles.stalls.market.engine.wanted import (
    MOST_OPTIONS,
    Candidate,
    Settled,
    WhichArticle,
    WhichShop,
    in_shop,
    settled,
)


def of(shop: str, name: str = "x", cents: int = 100) -> Candidate:
    return Candidate(f"{name} {shop}", shop, cents)


CANDIDATES = st.builds(
    of, st.sampled_from("ABCDE"), st.sampled_from(["bread", "book", "fish"]), st.integers(1, 900)
)
LINES = st.lists(
    st.lists(CANDIDATES, min_size=1, max_size=6, unique_by=lambda each: each.product), min_size=1, max_size=4
)


def test_the_one_shop_that_has_all_of_it_is_chosen() -> None:
    lines = [[of("A", "bread"), of("B", "bread")], [of("B", "book")]]
    assert settled(lines) == Settled((of("B", "bread"), of("B", "book")))


def test_several_shops_that_have_all_of_it_are_asked_with_their_sums() -> None:
    lines = [[of("A", "bread", 100), of("B", "bread", 90)], [of("B", "book", 700), of("A", "book", 800)]]
    assert settled(lines) == WhichShop((("A", 900), ("B", 790)))


def test_one_thing_of_several_shops_is_asked_one_of_each_shop_first() -> None:
    line = [of("A", "one"), of("A", "two"), of("B", "one"), of("C", "one"), of("D", "one")]
    found = settled([line])
    assert isinstance(found, WhichArticle)
    assert [each.shop for each in found.options] == ["A", "B", "C"]


def test_where_no_shop_has_all_of_it_each_thing_comes_from_where_it_is() -> None:
    lines = [[of("A", "bread")], [of("B", "book")]]
    assert settled(lines) == Settled((of("A", "bread"), of("B", "book")))


def test_a_thing_is_taken_where_one_goes_anyway() -> None:
    lines = [[of("A", "bread")], [of("B", "fish"), of("A", "fish")], [of("C", "book")]]
    found = settled(lines)
    assert isinstance(found, Settled)
    assert [each.shop for each in found.articles] == ["A", "A", "C"]


def test_a_shop_keeps_only_its_own() -> None:
    assert in_shop([[of("A"), of("B")], [of("A")]], "B") == [[of("B")], []]


@given(LINES)
def test_what_is_settled_or_asked_is_always_something_that_was_found(lines: list[list[Candidate]]) -> None:
    found = settled(lines)
    if isinstance(found, Settled):
        assert len(found.articles) == len(lines)
        assert all(each in line for each, line in zip(found.articles, lines, strict=True))
    elif isinstance(found, WhichArticle):
        assert 2 <= len(found.options) <= MOST_OPTIONS
        assert len(set(found.options)) == len(found.options)
        assert all(each in lines[found.line] for each in found.options)
    else:
        assert 2 <= len(found.options) <= MOST_OPTIONS
        assert all(any(each.shop == shop for each in line) for shop, _ in found.options for line in lines)


@given(LINES, st.data())
def test_whatever_is_chosen_it_comes_to_an_end(lines: list[list[Candidate]], data: st.DataObject) -> None:
    for _question in range(len(lines) + 1):
        found = settled(lines)
        if isinstance(found, Settled):
            return
        if isinstance(found, WhichShop):
            lines = in_shop(lines, data.draw(st.sampled_from(found.options))[0])
        else:
            chosen = data.draw(st.sampled_from(found.options))
            lines = [[chosen] if at == found.line else line for at, line in enumerate(lines)]
    assert isinstance(settled(lines), Settled)
