"""The runner process: sequencer, reactions, timed work and checkpoints of the whole house."""

import os
import signal
import threading


def main() -> None:
    """Load the house and run until SIGTERM or SIGINT."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "halles.config.settings")
    import django

    django.setup()
    from halles.config.backup import night
    from halles.config.loader import optional, packages
    from halles.journal.runner import run

    for package in packages():
        optional(package, "reactions")
    modules = [optional(package, name) for package in packages() for name in ("schedule", "demo")]
    jobs = [job for module in modules for job in getattr(module, "JOBS", ())] + night.JOBS
    stop = threading.Event()
    for wanted in (signal.SIGTERM, signal.SIGINT):
        signal.signal(wanted, lambda *_: stop.set())
    run(stop, jobs=jobs)


if __name__ == "__main__":
    main()
