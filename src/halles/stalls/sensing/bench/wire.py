"""Bare MQTT 3.1.1 on a socket, for the benchmark's own sender and listener: nothing but what they need."""

import socket

CONNECT, CONNACK, PUBLISH, PUBACK, SUBSCRIBE = 0x10, 0x20, 0x32, 0x40, 0x82
MOST_NUMBERS = 65_535
_KEEP_SESSION, _NEW_SESSION, _WITH_KEY = 0x00, 0x02, 0xC0


class NotLetIn(Exception):
    """The broker does not let us in."""


def signed_in(port: int, client: str, *, name: str = "", key: str = "", is_new: bool = True) -> socket.socket:
    """Return a connection to the broker on this machine that has said who it is."""
    flags = (_NEW_SESSION if is_new else _KEEP_SESSION) | (_WITH_KEY if name else 0)
    body = text("MQTT") + bytes([4, flags]) + b"\x00\x00" + text(client)
    if name:
        body += text(name) + text(key)
    link = socket.create_connection(("127.0.0.1", port), timeout=10)
    link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    link.sendall(packet(CONNECT, body))
    answer = _exactly(link, 4)
    if answer[0] != CONNACK or answer[3]:
        link.close()
        raise NotLetIn(answer.hex())
    return link


def subscribe(link: socket.socket, topics: str) -> None:
    """Ask for `topics` with quality 1."""
    link.sendall(packet(SUBSCRIBE, b"\x00\x01" + text(topics) + b"\x01"))
    _exactly(link, 5)


def published(number: int, topic: str, payload: bytes) -> bytes:
    """Return the bytes of one PUBLISH of quality 1."""
    return packet(PUBLISH, text(topic) + number.to_bytes(2) + payload)


def packet(kind: int, body: bytes) -> bytes:
    """Return a packet: kind, length in groups of seven bits, body."""
    head, left = bytearray([kind]), len(body)
    while left > 127:
        head.append(left & 127 | 128)
        left >>= 7
    head.append(left)
    return bytes(head) + body


def text(words: str) -> bytes:
    """Return a text as MQTT writes it."""
    coded = words.encode()
    return len(coded).to_bytes(2) + coded


def _exactly(link: socket.socket, size: int) -> bytes:
    found = b""
    while len(found) < size:
        more = link.recv(size - len(found))
        if not more:
            raise NotLetIn
        found += more
    return found
