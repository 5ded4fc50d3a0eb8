"""Towns from the command line: list, create, open, close."""

from typing import Annotated

import typer
from django.utils.translation import gettext as _

from halles.kit.actor import Actor
from halles.town.commands import town_close, town_create, town_open
from halles.town.models import Town
from halles.town.queries import town_list

NAME = "town"
OPERATOR = Actor(system="command line")
"""Who types on the machine itself holds the database: the house asks no further right."""

app = typer.Typer(no_args_is_help=True, help="The towns of this deployment.")


@app.command("list")
def list_towns() -> None:
    """List the towns, with what each still lacks to open."""
    towns = town_list()
    for town in towns:
        typer.echo(f"{town.slug:30} {town.insee or '-':6} {state_of(town)}")
    if not towns:
        typer.echo(
            _("No town yet: halles import osm FILE.osm.pbf --commune NAME, or halles town create NAME.")
        )


def state_of(town: Town) -> str:
    """Say in a few words whether a town is open, and what it lacks."""
    if town.is_demo:
        return _("demonstration: invented data")
    if town.is_open:
        return _("open")
    lacks = {
        _("publisher"): town.publisher,
        _("host"): town.hosting,
        _("data-protection contact"): town.data_contact,
    }
    missing = [name for name, value in lacks.items() if not value]
    return _("not open; missing: %s") % ", ".join(missing) if missing else _("not open, ready to open")


@app.command("create")
def create(
    name: Annotated[str, typer.Argument(help="As people write it.")],
    insee: Annotated[str, typer.Option(help="INSEE code of the commune.")] = "",
    slug: Annotated[str, typer.Option(help="Its word in addresses; made from the name by default.")] = "",
    territory: Annotated[str, typer.Option(help="Word of an existing territory; its own by default.")] = "",
    host: Annotated[str, typer.Option(help="A host name of its own, among HALLES_HOSTS.")] = "",
) -> None:
    """Add a town, closed to the public."""
    town = town_create(actor=OPERATOR, name=name, insee=insee, slug=slug, territory=territory, host=host)
    words = {"name": town.name, "slug": town.slug, "state": state_of(town)}
    typer.echo(_("%(name)s is under /%(slug)s/: %(state)s.") % words)


@app.command("open")
def open_town(
    slug: Annotated[str, typer.Argument(help="The town's word in addresses.")],
    publisher: Annotated[str, typer.Option(help="Who publishes the pages: name, address.")] = "",
    hosting: Annotated[str, typer.Option(help="Who hosts them: name, address, telephone.")] = "",
    data_contact: Annotated[str, typer.Option(help="Whom to ask about personal data.")] = "",
    help_name: Annotated[str, typer.Option(help="Who helps: a person or a counter.")] = "",
    help_phone: Annotated[str, typer.Option(help="Their telephone.")] = "",
    help_hours: Annotated[str, typer.Option(help="When they answer.")] = "",
    host: Annotated[str, typer.Option(help="A host name of its own, among HALLES_HOSTS.")] = "",
) -> None:
    """Open a town's pages to the public, once the law's contacts are filled in."""
    town = town_open(
        actor=OPERATOR,
        town=slug,
        publisher=publisher,
        hosting=hosting,
        data_contact=data_contact,
        help_name=help_name,
        help_phone=help_phone,
        help_hours=help_hours,
        host=host,
    )
    typer.echo(_("%s is open.") % town.name)


@app.command("close")
def close_town(slug: Annotated[str, typer.Argument(help="The town's word in addresses.")]) -> None:
    """Close a town's pages to the public; nothing is deleted."""
    town = town_close(actor=OPERATOR, town=slug)
    typer.echo(_("%s is closed; nothing was deleted.") % town.name)
