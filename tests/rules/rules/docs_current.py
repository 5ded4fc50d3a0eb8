"""docs/stalls.md and docs/events.md say what the manifests say: `make docs` writes them."""

from collections.abc import Iterator

from tests.rules.house import House


def check(house: House) -> Iterator[str]:
    """Yield the documents that are out of date."""
    from halles.config.docs import documents

    for path, text in documents(house.root / "docs").items():
        if not path.exists() or path.read_text() != text:
            yield f"{house.place(path)}: out of date, run `make docs`"
