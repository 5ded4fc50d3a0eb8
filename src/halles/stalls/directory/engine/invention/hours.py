"""When each kind of shop is open, in OpenStreetMap's syntax, with a noon break as most have."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")

MARKET_DAY = "Tu,We,Fr,Sa 09:00-12:00,14:00-18:30; Th 08:00-18:30"
"""What a shop that stays open at noon on the day of the market writes."""

DAYS = ("Tu-Sa 09:00-12:00,14:00-18:30", "Tu-Sa 09:30-12:30,14:00-19:00",
    "Tu-Fr 10:00-12:30,14:30-19:00; Sa 10:00-19:00",
    "Tu-Sa 10:00-12:00,14:00-18:30")  # fmt: skip
OFFICE = (
    "Mo-Fr 09:00-12:00,13:30-17:00",
    "Mo-Fr 09:00-12:30,14:00-18:00",
    "Tu-Fr 09:00-12:00,14:00-17:30; Sa 09:00-12:00",
)
BAKER = (
    "Tu-Su 07:00-13:30,15:30-19:00",
    "Mo-Sa 06:45-19:00",
    "Tu-Sa 07:00-13:00,15:30-19:30; Su 07:00-13:00",
)
FOOD = (
    "Tu-Sa 08:30-12:30,15:00-19:00",
    "Tu-Sa 08:00-12:30,15:00-19:00; Su 09:00-12:30",
    "Tu-Sa 08:30-13:00,15:30-19:00",
)
MEALS = (
    "Tu-Su 12:00-14:00,19:00-22:00",
    "Mo-Fr 12:00-14:00",
    "We-Su 12:00-14:00,19:00-21:30",
    "Tu-Sa 12:00-14:00,19:00-22:00",
)
BAR = ("Mo-Sa 07:30-20:00", "We-Su 17:00-01:00", "Tu-Sa 08:00-22:00; Su 09:00-14:00")
PRESS = (
    "Mo-Sa 07:30-19:30",
    "Mo-Sa 06:30-19:00; Su 07:30-12:30",
    "Tu-Sa 08:00-12:30,14:00-19:00; Su 08:00-12:30",
)
CARE = (
    "Mo-Fr 08:30-12:00,14:00-18:00",
    "Mo-Fr 08:00-12:30,13:30-19:00",
    "Mo-Fr 09:00-12:00,14:00-19:00; Sa 09:00-12:00",
)
LONG = ("Mo-Sa 08:30-19:30; Su 09:00-12:30", "Mo-Sa 09:00-19:30", "Mo-Sa 09:00-19:00")
PHARMACY = (
    "Mo-Fr 08:45-12:30,14:00-19:00; Sa 09:00-12:30",
    "Mo-Fr 09:00-12:30,14:00-19:30; Sa 09:00-12:30,14:00-17:00",
)
HAIR = (
    "Tu-Sa 09:00-18:30",
    "Tu-Fr 09:00-12:00,14:00-18:30; Sa 08:30-16:00",
    "Tu,We,Fr 09:00-18:00; Th 09:00-20:00; Sa 08:30-16:00",
)

_BY_KIND: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("bakery", "pastry"), BAKER),
    **dict.fromkeys(("butcher", "seafood", "greengrocer", "cheese", "deli", "sweets"), FOOD),
    **dict.fromkeys(("restaurant", "fast-food"), MEALS),
    "bar": BAR,
    **dict.fromkeys(("cafe", "tobacco", "newsagent"), PRESS),
    **dict.fromkeys(("doctor", "dentist", "physiotherapist", "nurse", "laboratory", "therapist", "veterinary",
        "health-centre"), CARE),
    **dict.fromkeys(("supermarket", "grocery", "garden-centre", "hardware", "sports-shop", "frozen-food",
        "fuel",
        "appliances"), LONG),
    **dict.fromkeys(("insurance", "estate-agent", "legal", "accountant", "architect", "employment",
        "townhall",
        "public-office", "post-office", "police", "social", "driving-school", "bank", "funeral"), OFFICE),
    "pharmacy": PHARMACY,
    **dict.fromkeys(("hairdresser", "beauty", "tattoo"), HAIR),
    **dict.fromkeys(("hotel", "hospital"), ("24/7",)),
    "library": ("Tu,Th,Fr 14:00-18:00; We,Sa 10:00-12:30,14:00-18:00",),
    "marketplace": ("Th,Sa 08:00-13:00",),
    "tourist-office": ("Tu-Sa 09:30-12:30,14:00-18:00",),
    "childcare": ("Mo-Fr 07:30-18:30",),
    **dict.fromkeys(("association", "cinema", "theatre", "fire-station", "community-centre", "sports",
        "school",
        "museum"), ("",)),
}  # fmt: skip


class Chance(Protocol):
    """The only source of chance: Python's seeded generator, handed in by whoever asks."""

    def uniform(self, a: float, b: float) -> float:
        """Return a number between two others."""

    def choice(self, seq: Sequence[T]) -> T:
        """Return one of several things."""


UNKNOWN = 0.14
"""How often nobody has written the hours yet, as on a normal first day."""


def hours_of(chance: Chance, kind: str) -> str:
    """Return the hours of a shop of some kind; empty where nobody knows them."""
    hours = chance.choice(_BY_KIND.get(kind, DAYS))
    return "" if chance.uniform(0, 1) < UNKNOWN and kind != "marketplace" else hours
