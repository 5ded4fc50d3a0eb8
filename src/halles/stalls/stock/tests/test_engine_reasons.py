"""Of all that moved a figure, what is worth one sentence."""

import math

import pytest

from halles.stalls.stock.engine.reasons import Reason, of_day, of_order


@pytest.mark.parametrize(
    ("given", "more"),
    [
        ({}, ""),
        ({"kind": "market", "kind_factor": 1.3}, "market"),
        ({"kind": "market", "kind_factor": 1.02}, ""),
        ({"kind": "market", "kind_factor": 1.1, "recent": 1.4}, "rising"),
        ({"recent": 0.8}, "falling"),
        ({"sold_out": 1.2}, "sold-out"),
        ({"kind": "holiday", "kind_factor": 0.3, "recent": 1.4}, "holiday"),
        ({"recent": 0.0}, "falling"),
    ],
)
def test_what_moves_a_day_most_is_said(given: dict[str, float], more: str) -> None:
    usual = {"weekday": 5, "kind": "", "kind_factor": 1.0, "recent": 1.0, "sold_out": 1.0}
    assert of_day(**{**usual, **given}) == Reason("weekday", more=more, weekday=5)  # type: ignore[arg-type]


def test_why_one_orders() -> None:
    usual = {"basis": "own", "left": 3, "cover_days": 11.6, "empty_days": 0}
    assert of_order(**usual) == Reason("need", left=3, days=12)  # type: ignore[arg-type]
    assert of_order(**{**usual, "basis": "similar"}).word == "similar"  # type: ignore[arg-type]
    assert of_order(**{**usual, "empty_days": 9}) == Reason("often-empty", left=3, days=9)  # type: ignore[arg-type]
    assert of_order(**{**usual, "left": None}).word == "replace"  # type: ignore[arg-type]
    assert of_order(**{**usual, "cover_days": math.nan}).days == 0  # type: ignore[arg-type]
