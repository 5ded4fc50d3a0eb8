"""A process that publishes for the benchmark: as fast as a window allows, or so many messages a second.

Its last line is the moment of the first message and that of the last acknowledgement, by the machine's clock.
"""

import json
import select
import socket
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from halles.stalls.sensing.bench import wire
from halles.stalls.sensing.bench.fleet import Fleet
from halles.stalls.sensing.bench.moments import Moments

WINDOW = 4000
"""Messages that wait for their PUBACK at most."""
_AT_ONCE = 200
_ACK_BYTES = 4


def main(port: int, first: int, count: int, rate: int, devices: int, root: str, moments: Path) -> None:
    """Publish messages `first` to `first + count - 1`; wait for the word "go" before."""
    fleet = Fleet(devices, root)
    packets = [
        wire.published(number % wire.MOST_NUMBERS + 1, fleet.topic(number), fleet.payload(number))
        for number in range(first, first + count)
    ]
    link = wire.signed_in(port, f"sender-{first}")
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    began = time.monotonic()
    _send(link, packets, rate, Moments(moments, first, count))
    sys.stdout.write(json.dumps([began, time.monotonic()]) + "\n")


def _send(link: socket.socket, packets: Sequence[bytes], rate: int, moments: Moments) -> None:
    """Send all, by the clock where there is a rate, and read acknowledgements between."""
    link.setblocking(False)
    sent = acknowledged = 0
    began, left = time.monotonic(), memoryview(b"")
    while acknowledged < len(packets) * _ACK_BYTES:
        due = min(len(packets), acknowledged // _ACK_BYTES + WINDOW, sent + _AT_ONCE)
        if rate:
            due = min(due, int((time.monotonic() - began) * rate) + 1)
        if not left and due > sent:
            moments.sent(sent, due)
            left, sent = memoryview(b"".join(packets[sent:due])), due
        pause = 0.0005 if rate and not left else 1
        readable, writable, _ = select.select([link], [link] if left else [], [], pause)
        if writable:
            left = left[link.send(left) :]
        if readable:
            acknowledged += len(link.recv(1 << 16))


if __name__ == "__main__":
    _port, _first, _count, _rate, _devices = map(int, sys.argv[1:6])
    main(_port, _first, _count, _rate, _devices, sys.argv[6], Path(sys.argv[7]))
