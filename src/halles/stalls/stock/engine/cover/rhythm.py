"""When a shop may order and when it is delivered."""

from dataclasses import dataclass

import numpy as np

from halles.stalls.stock.engine.cover.values import WEEK, Flags


@dataclass(frozen=True)
class Rhythm:
    """Weekdays of delivery (0 is Monday), before opening; an order leaves `lead_days` evenings earlier."""

    delivery_weekdays: tuple[int, ...]
    lead_days: int

    def __post_init__(self) -> None:
        """Refuse a rhythm without deliveries, or deliveries before their order."""
        if not self.delivery_weekdays or not set(self.delivery_weekdays) <= set(range(WEEK)):
            raise ValueError("deliveries come on weekdays 0 to 6, on one at least")
        if self.lead_days < 1:
            raise ValueError("what is ordered tonight comes tomorrow at the earliest")

    @property
    def order_weekdays(self) -> frozenset[int]:
        """Return the weekdays on whose evening an order leaves."""
        return frozenset((day - self.lead_days) % WEEK for day in self.delivery_weekdays)

    def days_to_order(self, weekday: int) -> int:
        """Return how many evenings after that of `weekday` the next order leaves; 0 is the same evening."""
        return min((day - weekday) % WEEK for day in self.order_weekdays)

    def horizon(self, weekday: int) -> int:
        """Return for how many days an order of that evening must last: until the next order's delivery."""
        return 1 + self.days_to_order((weekday + 1) % WEEK) + self.lead_days - 1

    @property
    def usual_horizon(self) -> int:
        """Return the mean horizon of the shop's orders, in whole days."""
        return round(sum(map(self.horizon, self.order_weekdays)) / len(self.order_weekdays))

    @property
    def usual_gap(self) -> float:
        """Return the mean number of days between two orders."""
        return WEEK / len(self.order_weekdays)

    def is_order_day(self, days: int, last_weekday: int) -> Flags:
        """Return on which of the last `days` days an order left; the last of them is a `last_weekday`."""
        weekdays = (last_weekday - np.arange(days)[::-1]) % WEEK
        return np.isin(weekdays, sorted(self.order_weekdays))
