"""The seam of exports: what a package declares once, and the command line and the public page are made of.

A package lists its exporters as EXPORTERS in its exchange module. What they give is public: nothing beyond
what the pages show.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from halles.kit.text import mark


@dataclass(frozen=True)
class Licence:
    """Under what a file may be used again."""

    name: str
    url: str
    credit: str
    """Whom to name, in English and marked."""


OPEN_LICENCE = Licence(
    "Licence Ouverte 2.0",
    "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
    mark("Name the town and the day of the file."),
)
ODBL = Licence(
    "ODbL 1.0",
    "https://opendatacommons.org/licenses/odbl/1-0/",
    mark("Name the contributors of OpenStreetMap; what you make of it stays under the same licence."),
)


@dataclass(frozen=True)
class Exporter:
    """One kind of file that leaves a town. `help` says in plain sentences what is in it, and what is not."""

    name: str
    """Of the command, and of the file."""
    title: str
    """On the web, in English and marked."""
    help: str
    suffix: str
    media_type: str
    licence: Licence
    parts: Callable[[str], Iterator[str]]
    """The text of the file for a town (its slug), piece by piece; raises Problem where it cannot be made."""
    is_there: Callable[[str], bool]
    """Whether a town (its slug) has something to put into it."""


def house_exporters() -> dict[str, Exporter]:
    """Return every package's exporters by name (settings.EXPORTERS), for the floors below the loader."""
    found: dict[str, Any] = import_string(settings.EXPORTERS)()
    return found
