"""`halles import <name>`: each made from what its package declares, with a preview and a question."""

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer
from django.utils.translation import gettext as _

from halles.kit.actor import Actor
from halles.kit.importer import Importer, Option
from halles.kit.progress import Progress

_TOWN = "The town's word in addresses; made from its name by default."
_YES = "Do not ask before changing what is there."
_DRY_RUN = "Show the changes and make none."


def command_of(importer: Importer) -> Callable[..., None]:
    """Return the command of an importer; its options are the importer's, then those of every import."""

    def command(file: Path, **said: Any) -> None:
        options = {option.name: said[option.name] for option in importer.options}
        carry_out(
            importer, file, town=said["town"], options=options, yes=said["yes"], dry_run=said["dry_run"]
        )

    command.__doc__ = f"{importer.help} The same file again changes nothing."
    command.__signature__ = _signature(importer)  # type: ignore[attr-defined]
    return command


def carry_out(
    importer: Importer, file: Path, *, town: str, options: dict[str, str], yes: bool, dry_run: bool
) -> None:
    """Show what a file changes, ask where something was there before, and make the changes."""
    with Progress() as progress:
        preview = importer.see(file, town=town, options=options, progress=progress)
    for line in preview.lines:
        typer.echo(line)
    if dry_run or not preview.changes:
        typer.echo(_("Nothing was changed."))
        return
    if not (preview.is_first or yes) and not typer.confirm(_("Make these changes?")):
        typer.echo(_("Nothing was changed."))
        return
    for line in preview.take(Actor(system="import")):
        typer.echo(line)


def _signature(importer: Importer) -> inspect.Signature:
    """Return the parameters as Typer reads them."""
    endings = ", ".join(f"FILE{suffix}" for suffix in importer.suffixes)
    kinds = {
        "file": Annotated[Path, typer.Argument(help=endings)],
        **{option.name: Annotated[str, typer.Option(help=option.help)] for option in importer.options},
        "town": Annotated[str, typer.Option(help=_TOWN)],
        "yes": Annotated[bool, typer.Option("--yes", help=_YES)],
        "dry_run": Annotated[bool, typer.Option("--dry-run", help=_DRY_RUN)],
    }
    defaults: dict[str, Any] = {"town": "", "yes": False, "dry_run": False}
    defaults |= {option.name: _default(option) for option in importer.options}
    empty = inspect.Parameter.empty
    parameters = [
        inspect.Parameter(
            name,
            inspect.Parameter.POSITIONAL_OR_KEYWORD if name == "file" else inspect.Parameter.KEYWORD_ONLY,
            default=defaults.get(name, empty),
            annotation=kind,
        )
        for name, kind in kinds.items()
    ]
    return inspect.Signature(parameters)


def _default(option: Option) -> Any:
    return inspect.Parameter.empty if option.is_required else ""
