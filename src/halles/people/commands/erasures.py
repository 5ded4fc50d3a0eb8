"""Erase a person across all stalls, and erase her again where a restored copy brought her back."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit import erasures
from halles.kit.actor import Actor, require
from halles.kit.errors import NotFound, Refused
from halles.kit.event import PublicId
from halles.kit.manifest import house_parts
from halles.kit.personal.rows import Whose, erase
from halles.people import queries
from halles.people.commands.locks import sole_ownerships
from halles.people.commands.sign_ins import sign_in_end_all
from halles.people.events import OrganisationClosed, OwnerChanged, PersonErased
from halles.people.models import MemberRole, Membership, Organisation, Person


def person_erase(*, actor: Actor, person: str, close: Sequence[str] = ()) -> None:
    """Erase oneself in every stall; only ids that lead to nobody remain.

    The organisations in `close`, where she is alone, go with her: their sheets, news and photos. Those
    where others work are handed over first.
    """
    require(actor, "people.self", person)
    with transaction.atomic():
        found = _person(person)
        alone = sole_ownerships(person)
        _refuse_left_behind(alone, close)
        _erase(actor, found, alone)


def erasures_replay(*, actor: Actor) -> list[str]:
    """Erase again the persons whom a restored copy brought back; return their ids.

    Where such a person is again the only owner of an organisation, its oldest other member takes over, as
    somebody had to before she could go; one where she is alone closes.
    """
    require(actor, "people.erasures_replay")
    listed = erasures.read(settings.ERASURES)
    back = list(Person.objects.filter(pk__in=listed).order_by("pk").values_list("pk", flat=True))
    for person in back:
        with transaction.atomic():
            found = _person(person)
            _erase(actor, found, [each for each in sole_ownerships(person) if not _succeed(each, person)])
    return back


def _erase(actor: Actor, found: Person, closing: Sequence[Organisation]) -> None:
    for organisation in closing:
        _close(actor, organisation)
    sign_in_end_all(actor=actor, person=found.pk)
    person, town = found.pk, found.town
    for forget_in_stall in house_parts("person_forget").values():  # what is not in tables: files
        forget_in_stall(actor=actor, person=person)
    erase(Whose(person=person, addresses=queries.own_addresses(person=found)))
    record(PersonErased(person=PublicId(person)), town=town, actor=actor.person, subject=person)
    transaction.on_commit(lambda: erasures.note(settings.ERASURES, [person]))


def _close(actor: Actor, organisation: Organisation) -> None:
    """Close an organisation in every stall: its words go with it, what it did stays in the journal."""
    closed, town = organisation.pk, organisation.town
    for close_in_stall in house_parts("organisation_close").values():
        close_in_stall(actor=actor, organisation=closed)
    erase(Whose(organisations=(closed,)))
    record(OrganisationClosed(organisation=PublicId(closed)), town=town, actor=actor.person, subject=closed)


def _person(person: str) -> Person:
    found = Person.objects.select_for_update().filter(pk=person).first()
    if found is None:
        raise NotFound(gettext("This person is not known here."))
    return found


def _refuse_left_behind(alone: Sequence[Organisation], close: Sequence[str]) -> None:
    """Raise Refused for an organisation that she neither handed over nor closes."""
    for organisation in alone:
        others: Any = Membership.objects.filter(organisation=organisation).count() > 1
        if others or organisation.pk not in close:
            raise Refused(
                gettext("You are the only owner of %(name)s.") % {"name": organisation.name},
                advice=gettext("Hand it over to another member first, so that it stays in good hands.")
                if others
                else gettext("Say that it closes with your account, or invite somebody to take it over."),
            )


def _succeed(organisation: Organisation, person: str) -> bool:
    """Make the oldest other member the owner; say whether there is one."""
    others = Membership.objects.filter(organisation=organisation).exclude(person=person)
    heir = others.order_by("since", "pk").first()
    if heir is None:
        return False
    others.filter(pk=heir.pk).update(role=MemberRole.OWNER)
    event = OwnerChanged(
        organisation=PublicId(organisation.pk), former=PublicId(person), person=PublicId(heir.person_id)
    )
    record(event, town=organisation.town, subject=organisation.pk)
    return True
