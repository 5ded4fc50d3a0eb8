"""For the crash test: a prepared process forks the gateway, kills it at any instant, and forks another.

    python -m halles.config.gateway.killing KILLS PAUSE

It says "ready", "n KILLS" after each kill, then one line of JSON; the last gateway serves until this process
is told to end by SIGTERM.
"""

import asyncio
import json
import os
import random
import signal
import sys
import time


class Forked:
    """The forked gateway, and how long each took until it served."""

    def __init__(self) -> None:
        self.restarts: list[float] = []
        self.durability: set[str] = set()
        self._pid = 0

    def start(self) -> None:
        """Fork one; return once devices are heard and the database, killed too maybe, answers."""
        began = time.monotonic()
        receive, send = os.pipe()
        sys.stdout.flush()
        self._pid = os.fork()
        if not self._pid:
            os.close(receive)
            _serve(send)
        os.close(send)
        with os.fdopen(receive) as pipe:
            pipe.readline()
            self.restarts.append(time.monotonic() - began)
            self.durability.add(pipe.readline().strip())

    def end(self, how: signal.Signals) -> None:
        """Kill it, whatever it is doing, or tell it to end as the supervisor would."""
        os.kill(self._pid, how)
        os.waitpid(self._pid, 0)


def main(kills: int, pause: float) -> None:
    """Kill `kills` times, `pause` seconds apart on average."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "halles.config.settings")
    import django

    django.setup()
    from halles.config.gateway import broker, outside  # noqa: F401  # forked, it need not read them again

    _handlers()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    gateway = Forked()
    gateway.start()
    try:
        _tell("ready")
        _kill(gateway, kills, pause)
        signal.pause()
    finally:
        gateway.end(signal.SIGTERM)


def _kill(gateway: Forked, kills: int, pause: float) -> None:
    chance = random.Random(f"{kills} {pause}")  # noqa: S311
    for number in range(kills):
        time.sleep(chance.uniform(0.2, 1.8) * pause)
        gateway.end(signal.SIGKILL)
        gateway.start()
        _tell(f"{number + 1} {kills}")
    longest = round(max(gateway.restarts), 3)
    _tell(json.dumps({"restart_s": longest, "durability": sorted(gateway.durability)}))


def _handlers() -> list[object]:
    from halles.config.loader import optional, packages

    modules = (optional(package, "devices") for package in packages())
    return [handler for module in modules for handler in getattr(module, "HANDLERS", ())]


def _serve(send: int) -> None:
    """Be the gateway until killed, or told to end; say when devices are heard, and how durably it writes."""
    code = 1
    try:
        asyncio.run(_whole(send))
        code = 0
    finally:
        os._exit(code)


async def _whole(send: int) -> None:
    from halles.config.gateway import Gateway, run
    from halles.doors.devices import Registry
    from halles.journal.commands import heartbeat

    stop, gateway = asyncio.Event(), Gateway(Registry(_handlers()), heartbeat)  # type: ignore[arg-type]
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    running = asyncio.create_task(run(stop, gateway))
    while not gateway.is_connected:
        await asyncio.sleep(0.002)
    os.write(send, b"heard\n")
    while True:
        try:
            durable = await gateway.in_writer(_durability)
            break
        except Exception:
            await asyncio.sleep(0.02)
    os.write(send, f"{durable}\n".encode())
    await running


def _durability() -> str:
    """Return what this very connection says of its commits: SQLite's `synchronous`, PostgreSQL's settings."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA synchronous")
            return str(cursor.fetchone()[0])
        cursor.execute("SELECT current_setting('fsync'), current_setting('synchronous_commit')")
        return "/".join(cursor.fetchone())


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
