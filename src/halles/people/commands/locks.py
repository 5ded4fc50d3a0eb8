"""The one lock on an organisation's owners, so that two removals at once never leave it without any."""

from django.utils.translation import gettext

from halles.kit.errors import NotFound, Refused
from halles.people.models import MemberRole, Membership, Organisation


def organisation_lock(organisation: str) -> Organisation:
    """Return the organisation, its row locked until the end of the caller's transaction.

    PostgreSQL locks the row; on SQLite the transaction, being IMMEDIATE, is alone.
    """
    found = Organisation.objects.select_for_update().filter(pk=organisation).first()
    if found is None:
        raise NotFound(gettext("This organisation is not known here."))
    return found


def membership_get(organisation: str, person: str) -> Membership:
    """Return a membership, or raise NotFound."""
    found = Membership.objects.filter(organisation=organisation, person=person).first()
    if found is None:
        raise NotFound(gettext("This person is not a member."))
    return found


def refuse_last_owner(membership: Membership) -> None:
    """Raise Refused when this membership is that of the only owner; call it under `organisation_lock`."""
    if membership.role != MemberRole.OWNER:
        return
    others = Membership.objects.filter(organisation=membership.organisation_id, role=MemberRole.OWNER)
    if not others.exclude(pk=membership.pk).exists():
        raise Refused(
            gettext("An organisation always keeps an owner."),
            advice=gettext("Hand it over to another member first. Nothing was changed."),
        )


def sole_ownerships(person: str) -> list[Organisation]:
    """Return the organisations that would have no owner without this person, all hers locked in one order."""
    owned = Membership.objects.filter(person=person, role=MemberRole.OWNER).values("organisation")
    locked = list(Organisation.objects.select_for_update().filter(pk__in=owned).order_by("pk"))
    owners = Membership.objects.filter(role=MemberRole.OWNER).exclude(person=person)
    kept = set(owners.filter(organisation__in=locked).values_list("organisation", flat=True))
    return [each for each in locked if each.pk not in kept]
