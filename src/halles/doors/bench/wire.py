"""A network that can be cut: what stands between a browser and a house, for the benchmark and the tests."""

import socket
import threading
from contextlib import suppress
from typing import Self

WHOLE, CUT, MUTE = "whole", "cut", "mute"
"""All goes through; nothing does; requests arrive and their answers are lost."""
PIECE = 65_536


class Wire:
    """Listen on a port of its own and pass all on to another; a context manager that ends it."""

    def __init__(self, port: int) -> None:
        self._house = port
        self._state = WHOLE
        self._ends: set[socket.socket] = set()
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._door.getsockname()[1])

    def __enter__(self) -> Self:
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._state = CUT
        with suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        self._hang_up()

    def be(self, state: str) -> None:
        """Change what becomes of requests; connections that were open are hung up."""
        self._state = state
        self._hang_up()

    def _hang_up(self) -> None:
        for end in list(self._ends):
            _close(end)
        self._ends.clear()

    def _serve(self) -> None:
        while True:
            try:
                browser, _ = self._door.accept()
            except OSError:
                return
            if self._state == CUT:
                _close(browser)
                continue
            house = socket.create_connection(("127.0.0.1", self._house))
            self._ends |= {browser, house}
            threading.Thread(target=self._pass, args=(browser, house, False), daemon=True).start()
            threading.Thread(target=self._pass, args=(house, browser, True), daemon=True).start()

    def _pass(self, source: socket.socket, target: socket.socket, is_answer: bool) -> None:
        """Pass on what one end sends to the other; a mute wire hangs up once the house begins to answer."""
        with suppress(OSError):
            while piece := source.recv(PIECE):
                if is_answer and self._state == MUTE:
                    break
                target.sendall(piece)
        _close(source)
        _close(target)


def _close(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
