"""Slates as they are typed, dictated or texted, read line by line; measured on a corpus half kept aside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halles.stalls.market.engine.slate_text import MOST_LINES, ReadLine, slate_read
from halles.stalls.market.tests.slate_corpus import CASES, kept_aside, seen

LEAST = 0.93
"""Share of the lines kept aside that are read exactly; the rest is corrected by hand."""


def told(line: ReadLine) -> tuple[object, ...]:
    return (line.name, line.cents, line.unit, line.zone, line.method)


def expected(line: tuple[object, ...]) -> tuple[object, ...]:
    return (*line, "", "")[:5]


def wrong(cases: list[tuple[str, list[tuple[object, ...]]]]) -> tuple[int, list[str]]:
    lines, faults = 0, []
    for text, wanted in cases:
        lines += len(wanted)
        read = [told(line) for line in slate_read(text)]
        wish = [expected(line) for line in wanted]
        missed = sum(1 for line in wish if line not in read) if read != wish else 0
        if read != wish:
            faults += [f"{text!r}: {read} for {wish}"] * max(missed, 1)
    return lines, faults


def test_the_half_that_was_seen_is_read_whole() -> None:
    assert wrong(seen())[1] == []


def test_nearly_all_of_the_half_kept_aside_is_read_exactly() -> None:
    lines, faults = wrong(kept_aside())
    assert 1 - len(faults) / lines >= LEAST, faults


def test_a_fish_tells_what_it_lacks_and_a_dish_or_a_tin_lacks_nothing() -> None:
    [line] = slate_read("Lieu jaune pêché 19 € le kilo")
    assert (line.species, line.missing) == ("Lieu jaune", ("zone",))
    [line] = slate_read("Sardines 8 €")
    assert line.missing == ("zone", "method")
    for other in ("Soupe de poisson 9 €", "Julienne de légumes 3 €", "Moule à gâteau 12 €", "Pêches 3 €"):
        assert slate_read(other)[0].missing == ()


def test_a_bare_number_at_the_end_is_a_price_that_is_not_sure() -> None:
    [line] = slate_read("Bar 24")
    assert (line.name, line.cents, line.is_sure) == ("Bar", 2400, False)
    for numbered in ("Huîtres n° 3", "Œufs, boîte de 6", "24"):
        assert slate_read(numbered)[0].cents is None


@pytest.mark.parametrize(
    ("spoken", "cents"),
    [
        ("vingt et un euros", 2100),
        ("soixante-douze euros", 7200),
        ("soixante et onze euros", 7100),
        ("quatre-vingts euros", 8000),
        ("quatre vingt dix-neuf euros quatre vingt dix neuf", 9999),
        ("cent vingt euros", 12_000),
        ("deux cent cinquante euros", 25_000),
        ("un euro", 100),
        ("cinquante centimes", 50),
        ("dix-sept euros cinq", 1705),
    ],
)
def test_amounts_are_understood_as_they_are_spoken(spoken: str, cents: int) -> None:
    assert [line.cents for line in slate_read(f"Pain {spoken}")] == [cents]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
def test_whatever_is_written_is_read_without_a_fault(text: str) -> None:
    lines = slate_read(text)
    assert len(lines) <= MOST_LINES
    for line in lines:
        assert line.name
        assert len(line.text) <= 160
        assert line.cents is None or line.cents >= 0


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Tomates", "Pain au levain", "Chèvre frais", "Œufs", "Côte de bœuf"]),
            st.integers(1, 9999),
            st.sampled_from([("", ""), (" le kilo", "kilo"), (" la botte", "bunch"), (" pièce", "piece")]),
        ),
        min_size=1,
        max_size=10,
    ),
    st.sampled_from(["\n", "; ", " "]),
)
def test_lines_with_a_price_are_told_apart_whatever_is_between_them(
    lines: list[tuple[str, int, tuple[str, str]]], between: str
) -> None:
    text = between.join(
        f"{name} {cents // 100},{cents % 100:02} €{words}" for name, cents, (words, _) in lines
    )
    read = [(line.name, line.cents, line.unit) for line in slate_read(text)]
    assert read == [(name, cents, unit) for name, cents, (_, unit) in lines]


def test_the_corpus_is_as_large_as_it_says() -> None:
    assert sum(len(lines) for _, lines in CASES) >= 80
