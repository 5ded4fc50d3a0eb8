"""Every `halles import` has its upload form: declared once as an Importer in exchange, never in cli.py."""

from collections.abc import Iterator
from typing import Any

from tests.rules.house import House


def check(house: House) -> Iterator[str]:
    """Yield the imports that have no form, and those whose form would say too little."""
    seen: set[str] = set()
    for package in house.packages:
        cli = package.module("cli") if package.name != "halles.config" else None
        if hasattr(cli, "imports"):
            yield f"{package.name}: cli.py brings imports in; declare each in IMPORTERS of its exchange"
        for importer in getattr(package.module("exchange"), "IMPORTERS", ()):
            yield from (f"{package.name}: import {importer.name}: {what}" for what in _faults(importer))
            if importer.name in seen:
                yield f"{package.name}: import {importer.name}: another one has this name"
            seen.add(importer.name)


def _faults(importer: Any) -> Iterator[str]:
    if not importer.title or not importer.help.endswith("."):
        yield "give it a title, and a help that says in sentences where one gets such a file"
    if not importer.suffixes or not all(each.startswith(".") for each in importer.suffixes):
        yield "say how its files' names end"
    for option in importer.options:
        if not option.title or not option.help.endswith("."):
            yield f"option {option.name}: give it a title, and a help that is a sentence"
        if option.from_town and not _is_of_town(option.from_town):
            yield f"option {option.name}: a town has no field {option.from_town}"


def _is_of_town(name: str) -> bool:
    from halles.town.models import Town

    return any(field.name == name for field in Town._meta.concrete_fields)
