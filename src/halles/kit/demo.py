"""What the packages' `demo.py` hand to one another while a demonstration is made, or replayed."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone

from halles.kit.actor import Actor

MAKER = Actor(system="demo")
"""Who makes what nobody in the demonstration is said to have made."""


@dataclass
class DemoWorld:
    """The demonstration in the making: `build(world)` of each package adds its part, in the floors' order."""

    town: str
    """Its slug."""
    name: str = ""
    seed: int = 1
    population: int = 12_000
    number: int = 0
    """Which one it is of those made together: 0 is the first."""
    territory: str = ""
    """The slug of the territory it joins; empty for one of its own."""
    now: datetime = field(default_factory=timezone.now)
    """What is a few days old is so many days before this."""
    ground: Any = None
    """Streets, homes, premises, car parks, lamp posts: what a lower floor invented, for those above."""
    chance: random.Random = field(default_factory=lambda: random.Random(1356))  # noqa: S311
    """Chance for whoever needs no source of its own; see `chance_of`."""
    sold: dict[str, float] = field(default_factory=dict)
    """How many are sold on a usual day, by the public id of what is sold."""
    persons: dict[str, str] = field(default_factory=dict)
    """Public ids by part played: "merchant", "employee", "bookseller", "manager", "agent", "helper"."""

    def chance_of(self, part: str) -> random.Random:
        """Return the source of chance of one package: the same each time, whatever the others draw."""
        return random.Random(f"{self.seed} {self.number} {part}")  # noqa: S311


@dataclass(frozen=True, order=True)
class Moment:
    """Something that happens while a demonstration is replayed."""

    second: int
    """Since the beginning of what is replayed."""
    text: str
    """What the one who watches reads."""
    act: Callable[[], object] = field(compare=False)
    """Makes it happen, through the ordinary commands."""
