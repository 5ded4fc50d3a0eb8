"""`halles export <name>`: each made from what its package declares, to a file or to the terminal."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from django.utils.translation import gettext as _

from halles.kit.errors import NotFound
from halles.kit.exporter import Exporter
from halles.town.public import town_by_slug

_FILE = "Where to write it; to the terminal without."


def command_of(exporter: Exporter) -> Callable[..., None]:
    """Return the command of an exporter."""

    def command(
        town: Annotated[str, typer.Option(help="The town's word in addresses.")],
        file: Annotated[
            Path | None, typer.Argument(help=f"FILE{exporter.suffix}; the terminal without.")
        ] = None,
    ) -> None:
        write(exporter, town=town, file=file)

    command.__doc__ = f"{exporter.help} {exporter.licence.name}."
    return command


def write(exporter: Exporter, *, town: str, file: Path | None) -> None:
    """Write the whole file, or nothing: an export that fails leaves an earlier file as it was."""
    if town_by_slug(slug=town) is None:
        raise NotFound(_("There is no town called %s here.") % town, field="town")
    text = "".join(exporter.parts(town))
    if file is None:
        typer.echo(text, nl=False)
        return
    half = file.with_name(f"{file.name}.part")
    half.write_text(text, encoding="utf-8", newline="")
    half.replace(file)
    words = {"file": file, "licence": exporter.licence.name}
    typer.echo(_("Written: %(file)s (%(licence)s).") % words, err=True)
