"""A process that listens for the benchmark: the raw peer, which acknowledges each message, no more."""

import json
import sys
import time

from halles.stalls.sensing.bench import wire


def main(port: int, count: int, topics: str) -> None:
    """Take `count` messages with quality 1; print when the last one was acknowledged."""
    link = wire.signed_in(port, "listener", is_new=False)
    wire.subscribe(link, topics)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    link.settimeout(30)
    taken, data = 0, b""
    while taken < count:
        data += link.recv(1 << 18)
        numbers, used = numbers_in(data)
        if numbers:
            link.sendall(b"\x40\x02" + b"\x40\x02".join(numbers))
            taken += len(numbers)
            data = data[used:]
    sys.stdout.write(json.dumps(time.monotonic()) + "\n")


def numbers_in(data: bytes) -> tuple[list[bytes], int]:
    """Return the packet numbers of the whole PUBLISH packets in `data`, and how many bytes they take."""
    numbers: list[bytes] = []
    start, size = 0, len(data)
    while start + 5 <= size:
        length, at = data[start + 1], start + 2
        if length > 127:
            length, at = length - 128 + (data[at] << 7), at + 1
        if at + length > size:
            break
        if data[start] & 0x06:
            name = at + 2 + (data[at] << 8 | data[at + 1])
            numbers.append(data[name : name + 2])
        start = at + length
    return numbers, start


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
