"""A mail server of thirty lines, to see what a relay is told and to answer it badly."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager

Answers = dict[str, str]
"""What to say to a command instead of yes ("RCPT": "550 no"); "DATA." is the content's end, "" hangs up."""


class Server(socketserver.ThreadingTCPServer):
    """The server, and the contents it took."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, answers: Answers) -> None:
        super().__init__(("127.0.0.1", 0), Session)
        self.answers = answers
        self.taken: list[str] = []

    @property
    def url(self) -> str:
        """Its address, as HALLES_SMTP takes it."""
        return f"smtp://127.0.0.1:{self.server_address[1]}"


class Session(socketserver.StreamRequestHandler):
    """One conversation."""

    server: Server

    def handle(self) -> None:
        """Answer each command until QUIT or silence."""
        self.say("220 test")
        while line := self.rfile.readline().decode().strip():
            word = line[:4].upper()
            if not self.say(self.server.answers.get(word, "354 go" if word == "DATA" else "250 ok")):
                return
            if word == "DATA" and "DATA" not in self.server.answers and not self.content():
                return

    def content(self) -> bool:
        """Read a content to its end, and answer."""
        lines = []
        while (line := self.rfile.readline().decode()) not in (".\r\n", ""):
            lines.append(line)
        answer = self.server.answers.get("DATA.", "250 taken")
        if answer.startswith("250"):
            self.server.taken.append("".join(lines))
        return self.say(answer)

    def say(self, answer: str) -> bool:
        """Answer, or hang up."""
        if answer:
            self.wfile.write(answer.encode() + b"\r\n")
        return bool(answer)


@contextmanager
def mail_server(answers: Answers | None = None) -> Iterator[Server]:
    """Yield a running mail server."""
    with Server(answers or {}) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()
