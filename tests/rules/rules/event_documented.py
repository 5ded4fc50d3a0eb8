"""Every published event is in docs/events.md, with its fields and who listens: people outside build on it."""

from collections.abc import Iterator

from tests.rules.house import House


def check(house: House) -> Iterator[str]:
    """Yield the events that the document does not tell."""
    path = house.root / "docs" / "events.md"
    text = path.read_text() if path.exists() else ""
    for manifest in house.manifests.values():
        for event in manifest.publishes:
            if f"`{event.kind}`" not in text:
                yield f"{event.__module__}.{event.__name__} is not in docs/events.md, run `make docs`"
