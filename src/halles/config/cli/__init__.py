"""The command line: `halles` and its sub-commands, gathered from the floors and stalls."""

import errno
import os
import sys
from types import ModuleType
from typing import NoReturn

import typer

from halles.config.paths import CannotStart
from halles.kit.errors import Problem

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "halles.config.settings")
app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_show_locals=False)
imports = typer.Typer(
    no_args_is_help=True, help="Bring the town's registers in: maps, shops, tills, calendars."
)
app.add_typer(imports, name="import")
exports = typer.Typer(no_args_is_help=True, help="Give the town's data to others, in the field's formats.")
app.add_typer(exports, name="export")

LIGHT = frozenset({"run", "setup", "test", "backup", "restore"})
"""Commands that start before there is a database, or must start fast: the stalls are not loaded for them."""

THE_MACHINE_REFUSES = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM})
"""A full disk or a folder of somebody else's: nothing a stack would explain."""


@app.callback()
def halles() -> None:
    """Halles, the digital market hall of a town centre."""


def main() -> None:
    """Run the command line; bad input ends with its sentence and code 2, never with a stack."""
    from halles.config.cli import copies, house

    house.add_to(app)
    copies.add_to(app)
    try:
        if not LIGHT.intersection(sys.argv[1:2]):
            _load_packages()
        app(prog_name="halles")
    except (Problem, CannotStart) as problem:
        _say_and_end(str(problem), problem)
    except OSError as error:
        if error.errno not in THE_MACHINE_REFUSES:
            raise
        _say_and_end(f"{error.strerror}: {error.filename or 'see HALLES_HOME'}", error)


def _say_and_end(sentence: str, cause: Exception) -> NoReturn:
    typer.secho(f"halles: {sentence}", err=True, fg="red")
    raise SystemExit(2) from cause


def _load_packages() -> None:
    """Prepare the deployment if need be, then mount each package's commands."""
    from halles.config import setup

    setup.make_ready(first_town=False)
    import django

    django.setup()
    from halles.config.cli import exporting, importing
    from halles.config.loader import exporters, importers, optional, packages

    for package in packages():
        module = optional(package, "cli")
        if module:
            _mount(module)
    for importer in importers().values():
        imports.command(importer.name)(importing.command_of(importer))
    for exporter in exporters().values():
        exports.command(exporter.name)(exporting.command_of(exporter))


def _mount(module: ModuleType) -> None:
    if hasattr(module, "app"):
        app.add_typer(module.app, name=module.NAME)
    for name, command in getattr(module, "commands", {}).items():
        app.command(name)(command)
