"""What a text message can ask has one handler, a door that is open, and a code where it binds."""

from collections.abc import Iterator
from typing import Any

from tests.rules.house import House


def check(house: House) -> Iterator[str]:
    """Yield the intents that nobody answers, and the handlers of no intent."""
    from halles.doors.intents.registry import faults_of

    handlers: dict[str, Any] = {}
    for package in house.packages:
        if package.name in house.manifests:
            told = getattr(package.module("intents"), "TEXTS", ())
            handlers[house.manifests[package.name].slug] = told
    yield from faults_of(list(house.manifests.values()), handlers)
