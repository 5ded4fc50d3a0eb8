"""Start the gateway process: `python -m halles.config.gateway`."""

import asyncio
import gc
import os
import signal

_OBJECTS_BETWEEN_LOOKS = 100_000
"""A batch makes that many and drops them all: to look for cycles among them took a fifth of the time."""


def main() -> None:
    """Load the house and serve devices until SIGTERM or SIGINT."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "halles.config.settings")
    import django

    django.setup()
    from halles.config.gateway import CannotServe, Gateway, run
    from halles.config.loader import optional, packages
    from halles.doors.devices import Registry
    from halles.journal.commands import heartbeat

    modules = (optional(package, "devices") for package in packages())
    handlers = [handler for module in modules for handler in getattr(module, "HANDLERS", ())]

    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN_LOOKS, 50, 100)

    async def until_told() -> None:
        stop = asyncio.Event()
        for wanted in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(wanted, stop.set)
        await run(stop, Gateway(Registry(handlers), heartbeat))

    try:
        asyncio.run(until_told())
    except CannotServe as why:
        raise SystemExit(str(why)) from None


if __name__ == "__main__":
    main()
