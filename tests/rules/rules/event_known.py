"""Manifest, events.py and reactions.py agree: what is defined is published, what is heard exists."""

import ast
from collections.abc import Iterator

from tests.rules.house import House, Package, dotted, functions, parse


def check(house: House) -> Iterator[str]:
    """Yield where they differ."""
    published = {event for manifest in house.manifests.values() for event in manifest.publishes}
    for package, events in house.events.items():
        manifest = house.manifests.get(package)
        for event in events:
            if not manifest or event not in manifest.publishes:
                yield f"{package}.events.{event.__name__}: not in `publishes` of its manifest"
    for package, manifest in house.manifests.items():
        for event in manifest.publishes:
            if not event.__module__.startswith(f"{package}.events"):
                yield f"{package}: publishes {event.__name__}, which is another's"
        for event in manifest.listens:
            if event not in published:
                yield f"{package}: listens to {event.__name__}, which nobody publishes"
    for package in house.packages:
        yield from _reactions(house, package)


def _reactions(house: House, package: Package) -> Iterator[str]:
    manifest = house.manifests.get(package.name)
    declared = {event.__name__ for event in manifest.listens} if manifest else set()
    heard = {event for path in package.python("reactions") for _, event in handlers(parse(path))}
    for event in sorted(heard - declared):
        yield f"{package.name}: reacts to {event}, not in `listens` of its manifest"
    for event in sorted(declared - heard):
        yield f"{package.name}: its manifest listens to {event}, but no reaction does"


def handlers(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield (function, event) for each `@react(Event)`."""
    for function in functions(tree):
        for decorator in function.decorator_list:
            if isinstance(decorator, ast.Call) and dotted(decorator.func).rpartition(".")[2] == "react":
                yield from ((function.name, dotted(event).rpartition(".")[2]) for event in decorator.args)
