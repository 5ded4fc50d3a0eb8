"""What became of orders: counted once each, and no town total that could be that of one shop."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from halles.stalls.market.engine.figures import LEAST_ORDERS, LEAST_SHOPS, Past, figures_of, town_figures

PLACED = datetime(2026, 11, 2, 9, tzinfo=UTC)
ENDS = {
    "placed": [],
    "accepted": ["accept"],
    "ready": ["ready"],
    "handed-over": ["accept", "ready", "hand-over"],
    "refused": ["refuse"],
    "cancelled": ["cancel"],
    "unanswered": ["expire"],
    "released": ["accept", "release"],
}
PASTS = st.lists(
    st.builds(
        lambda shop, state, minutes, cents: past(shop, state, minutes=minutes, cents=cents),
        st.sampled_from("abcd"),
        st.sampled_from(sorted(ENDS)),
        st.integers(0, 500),
        st.integers(0, 9999),
    ),
    max_size=30,
)


def past(
    shop: str, state: str, *, minutes: int = 5, cents: int = 100, steps: list[str] | None = None
) -> Past:
    told = ENDS[state] if steps is None else steps
    at = PLACED + timedelta(minutes=minutes)
    return Past(shop, PLACED, state, [(action, at) for action in told], cents)


def test_each_order_is_counted_where_it_belongs() -> None:
    found = figures_of(past("a", state, minutes=10 * n) for n, state in enumerate(ENDS))
    assert (found.reserved, found.accepted, found.refused, found.collected) == (8, 4, 1, 1)
    assert (found.unanswered, found.cancelled, found.released) == (1, 1, 1)
    assert found.minutes == 30, "half of 10, 20, 30, 40 and 70 minutes"
    assert found.cents == 100


def test_what_a_shop_took_back_it_never_said() -> None:
    found = figures_of([past("a", "placed", steps=["accept", "put-back"])])
    assert (found.accepted, found.refused) == (0, 0)
    late = figures_of([past("a", "accepted", steps=["expire", "accept"])])
    assert (late.accepted, late.unanswered) == (1, 1)


def test_nobody_answered_is_not_zero_minutes() -> None:
    assert figures_of([past("a", "placed")]).minutes is None
    assert figures_of([]).reserved == 0


@given(PASTS)
def test_a_town_is_told_from_three_shops_and_eleven_orders_on(orders: list[Past]) -> None:
    found = town_figures(orders)
    enough = len(orders) >= LEAST_ORDERS and len({each.shop for each in orders}) >= LEAST_SHOPS
    assert (found is not None) == enough
    if found is None:
        return
    collected = [each for each in orders if each.state == "handed-over"]
    few = len(collected) < LEAST_ORDERS or len({each.shop for each in collected}) < LEAST_SHOPS
    assert found.cents == (0 if few else sum(each.cents for each in collected))
    assert found.reserved == len(orders)
