"""Text files as they are published: plain, or packed with gzip, xz or bzip2."""

import bz2
import gzip
import lzma
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

_OPENERS: dict[str, Callable[..., IO[Any]]] = {".gz": gzip.open, ".xz": lzma.open, ".bz2": bz2.open}


def opened(path: Path) -> IO[str]:
    """Open a text file in UTF-8 for reading, unpacked by the end of its name; lines are left as they are."""
    opener = _OPENERS.get(path.suffix, open)
    return opener(path, "rt", encoding="utf-8", newline="")
