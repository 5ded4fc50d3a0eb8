"""Open the file of a search index by mapping it: at no cost, and shared with whoever else has it open."""

import mmap
from pathlib import Path

from halles.stalls.market.engine.search import Index, Unreadable


def index_opened(path: Path) -> Index:
    """Return the index of a file; raise Unreadable, or OSError where there is none."""
    with path.open("rb") as file:
        try:
            content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except ValueError as error:  # an empty file cannot be mapped
            raise Unreadable(str(error)) from error
    return Index.read(memoryview(content))
