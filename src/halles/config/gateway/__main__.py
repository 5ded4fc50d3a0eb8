"""Start the gateway process: `python -m halles.config.gateway`."""

import asyncio
import gc
import os
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from halles.doors.devices import Handler

_OBJECTS_BETWEEN_LOOKS = 100_000
"""A batch makes that many and drops them all: to look for cycles among them took a fifth of the time."""


def handlers() -> "list[Handler]":
    """Return what the stalls' devices.py declare; Django is set up before."""
    from halles.config.loader import optional, packages

    modules = (optional(package, "devices") for package in packages())
    return [handler for module in modules for handler in getattr(module, "HANDLERS", ())]


def main() -> None:
    """Load the house and serve devices until SIGTERM or SIGINT."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "halles.config.settings")
    import django

    django.setup()
    from halles.config.gateway import CannotServe, Gateway, run
    from halles.doors.devices import Registry
    from halles.journal.commands import heartbeat

    registry = Registry(handlers())
    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN_LOOKS, 50, 100)

    async def until_told() -> None:
        stop = asyncio.Event()
        for wanted in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(wanted, stop.set)
        await run(stop, Gateway(registry, heartbeat))

    try:
        asyncio.run(until_told())
    except CannotServe as why:
        raise SystemExit(str(why)) from None


if __name__ == "__main__":
    main()
