"""Find the stalls and read their manifests: the one loop from which the house is wired."""

import pkgutil
from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

import halles.stalls
from halles.kit.exporter import Exporter
from halles.kit.importer import Importer
from halles.kit.manifest import Manifest

FLOORS = ("halles.ui", "halles.journal", "halles.town", "halles.people", "halles.doors")
"""The floors that hold tables, templates or pages, from the ground up."""


@cache
def stall_packages() -> tuple[str, ...]:
    """Return the stalls' packages, by name: each folder of `stalls/` that holds a manifest."""
    found = (f"halles.stalls.{m.name}" for m in pkgutil.iter_modules(halles.stalls.__path__) if m.ispkg)
    return tuple(sorted(name for name in found if find_spec(f"{name}.stall")))


@cache
def packages() -> tuple[str, ...]:
    """Return the floors and the stalls, in the order of imports."""
    return FLOORS + stall_packages()


def optional(package: str, name: str) -> ModuleType | None:
    """Return the module `package.name`, or None where the stall has no such file."""
    return import_module(f"{package}.{name}") if find_spec(f"{package}.{name}") else None


@cache
def manifests() -> dict[str, Manifest]:
    """Return each package's manifest, floors first."""
    found = {}
    for package in packages():
        module = optional(package, "stall")
        if module:
            found[package] = module.MANIFEST
    return found


@cache
def parts(name: str) -> dict[str, Callable[..., Any]]:
    """Return the function `name` of each package's public.py that has one, by the package's slug."""
    found = {}
    for package, manifest in manifests().items():
        module = optional(package, "public")
        if module and hasattr(module, name):
            found[manifest.slug] = getattr(module, name)
    return found


@cache
def importers() -> dict[str, Importer]:
    """Return the importers that packages declare (IMPORTERS in their exchange module), by name."""
    modules = (optional(package, "exchange") for package in packages())
    return {one.name: one for module in modules for one in getattr(module, "IMPORTERS", ())}


@cache
def exporters() -> dict[str, Exporter]:
    """Return the exporters that packages declare (EXPORTERS in their exchange module), by name."""
    modules = (optional(package, "exchange") for package in packages())
    return {one.name: one for module in modules for one in getattr(module, "EXPORTERS", ())}


@cache
def texts() -> dict[str, tuple[Any, ...]]:
    """Return who answers text messages (TEXTS in a package's intents module), by the package's slug."""
    found = {}
    for package, manifest in manifests().items():
        handlers = getattr(optional(package, "intents"), "TEXTS", ())
        if handlers:
            found[manifest.slug] = tuple(handlers)
    return found
