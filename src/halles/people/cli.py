"""People from the command line: the first manager of a town, whom nobody else could name."""

from typing import Annotated

import typer
from django.db import transaction
from django.utils.translation import gettext as _

from halles.kit.actor import Actor
from halles.kit.errors import BadInput
from halles.kit.ids import show_code
from halles.people.commands.cards import card_issue
from halles.people.commands.persons import person_create
from halles.people.commands.roles import town_role_grant
from halles.people.models import Person
from halles.people.queries import persons_by_address

NAME = "people"
OPERATOR = Actor(system="command line")
"""Who types on the machine itself holds the database: the house asks no further right."""

app = typer.Typer(no_args_is_help=True, help="The people who work for the towns.")


@app.callback()
def people() -> None:
    """Keep `grant` a word of its own while it is alone."""


@app.command()
def grant(
    role: Annotated[str, typer.Argument(help="manager, operator or agent.")],
    name: Annotated[str, typer.Option(help="As people call her.")],
    town: Annotated[str, typer.Option(help="Word of the town; none for an operator of all.")] = "",
    email: Annotated[str, typer.Option(help="To find her again, and to send her codes.")] = "",
    card: Annotated[
        bool, typer.Option("--card", help="Also make an access card; its code shows once.")
    ] = False,
) -> None:
    """Give a person a role in a town; she is made known if she is not yet."""
    if not email and not card:
        raise BadInput(
            _("Without an e-mail nor a card she could never sign in."), advice=_("Add one of them.")
        )
    with transaction.atomic():
        person = _known(name, email) or person_create(actor=OPERATOR, name=name, email=email, town=town)
        town_role_grant(actor=OPERATOR, person=person.pk, town=town, role=role)
        code = card_issue(actor=OPERATOR, person=person.pk, town=town)[1] if card else ""
    typer.echo(_("%(name)s now has the role “%(role)s”.") % {"name": person.name, "role": role})
    if code:
        typer.echo(_("Access card, shown this once: %s") % show_code(code))


def _known(name: str, email: str) -> Person | None:
    """Return the person of this e-mail; refuse to give a role to somebody of another name."""
    found = persons_by_address(channel="email", to=email) if email else []
    if found and found[0].name != name:
        raise BadInput(
            _("%(email)s belongs to %(name)s.") % {"email": email, "name": found[0].name or found[0].pk},
            advice=_("Nothing was changed. Check the name."),
        )
    return found[0] if found else None
