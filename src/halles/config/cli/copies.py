"""Commands of copies: `./halles backup`, `./halles restore`."""

from pathlib import Path
from typing import Annotated

import typer

from halles.config import paths


def add_to(app: typer.Typer) -> None:
    """Mount these commands."""
    app.command()(backup)
    app.command()(restore)


def backup(
    to: Annotated[Path | None, typer.Option(help="Folder; by default that of the nightly copies.")] = None,
    night: Annotated[bool, typer.Option("--night", help="Also delete copies older than 14 days.")] = False,
) -> None:
    """Make a copy of the database, the photos and the key, while the house runs."""
    from halles.config.backup import make, restore

    restore.finish()
    now = make.now_here()
    folder = (to or paths.copies()).resolve()
    path = make.make_copy(to=folder, now=now)
    typer.echo(
        f"{path}  {path.stat().st_size / 1e6:.1f} MB. It holds the key: keep it as you keep the database."
    )
    for gone in make.prune(folder, now=now) if night else ():
        typer.echo(f"{gone}  deleted: older than 14 days.")


def restore(
    file: Annotated[Path, typer.Argument(help="A copy that `./halles backup` made.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Put a copy back in the place of what is here; the house must not run."""
    from halles.config import supervisor
    from halles.config.backup import make
    from halles.config.backup import restore as steps

    with supervisor.alone():
        if not yes:
            typer.confirm(f"Put {file} in the place of all that is in {paths.home()}?", abort=True)
        done = steps.restore(file, now=make.now_here())
    typer.echo(f"Back to {done['made_at']}. Everybody signs in again.")
    if done["erased"]:
        typer.echo(f"Persons erased since, and erased again: {done['erased']}.")
    if done["aside"].exists() and any(done["aside"].iterdir()):
        typer.echo(f"What was here before is in {done['aside']}, for 14 days.")
