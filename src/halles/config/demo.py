"""Demonstration towns: made of each package's `demo.py`, one at a time, and taken away in one gesture."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from halles.config import paths
from halles.config.loader import optional, packages
from halles.kit.demo import DemoWorld
from halles.kit.errors import BadInput, Refused
from halles.kit.progress import Progress
from halles.kit.text import slugify
from halles.people import demo as people_demo
from halles.town import demo as town_demo
from halles.town.engine.invention import LEAST_POPULATION, MOST_POPULATION
from halles.town.public import town_by_slug, town_list

POPULATION = 12_000
MOST_TOWNS = 50


def build(population: int = POPULATION, *, seed: int = 1) -> str:
    """Make the demonstration town where there is none, and return its name.

    Where it is there already, only cards that were lost are made anew.
    """
    first = DemoWorld(town=town_demo.SLUG, name=town_demo.NAME, seed=seed, population=population)
    with transaction.atomic():
        is_new = not town_by_slug(slug=first.town)
        if is_new:
            _build_parts(first)
            cards_path().unlink(missing_ok=True)
        lines = [] if cards_path().exists() else people_demo.cards(first.town)
    if lines:
        _write_cards(lines)
    if is_new:
        _finish(first)
    return first.name


def build_many(towns: int, population: int, *, seed: int, progress: Progress) -> list[str]:
    """Make a territory of several towns, that many inhabitants in all; return their names.

    One town at a time, each in a transaction of its own: memory does not grow with their number.
    """
    refuse_where_there_is_one()
    shares = shared_out(population, towns)
    names = town_demo.names(towns, seed)
    for number, (name, share) in enumerate(zip(names, shares, strict=True)):
        progress.step("towns", number, towns)
        if number == 0:
            build(share, seed=seed)
            continue
        world = DemoWorld(
            town=slugify(name),
            name=name,
            seed=seed,
            population=share,
            number=number,
            territory=town_demo.SLUG,
        )
        with transaction.atomic():
            _build_parts(world)
        _finish(world)
    progress.step("towns", towns, towns)
    return names


def shared_out(population: int, towns: int) -> list[int]:
    """Return the inhabitants of each town: the second has half of the first, the third a third, and so on."""
    if not 1 <= towns <= MOST_TOWNS:
        raise BadInput(_("A demonstration has 1 to %s towns.") % MOST_TOWNS, field="towns")
    unit = population / sum(1 / rank for rank in range(1, towns + 1))
    shares = [round(unit / rank) for rank in range(1, towns + 1)]
    if shares[0] > MOST_POPULATION or shares[-1] < LEAST_POPULATION:
        raise BadInput(
            _("Invented towns have %(least)d to %(most)d inhabitants each.")
            % {"least": LEAST_POPULATION, "most": MOST_POPULATION},
            field="population",
            advice=_("Shared out so, the largest would have %(large)d and the smallest %(small)d.")
            % {"large": shares[0], "small": shares[-1]},
        )
    return shares


def refuse_where_there_is_one() -> None:
    """Raise Refused where a demonstration stands already: another one does not grow out of it."""
    if any(town.is_demo for town in town_list()):
        raise Refused(
            _("A demonstration is there already."), advice=_("Take it away first: ./halles demo --remove")
        )


def _build_parts(world: DemoWorld) -> None:
    for build_part in demo_parts("build", packages()):
        build_part(world)


def _finish(world: DemoWorld) -> None:
    """Do what is long and can be done again, once the town is kept."""
    for finish_part in demo_parts("finish", packages()):
        finish_part(world)


def remove() -> str:
    """Take all demonstration towns away with the rows of every package, and return their names.

    One town at a time; a real one is refused before anything of it is deleted.
    """
    names = [remove_one(town.slug) for town in town_list() if town.is_demo]
    cards_path().unlink(missing_ok=True)
    return ", ".join(names)


def remove_one(slug: str) -> str:
    """Take one demonstration town away, and return its name."""
    town = town_by_slug(slug=slug)
    if town is None:
        return ""
    with transaction.atomic():
        town_demo.refuse_real(slug)
        for remove_part in demo_parts("remove", reversed(packages())):
            remove_part(slug)
    return town.name


def demo_parts(name: str, order: Iterable[str]) -> list[Callable[..., Any]]:
    """Return the function `name` of each package's `demo.py` that has one."""
    modules = (optional(package, "demo") for package in order)
    return [getattr(module, name) for module in modules if hasattr(module, name)]


def cards_path() -> Path:
    """Return where the demonstration's access codes are kept, for whoever starts the town on this machine."""
    return paths.home() / "demo-cards.txt"


def _write_cards(lines: list[str]) -> None:
    path = cards_path()
    path.touch(mode=0o600)
    path.chmod(0o600)
    path.write_text("".join(f"       {line}\n" for line in lines))
