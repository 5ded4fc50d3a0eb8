"""The seam of imports: what a package declares once, and both the command line and the web form are made of.

A package lists its importers as IMPORTERS in its exchange module. `look` reads a file and says what it would
change; carrying that out is a function of what it saw, so that a file is read once where somebody waits.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from halles.kit.actor import Actor
from halles.kit.progress import Progress


@dataclass(frozen=True)
class Option:
    """One thing to say beside the file; `from_town` is the field of a town that proposes it on the web."""

    name: str
    title: str
    """Its label on the web, in English and marked."""
    help: str
    is_required: bool = False
    from_town: str = ""


@dataclass(frozen=True)
class Preview:
    """What a file would change, in sentences, and the function that changes it and says what was done."""

    lines: tuple[str, ...]
    changes: bool
    is_first: bool
    """Nothing was brought in before, so nothing can be lost: the command line does not ask."""
    take: Callable[[Actor], list[str]]


@dataclass(frozen=True)
class Importer:
    """One kind of file. `help` says in plain sentences what it is and where one gets it."""

    name: str
    title: str
    help: str
    suffixes: tuple[str, ...]
    look: Callable[..., Preview]
    """look(path, *, town, options, progress): raises BadInput where the file is of no use."""
    is_done: Callable[[str], bool]
    """Whether a town (its slug) has something from such a file."""
    options: tuple[Option, ...] = ()
    page: str = ""
    """The URL name of the page that takes such files, where this is not the set-up desk of a town."""

    def see(self, path: Path, *, town: str, options: Mapping[str, str], progress: Progress) -> Preview:
        """Return what the file would change in `town`: its slug, or "" to let the file tell it."""
        return self.look(path, town=town, options=options, progress=progress)

    def takes(self, file_name: str) -> bool:
        """Say whether a file's name ends as these files' names do."""
        return file_name.lower().endswith(self.suffixes)


def desk_importers() -> dict[str, Importer]:
    """Return the importers whose files the set-up desk of a town takes, by name."""
    return {name: one for name, one in house_importers().items() if not one.page}


def house_importers() -> dict[str, Importer]:
    """Return every package's importers by name (settings.IMPORTERS), for the floors below the loader."""
    found: dict[str, Any] = import_string(settings.IMPORTERS)()
    return found
