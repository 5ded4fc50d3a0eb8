"""The command line: `halles` and its sub-commands, gathered from the floors and stalls."""

import os
import sys

import django
import typer

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "halles.config.settings")
app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_show_locals=False)


@app.callback()
def halles() -> None:
    """Halles, the digital market hall of a town centre."""


@app.command("django", context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def django_command(context: typer.Context) -> None:
    """Run a Django management command (developers)."""
    from django.core.management import execute_from_command_line

    execute_from_command_line(["halles", *context.args])


def main() -> None:
    """Run the command line."""
    django.setup()
    sys.path.insert(0, "")
    app()
