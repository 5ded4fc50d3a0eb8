"""`python -m halles.journal.bell`: the bell's process."""

import argparse
import asyncio
import contextlib
import logging
import os
import resource
import signal
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path

from halles.journal.bell.app import Bell
from halles.journal.bell.belfry import Belfry, Rung
from halles.journal.bell.journal import errors, follow
from halles.journal.bell.server import Server

log = logging.getLogger("halles.bell")


def read_arguments() -> argparse.Namespace:
    """Read the command line; an address in HALLES_DATABASE is one that `ps` does not show."""
    parser = argparse.ArgumentParser(prog="python -m halles.journal.bell", description=__doc__)
    given = os.environ.get("HALLES_DATABASE")
    parser.add_argument("--database", default=given, required=not given, help="SQLite file or postgresql://…")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument(
        "--key-file",
        type=Path,
        required=True,
        help="the secret the pages sign with, unless HALLES_SECRET_KEY holds it",
    )
    parser.add_argument(
        "--origin", action="append", default=[], help="a site whose pages may listen; repeatable"
    )
    parser.add_argument("--listeners", type=int, default=10_000, help="refuse more than that at once")
    return parser.parse_args()


async def serve(options: argparse.Namespace) -> None:
    """Follow the journal and serve listeners until told to stop."""
    belfry = Belfry(most_listeners=options.listeners)
    key = os.environ.get("HALLES_SECRET_KEY") or options.key_file.read_text()
    bell = Bell(belfry, key=key, origins=frozenset(options.origin))
    batches = follow(options.database, None)
    for entry in await anext(batches):
        belfry.ring(entry)
    bell.following = True
    tasks = [
        asyncio.create_task(keep_following(bell, options.database, batches)),
        asyncio.create_task(keep_beating(belfry)),
    ]
    await Server(bell, belfry).serve([socket.create_server((options.host, options.port))])
    for task in tasks:
        task.cancel()


async def keep_following(bell: Bell, database: str, batches: AsyncIterator[list[Rung]]) -> None:
    """Ring each entry as it comes; where the database cannot be read, try again each second."""
    while True:
        try:
            async for batch in batches:
                bell.following = True
                for entry in batch:
                    bell.belfry.ring(entry)
                    await asyncio.sleep(0)  # a long batch lets newcomers in
        except errors(database) as error:
            bell.following = False
            log.warning("the journal cannot be read, next try in one second: %s", error)
            await asyncio.sleep(1)
            batches = follow(database, bell.belfry.position)


async def keep_beating(belfry: Belfry) -> None:
    """Give signs of life."""
    while True:
        await asyncio.sleep(1)
        belfry.beat()


def main() -> None:
    """Run the bell; a journal that cannot be read at the start is an error to show at once."""
    options = read_arguments()
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # uvicorn stops first, then raises the signal again
    try:
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(serve(options))
    except errors(options.database) as error:
        sys.exit(f"bell: the journal in {options.database.rpartition('@')[2]} cannot be read: {error}")


if __name__ == "__main__":
    main()
