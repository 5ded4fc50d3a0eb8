"""Replay two hours of a market day in the demonstration town, live, for open pages to move."""

import time
from collections.abc import Callable

from django.utils.translation import gettext as _

from halles.config.demo import demo_parts
from halles.config.loader import packages
from halles.kit.demo import DemoWorld, Moment
from halles.kit.errors import NotFound
from halles.town import demo as town_demo
from halles.town.public import town_by_slug

START = 8 * 60 + 30
"""Minutes after midnight at which the market morning begins: Thursday, 8:30."""
LENGTH = 120 * 60
"""Seconds of the town's time."""


def moments(*, seed: int) -> list[Moment]:
    """Return what each package lets happen in the demonstration town, in order of time."""
    town = town_by_slug(slug=town_demo.SLUG)
    if town is None or not town.is_demo:
        raise NotFound(_("There is no demonstration town here."), advice=_("Make one: ./halles demo"))
    world = DemoWorld(town=town.slug, name=town.name, seed=seed)
    played = [moment for part in demo_parts("replay", packages()) for moment in part(world)]
    return sorted((moment for moment in played if moment.second <= LENGTH), key=_second)


def _second(moment: Moment) -> int:
    return moment.second


def replay(
    *,
    seed: int = 1,
    speed: float = 60.0,
    say: Callable[[str], object],
    wait: Callable[[float], object] = time.sleep,
) -> int:
    """Let everything happen in its time, `speed` times faster than in town; return how much happened.

    `say` is told each thing as it happens; `wait` lets seconds pass.
    """
    now, happened = 0, moments(seed=seed)
    for moment in happened:
        if moment.second > now:
            wait((moment.second - now) / speed)
            now = moment.second
        moment.act()
        say(f"{clock(moment.second)}  {moment.text}")
    return len(happened)


def clock(second: int) -> str:
    """Return the town's time so long after the beginning, as French writes it."""
    minutes = START + second // 60
    return f"jeudi {minutes // 60:2} h {minutes % 60:02}"
