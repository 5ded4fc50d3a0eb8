"""A stall tells all: README, title, purpose, and every door of each capability, or why it is closed."""

from collections.abc import Iterator
from typing import Any

from tests.rules.house import House, Package

README_LINES = 40
RISKS = ("A", "B", "C", "D")


def check(house: House) -> Iterator[str]:
    """Yield what a stall does not tell."""
    for package in house.stalls:
        yield from (f"{house.place(package.folder)}: {what}" for what in _readme(package))
        if package.name not in house.manifests:
            yield f"{house.place(package.folder)}: no stall.py, write its manifest"
    for name, manifest in house.manifests.items():
        yield from (f"{name}: {what}" for what in _manifest(name, manifest))


def _readme(package: Package) -> Iterator[str]:
    readme = package.folder / "README.md"
    if not readme.exists():
        yield "no README.md; say why, for whom, with one diagram"
    elif readme.read_text().count("\n") > README_LINES:
        yield f"README.md has more than {README_LINES} lines"


def _manifest(name: str, manifest: Any) -> Iterator[str]:
    if manifest.slug != name.rpartition(".")[2]:
        yield f"slug {manifest.slug!r} is not its folder's name"
    if not manifest.title or not manifest.purpose.endswith("."):
        yield "give it a title, and a purpose that is a sentence"
    for role in manifest.roles:
        if not (role.title and role.allows):
            yield f"role {role.name}: say what it allows"
    names = [capability.name for capability in manifest.capabilities]
    if len(names) != len(set(names)):
        yield "two capabilities have the same name"
    for capability in manifest.capabilities:
        yield from (f"{capability.name}: {what}" for what in _capability(capability))


def _capability(capability: Any) -> Iterator[str]:
    from halles.kit.manifest import DOORS

    if not capability.title:
        yield "give it a title"
    if capability.risk not in RISKS:
        yield f"risk {capability.risk!r} is none of {', '.join(RISKS)}"
    if set(capability.doors) != set(DOORS):
        yield f"say of each door ({', '.join(DOORS)}) whether it is open, or why not"
    if capability.risk == "D" and not capability.doors.get("sms"):
        yield "a secret never goes by text message: close that door"
    for door, reason in capability.doors.items():
        if reason and not reason.endswith("."):
            yield f"door {door}: the reason is a sentence"
