"""The stylesheet weighs little, and its colours can be read by day and by night."""

import re

import brotli
import pytest

from halles.ui import tokens

BUDGET = 5_500
"""Bytes, in Brotli."""
MODES = tokens.colours(tokens.stylesheet())


def test_weight() -> None:
    assert len(brotli.compress(tokens.stylesheet().encode(), quality=11)) <= BUDGET


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("pair", tokens.TEXT_PAIRS, ids=" on ".join)
def test_words_can_be_read(mode: str, pair: tuple[str, str]) -> None:
    assert tokens.contrast(*(MODES[mode][name] for name in pair)) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("pair", tokens.SHAPE_PAIRS, ids=" on ".join)
def test_shapes_can_be_seen(mode: str, pair: tuple[str, str]) -> None:
    assert tokens.contrast(*(MODES[mode][name] for name in pair)) >= 3


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#ffffff", "#ffffff", 1), ("#777777", "#ffffff", 4.48)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert tokens.contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert tokens.contrast(other, one) == tokens.contrast(one, other)


def test_every_colour_has_a_value_for_the_night() -> None:
    roots = re.findall(r":root \{([^}]*)\}", tokens.stylesheet())
    by_day, by_night = (set(re.findall(r"--([\w-]+): #", root)) for root in roots[:2])
    assert by_day == by_night


def test_colours_are_written_among_the_tokens_only() -> None:
    rules = re.sub(r":root \{[^}]*\}", "", tokens.stylesheet())
    rules = rules.replace("#000", "")  # the awning's mask, and black on paper
    assert not re.search(r"#[0-9a-f]{3,6}\b|rgb|hsl", rules)


def test_every_token_used_is_defined() -> None:
    css = tokens.stylesheet()
    assert set(re.findall(r"var\(--([\w-]+)", css)) <= set(re.findall(r"--([\w-]+):", css))
