"""What the packages' `demo.py` hand to one another while the demonstration is made."""

import random
from dataclasses import dataclass, field

from halles.kit.actor import Actor

MAKER = Actor(system="demo")
"""Who makes what nobody in the demonstration is said to have made."""


@dataclass
class DemoWorld:
    """The demonstration in the making: `build(world)` of each package adds its part, in the floors' order."""

    town: str
    """Its slug."""
    size: str = "small"
    chance: random.Random = field(default_factory=lambda: random.Random(1356))  # noqa: S311
    """The only source of chance: the same demonstration each time."""
    persons: dict[str, str] = field(default_factory=dict)
    """Public ids by part played: "merchant", "employee", "manager"."""
