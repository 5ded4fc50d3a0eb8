"""An HTTP gateway of the tests' own: it answers what it is told to, and keeps what it was sent."""

import contextlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Gateway:
    """What it answers, in order ("cut": nothing at all), and what it took."""

    url: str
    answers: list[tuple[int, str] | str] = field(default_factory=list)
    taken: list[tuple[str, dict[str, str], str]] = field(default_factory=list)
    """Path, headers in lower case, body."""


@contextlib.contextmanager
def http_gateway() -> Iterator[Gateway]:
    """Run one until the end of the block; without an answer it says 200 {}."""
    gateway = Gateway("")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            gateway.taken.append((self.path, {k.lower(): v for k, v in self.headers.items()}, body))
            answer = gateway.answers.pop(0) if gateway.answers else (200, "{}")
            if isinstance(answer, str):
                self.close_connection = True
                return
            self.send_response(answer[0])
            self.send_header("Content-Length", str(len(answer[1])))
            self.send_header("Location", "/elsewhere")
            self.end_headers()
            self.wfile.write(answer[1].encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    gateway.url = f"http://127.0.0.1:{server.server_port}/v1/messages?account=7"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield gateway
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
