"""Roles in a town: given and withdrawn."""

from django.db import transaction
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, NotFound, Refused
from halles.kit.event import PublicId, Slug
from halles.people import queries
from halles.people.commands.setup_key import setup_key_forget
from halles.people.events import RoleGranted, RoleWithdrawn
from halles.people.models import Person, TownRole, TownRoleName


def town_role_grant(*, actor: Actor, person: str, town: str, role: str) -> None:
    """Give a person a role in a town; granting it twice does nothing. Only an operator serves no town."""
    require(actor, "people.role_grant", (town, role))
    if role not in TownRoleName.values or (not town and role != TownRoleName.OPERATOR):
        raise BadInput(gettext("This role is not offered."), field="role")
    if queries.person_get(person=person) is None:
        raise NotFound(gettext("This person is not known here."))
    with transaction.atomic():
        if not town:
            transaction.on_commit(setup_key_forget)
        _, is_new = TownRole.objects.get_or_create(town=town, person_id=person, role=role)
        if is_new:
            record(
                RoleGranted(person=PublicId(person), role=Slug(role)),
                town=town,
                actor=actor.person,
                subject=person,
            )


def town_role_withdraw(*, actor: Actor, person: str, town: str, role: str) -> None:
    """Take a role back; the last operator of the deployment keeps hers."""
    require(actor, "people.role_grant", (town, role))
    with transaction.atomic():
        same = TownRole.objects.select_for_update().filter(town=town, role=role).order_by("pk")
        holders = list(same.values_list("person", flat=True))
        if person not in holders:
            raise NotFound(gettext("This person does not have this role."))
        if not town and len(holders) == 1:
            raise Refused(
                gettext("The house always keeps an operator."),
                advice=gettext("Name another one first. Nothing was changed."),
            )
        Person.objects.get(pk=person).town_roles.filter(town=town, role=role).delete()
        record(
            RoleWithdrawn(person=PublicId(person), role=Slug(role)),
            town=town,
            actor=actor.person,
            subject=person,
        )
