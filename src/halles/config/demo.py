"""The demonstration town: made of each package's `demo.py`, and taken away in one gesture."""

from collections.abc import Callable, Iterable
from pathlib import Path

from django.db import transaction

from halles.config import paths
from halles.config.loader import optional, packages
from halles.kit.demo import DemoWorld
from halles.people import demo as people_demo
from halles.town import demo as town_demo
from halles.town.public import town_by_slug


def build(size: str = "small") -> str:
    """Make the demonstration town where there is none, and return its name.

    Where it is there already, only cards that were lost are made anew.
    """
    slug = town_demo.SLUG
    with transaction.atomic():
        if not town_by_slug(slug=slug):
            world = DemoWorld(town=slug, size=size)
            for build_part in _parts("build", packages()):
                build_part(world)
            cards_path().unlink(missing_ok=True)
        lines = [] if cards_path().exists() else people_demo.cards(slug)
    if lines:
        _write_cards(lines)
    return town_demo.NAME


def remove(slug: str = town_demo.SLUG) -> str:
    """Take a demonstration town away with the rows of every package, and return its name.

    A real town is refused before anything is deleted.
    """
    town = town_by_slug(slug=slug)
    if town is None:
        return ""
    with transaction.atomic():
        town_demo.refuse_real(slug)
        for remove_part in _parts("remove", reversed(packages())):
            remove_part(slug)
    cards_path().unlink(missing_ok=True)
    return town.name


def _parts(name: str, order: Iterable[str]) -> list[Callable[..., None]]:
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
