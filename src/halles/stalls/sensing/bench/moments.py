"""When each message was sent, in a file that the sender writes and the reader reads at the same time."""

import mmap
from pathlib import Path
from struct import Struct, pack_into, unpack_from
from time import monotonic

_ONE = Struct("=d")


class Moments:
    """The sending times of messages `first` to `first + count - 1`, by the machine's one monotonic clock."""

    def __init__(self, path: Path, first: int, count: int) -> None:
        self.first, self.count = first, count
        if not path.exists():
            path.write_bytes(bytes(count * _ONE.size))
        with path.open("r+b") as file:
            self._bytes = mmap.mmap(file.fileno(), count * _ONE.size)

    def sent(self, start: int, stop: int) -> None:
        """Note that the messages of places `start` to `stop - 1` leave now."""
        pack_into(f"={stop - start}d", self._bytes, start * _ONE.size, *[monotonic()] * (stop - start))

    def of(self, number: int) -> float:
        """Return when message `number` left; 0 where it is none of these."""
        place = number - self.first
        return float(unpack_from("=d", self._bytes, place * _ONE.size)[0]) if 0 <= place < self.count else 0.0
