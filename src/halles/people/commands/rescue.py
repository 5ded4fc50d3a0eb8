"""The town hall gives an organisation whose owner is gone a new one."""

from django.db import transaction
from django.utils.translation import gettext, override

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput
from halles.kit.event import PublicId, Slug
from halles.kit.post import Message, post
from halles.people import events, queries
from halles.people.commands.codes import read_address
from halles.people.commands.locks import membership_get, organisation_lock
from halles.people.models import MemberRole, Membership, Organisation, Person

MOST_REASON = 300


def owner_rescue(*, actor: Actor, organisation: str, former: str, address: str, reason: str) -> str:
    """Make owner the person who signs in by `address`, in the place of `former`; return her public id.

    Both are told, with the reason; the former owner stays as an employee, whom the new one may take out.
    """
    require(actor, "people.owner_rescue", organisation)
    reason = " ".join(reason.split())
    if not reason or len(reason) > MOST_REASON:
        raise BadInput(gettext("Say why, in 300 characters at most: both people read it."), field="reason")
    person = _found(address)
    with transaction.atomic():
        where = organisation_lock(organisation)
        if person.pk == former or membership_get(organisation, former).role != MemberRole.OWNER:
            raise BadInput(gettext("Choose an owner, and somebody else to take over."), field="address")
        Membership.objects.filter(organisation=where, person=former).update(role=MemberRole.EMPLOYEE)
        _, is_new = Membership.objects.update_or_create(
            organisation=where, person=person, defaults={"role": MemberRole.OWNER}
        )
        ids = {"organisation": PublicId(organisation), "person": PublicId(person.pk)}
        if is_new:
            joined = events.MemberJoined(**ids, role=Slug(MemberRole.OWNER.value))
            record(joined, town=where.town, actor=actor.person, subject=organisation)
        changed = events.OwnerChanged(**ids, former=PublicId(former))
        record(changed, town=where.town, actor=actor.person, subject=organisation)
        _tell(where, former=former, person=person, reason=reason)
    return person.pk


def _found(address: str) -> Person:
    """Return the one person who signs in by an e-mail address or a telephone number."""
    channel, to = read_address(address)
    persons = queries.persons_by_address(channel=channel, to=to)
    if len(persons) == 1:
        return persons[0]
    advice = gettext("She signs in once on these pages, then you try again.")
    if persons:
        advice = gettext("Several people share it: use another address of hers.")
    raise BadInput(gettext("Nobody in particular signs in by this address."), field="address", advice=advice)


def _tell(where: Organisation, *, former: str, person: Person, reason: str) -> None:
    """Write to the new owner and to the former one, each in her language, where she signs in."""
    for each in (person, queries.person_get(person=former)):
        if each is None or not (each.email or each.phone):
            continue
        words = {"name": where.name, "reason": reason}
        with override(each.language):
            text = gettext("The town hall made another person owner of %(name)s: %(reason)s") % words
            if each is person:
                text = gettext("The town hall made you owner of %(name)s: %(reason)s") % words
            subject = gettext("%(name)s has a new owner") % words
        channel, to = ("email", each.email) if each.email else ("sms", each.phone)
        post(Message(channel, to, text, subject=subject, town=where.town, kind="order"))
