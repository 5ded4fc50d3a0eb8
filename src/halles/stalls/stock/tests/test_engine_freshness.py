"""How fresh a quantity is: what may be said falls with time and rises with pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halles.stalls.stock.engine.freshness import Seen, chance_left, how

SOLD = st.floats(0, 400)
DAYS = st.floats(0, 56)


@pytest.mark.parametrize(
    ("seen", "word"),
    [
        (Seen(3, 0, is_perishable=False), "seen"),
        (Seen(3, 0, is_perishable=True), "seen"),
        (Seen(3, 1, is_perishable=True), "ask"),
        (Seen(3, 1, is_perishable=False), "probably"),
        (Seen(0, 0, is_perishable=False), "ask"),
        (Seen(1, 300, is_perishable=False), "ask"),
        (Seen(2, 5, is_perishable=False, sold=56, sold_days=56), "ask"),
        (Seen(40, 5, is_perishable=False, sold=56, sold_days=56), "probably"),
        (Seen(1, 20, is_perishable=False, sold=1, sold_days=56), "ask"),
        (Seen(2, 20, is_perishable=False, sold=1, sold_days=56), "probably"),
    ],
)
def test_what_is_said(seen: Seen, word: str) -> None:
    assert how(seen)[0] == word


@given(free=st.integers(1, 300), days=st.integers(0, 500), sold=SOLD, over=DAYS)
def test_chance_falls_with_time_and_rises_with_pieces(free: int, days: int, sold: float, over: float) -> None:
    def left(n: int, after: int) -> float:
        return chance_left(Seen(n, after, is_perishable=False, sold=sold, sold_days=over))

    now = left(free, days)
    assert 0 <= now <= 1
    assert left(free, days + 3) <= now + 1e-9
    assert left(free + 2, days) >= now - 1e-9


def test_what_sells_fast_is_sooner_doubted() -> None:
    slow = chance_left(Seen(5, 7, is_perishable=False, sold=2, sold_days=56))
    fast = chance_left(Seen(5, 7, is_perishable=False, sold=60, sold_days=56))
    assert slow > 0.95
    assert fast < 0.2


def test_the_chance_is_that_of_a_long_simulation() -> None:
    import numpy as np

    drawn = np.random.default_rng(1)
    pace = drawn.gamma(0.5 + 20, 1 / (5 + 40), 200_000)
    left = float(np.mean(drawn.poisson(pace * 6) < 4))
    assert chance_left(Seen(4, 6, is_perishable=False, sold=20, sold_days=40)) == pytest.approx(
        left, abs=0.005
    )
