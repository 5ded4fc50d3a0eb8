"""Prepare a deployment: translations, database, static files, a first town; again when the code changed."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from halles.config import database, paths
from halles.config.backup import restore
from halles.kit.progress import Progress

_WATCHED = (".py", ".po", ".css", ".js", ".html", ".svg", ".webp")


def fingerprint() -> str:
    """Return a digest of the code's files (name, size, time) and of the database's address."""
    digest = hashlib.sha256(os.environ.get("HALLES_DATABASE", "sqlite").encode())
    for folder, folders, files in os.walk(paths.CODE / "src"):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(files):
            if name.endswith(_WATCHED):
                stat = os.stat(os.path.join(folder, name))
                digest.update(f"{folder}/{name} {stat.st_size} {stat.st_mtime_ns}".encode())
    return digest.hexdigest()


def is_ready() -> bool:
    """Say whether the deployment was prepared from just this code."""
    stamp = paths.home() / "ready"
    return stamp.exists() and stamp.read_text() == fingerprint()


def make_ready(*, first_town: bool) -> None:
    """Prepare the deployment where its code changed or its tables are not there; else only look at it.

    Without `first_town` no demonstration is made: whoever types `halles import` brings a real town.
    """
    restore.finish()
    has_tables = database.check()
    if not has_tables:
        _had_first_town().unlink(missing_ok=True)
    if not (has_tables and is_ready() and (_had_first_town().exists() or not first_town)):
        prepare(first_town=first_town)


def _had_first_town() -> Path:
    """The mark that a first town was once made, or found: a demonstration taken away stays away."""
    return paths.home() / "first-town"


def prepare(*, first_town: bool = True) -> None:
    """Prepare everything, with a progress bar; safe to repeat."""
    first_town = first_town and not _had_first_town().exists()
    steps = [
        ("translations", compile_messages),
        ("database", migrate),
        ("set-up key", offer_setup_key),
        ("static files", collect_static),
    ]
    if first_town:
        steps.append(("first town", make_first_town))
    run_steps(steps)
    if first_town:
        _had_first_town().touch()
    (paths.home() / "ready").write_text(fingerprint())


def run_steps(steps: list[tuple[str, Callable[[], None]]]) -> None:
    """Run each step and draw how far we are."""
    with Progress() as progress:
        for done, (text, step) in enumerate(steps):
            progress.step(text, done, len(steps))
            step()
        progress.step("ready", len(steps), len(steps))


def compile_messages() -> None:
    """Compile the French texts, before Django reads them."""
    from halles.config.messages import all_words, compile_words

    for words in all_words():
        compile_words(words)


def migrate() -> None:
    """Bring the tables of each database up to date."""
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    for alias in settings.DATABASES:
        call_command("migrate", database=alias, verbosity=0, interactive=False)
    call_command(
        "createcachetable",
        verbosity=0,
        database="sessions" if "sessions" in settings.DATABASES else "default",
    )
    if "sessions" in settings.DATABASES:
        for alias in settings.DATABASES:
            Path(str(settings.DATABASES[alias]["NAME"])).chmod(0o600)


def offer_setup_key() -> None:
    """Write the key of the first operator, where there is none yet."""
    from halles.people.public import setup_key_offer

    setup_key_offer()


def collect_static() -> None:
    """Gather, name by content and compress the style sheet and scripts."""
    from django.core.management import call_command

    call_command("collectstatic", verbosity=0, interactive=False, clear=True)


def make_first_town() -> None:
    """Make the demonstration town where there is no town at all."""
    from halles.config.demo import build
    from halles.town.public import town_list

    if not town_list():
        build()
