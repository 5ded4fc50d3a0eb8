"""An event is a frozen dataclass in the past tense, kind "<stall>.<name-in-kebab-case>", with a docstring."""

import re
from collections.abc import Iterator
from typing import Any

from tests.rules.house import House, words

IRREGULAR = words(
    "Begun Bought Broken Built Chosen Cut Done Drawn Driven Found Given Gone Held Hidden Kept Known "
    "Laid Left Lent Lost Made Met Paid Put Read Run Seen Sent Set Shown Shut Sold Spent Split Spoken "
    "Taken Told Undone Unset Withdrawn Won Written"
)


def check(house: House) -> Iterator[str]:
    """Yield the events that are not in that form."""
    for package, events in house.events.items():
        for event in events:
            yield from (f"{package}.events.{event.__name__}: {what}" for what in _faults(package, event))


def _faults(package: str, event: Any) -> Iterator[str]:
    words = re.findall(r"[A-Z][a-z0-9]*", event.__name__)
    slug = package.rpartition(".")[2]
    said = words[1:] if words[:1] == [slug.capitalize()] and len(words) > 1 else words
    kinds = {f"{slug}.{'-'.join(part).lower()}" for part in (words, said)}
    if not words or not (words[-1].endswith("ed") or words[-1] in IRREGULAR):
        yield "name it in the past tense: it tells what happened"
    if getattr(event, "kind", "") not in kinds:
        yield f"its kind is not {' or '.join(sorted(kinds))}"
    parameters = event.__dict__.get("__dataclass_params__")
    if not (parameters and parameters.frozen):
        yield "make it a frozen dataclass"
    if not (event.__doc__ or "").strip() or (event.__doc__ or "").startswith(f"{event.__name__}("):
        yield "say in its docstring what happened"
    if not isinstance(getattr(event, "version", None), int):
        yield "its version is a whole number"
