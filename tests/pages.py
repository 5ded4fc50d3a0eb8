"""The catalogue of pages: what each package says of its addresses in its own tests/pages.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.world import World


def no_kwargs(world: World) -> dict[str, Any]:
    """The address takes no argument."""
    return {}


@dataclass(frozen=True)
class Page:
    """One address to visit: as whom, with which arguments, what it answers and what it may weigh.

    `town` is False for the deployment's own pages. `budget_kb`: HTML and CSS, in Brotli, 1 kB = 1,000 bytes.
    """

    url_name: str
    budget_kb: float = 30.0
    kwargs: Callable[[World], dict[str, Any]] = no_kwargs
    town: bool = True
    who: str = "visitor"
    status: int = 200
    method: str = "get"

    def __str__(self) -> str:
        return f"{self.url_name}{'' if self.town else ' (deployment)'} as {self.who}"

    def path(self, world: World, language: str = "fr") -> str:
        """Return the page's address in `world`, in French or English."""
        from django.conf import settings
        from django.urls import reverse

        urlconf = settings.TOWN_URLCONF if self.town else settings.ROOT_URLCONF
        bare = reverse(self.url_name, urlconf=urlconf, kwargs=self.kwargs(world))
        return f"{'/en' if language == 'en' else ''}{f'/{world.town.slug}' if self.town else ''}{bare}"


def all_pages() -> list[Page]:
    """Return the pages of every package."""
    from halles.config.loader import packages

    modules = (f"{package}.tests.pages" for package in packages())
    return [page for name in modules if _exists(name) for page in import_module(name).PAGES]


def _exists(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False
