"""Organisations and their members: created, joined, left, handed over."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, NotFound
from halles.kit.event import PublicId, Slug
from halles.kit.ids import new_code
from halles.kit.ratelimit import Limit, hit
from halles.people import events, queries
from halles.people.commands.locks import membership_get, organisation_lock, refuse_last_owner
from halles.people.models import Invitation, MemberRole, Membership, Organisation, OrganisationKind, Person

INVITATION_DAYS = 14
INVITATION_CODE = 12
"""Signs of an invitation's code: 60 bits, short enough to be typed from a sheet of paper."""
_PER_PERSON = Limit("invitation-accept", 20, 900)


def organisation_create(
    *, actor: Actor, kind: str, name: str, town: str, owner_person: str, place: str = ""
) -> Organisation:
    """Create an organisation with its first owner; a shop of one's own, or any kind by the town's manager."""
    require(actor, "people.organisation_create", (town, kind, owner_person))
    if kind not in OrganisationKind.values:
        raise BadInput(gettext("This kind of organisation is not offered."), field="kind")
    if not name.strip():
        raise BadInput(gettext("Give it a name."), field="name")
    if queries.person_get(person=owner_person) is None:
        raise NotFound(gettext("This person is not known here."))
    with transaction.atomic():
        made = Organisation.objects.create(kind=kind, name=name.strip()[:160], town=town, place=place)
        Membership.objects.create(organisation=made, person_id=owner_person, role=MemberRole.OWNER)
        event = events.OrganisationCreated(
            organisation=PublicId(made.pk), what=Slug(kind), owner=PublicId(owner_person)
        )
        record(event, town=town, actor=actor.person, subject=made.pk)
    return made


def member_remove(*, actor: Actor, organisation: str, person: str) -> None:
    """Take a member out, as an owner; or leave, as oneself. The last owner stays."""
    if actor.person != person:
        require(actor, "people.members_manage", organisation)
    with transaction.atomic():
        where = organisation_lock(organisation)
        membership = membership_get(organisation, person)
        refuse_last_owner(membership)
        membership.delete()
        event = events.MemberLeft(organisation=PublicId(organisation), person=PublicId(person))
        record(event, town=where.town, actor=actor.person, subject=organisation)


def owner_change(*, actor: Actor, organisation: str, former: str, person: str) -> None:
    """Hand over: `person`, a member, becomes owner; `former`, an owner, becomes an employee."""
    require(actor, "people.owner_change", organisation)
    with transaction.atomic():
        where = organisation_lock(organisation)
        if person == former or membership_get(organisation, former).role != MemberRole.OWNER:
            raise BadInput(gettext("Choose an owner, and another member to take over."))
        membership_get(organisation, person)
        members = Membership.objects.filter(organisation=organisation)
        members.filter(person=person).update(role=MemberRole.OWNER)
        members.filter(person=former).update(role=MemberRole.EMPLOYEE)
        event = events.OwnerChanged(
            organisation=PublicId(organisation), former=PublicId(former), person=PublicId(person)
        )
        record(event, town=where.town, actor=actor.person, subject=organisation)


def invitation_create(*, actor: Actor, organisation: str, role: str) -> tuple[Invitation, str]:
    """Open a place in an organisation; return it with its code, which is kept nowhere.

    The same code makes the link, the text message and the printed sheet.
    """
    require(actor, "people.members_manage", organisation)
    if role not in MemberRole.values:
        raise BadInput(gettext("This role is not offered."), field="role")
    code, now = new_code(INVITATION_CODE), timezone.now()
    with transaction.atomic():
        where = organisation_lock(organisation)
        made = Invitation.objects.create(
            organisation=where,
            role=role,
            code_hash=queries.code_hash("invitation", code),
            made_by=actor.person,
            made_at=now,
            expires_at=now + timedelta(days=INVITATION_DAYS),
        )
        event = events.InvitationMade(
            organisation=PublicId(organisation), invitation=PublicId(made.pk), role=Slug(role)
        )
        record(event, town=where.town, actor=actor.person, subject=organisation)
    return made, code


def invitation_withdraw(*, actor: Actor, organisation: str, invitation: str) -> None:
    """Close an open place before anybody takes it."""
    require(actor, "people.members_manage", organisation)
    with transaction.atomic():
        where = organisation_lock(organisation)
        gone, _ = Invitation.objects.filter(pk=invitation, organisation=organisation).delete()
        if not gone:
            raise NotFound(gettext("This invitation is no longer open."))
        event = events.InvitationWithdrawn(
            organisation=PublicId(organisation), invitation=PublicId(invitation)
        )
        record(event, town=where.town, actor=actor.person, subject=organisation)


def invitation_accept(*, actor: Actor, code: str) -> Organisation:
    """Join with an invitation's code, which serves once; the first to come has it."""
    require(actor, "people.self", actor.person)
    hit(_PER_PERSON, actor.person)
    with transaction.atomic():
        found = queries.invitation_by_code(code=code)
        if found is None or not Invitation.objects.filter(pk=found.pk).delete()[0]:
            raise NotFound(
                gettext("This invitation is no longer open."), advice=gettext("Ask for another invitation.")
            )
        where = organisation_lock(found.organisation_id)
        _join(where, actor.person, found.role)
        event = events.MemberJoined(
            organisation=PublicId(where.pk), person=PublicId(actor.person), role=Slug(found.role)
        )
        record(event, town=where.town, actor=actor.person, subject=where.pk)
    return where


def _join(organisation: Organisation, person: str, role: str) -> None:
    """Add a member; who is already one keeps the higher of the two roles."""
    Person.objects.select_for_update().get(pk=person)
    membership, is_new = Membership.objects.get_or_create(
        organisation=organisation, person_id=person, defaults={"role": role}
    )
    if not is_new and role == MemberRole.OWNER:
        membership.role = role
        membership.save(update_fields=["role"])
