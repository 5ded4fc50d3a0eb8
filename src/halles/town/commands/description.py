"""Describe a town: its name and commune, its contacts, the stalls it opens."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, NotFound
from halles.kit.event import Count, Event, Slug
from halles.kit.manifest import closable_manifests
from halles.town import events, rights
from halles.town.commands.towns import TOWNS, check_commune, check_contacts
from halles.town.models import Territory, Town

CONTACTS = ("publisher", "hosting", "data_contact", "help_name", "help_phone", "help_hours")
"""What the public is told of whoever answers for a town's pages, and of who helps."""


def town_describe(*, actor: Actor, town: str, name: str, insee: str = "", territory: str = "") -> Town:
    """Correct a town's name and commune; its address stays. An operator may have it join a territory."""
    require(actor, rights.MANAGE, town)
    if territory:
        require(actor, rights.CREATE)
    name, insee = name.strip(), insee.strip().upper()
    check_commune(name=name, insee=insee)
    with transaction.atomic():
        row = Town.objects.held(slug=town)
        row.name, row.insee = name, insee
        if territory:
            row.territory = _territory(row, territory)
        row.save(update_fields=["name", "insee", "territory"])
        _record(events.TownDescribed(town=Slug(town)), row, actor)
    return row


def _territory(town: Town, slug: str) -> Territory:
    found = Territory.objects.filter(slug=slug).first()
    if not found:
        raise NotFound(_("There is no territory called %s.") % slug, field="territory")
    if found.towns.exclude(is_demo=town.is_demo).exists():
        raise BadInput(_("A demonstration and a real town do not share a territory."), field="territory")
    return found


def town_contacts_set(
    *,
    actor: Actor,
    town: str,
    publisher: str,
    hosting: str,
    data_contact: str,
    help_name: str = "",
    help_phone: str = "",
    help_hours: str = "",
) -> Town:
    """Write down who answers for a town; what is empty is emptied, but an open town keeps the law's three."""
    require(actor, rights.MANAGE, town)
    values = (publisher, hosting, data_contact, help_name, help_phone, help_hours)
    with transaction.atomic():
        row = Town.objects.held(slug=town)
        for field, value in zip(CONTACTS, values, strict=True):
            setattr(row, field, value.strip())
        if row.is_open:
            check_contacts(row)
        row.save(update_fields=CONTACTS)
        _record(events.TownContactsSet(town=Slug(town)), row, actor)
    return row


def town_stalls_set(*, actor: Actor, town: str, closed: Collection[str]) -> Town:
    """Say which stalls a town does not open, by their slugs; what they hold is kept."""
    require(actor, rights.MANAGE, town)
    known = [manifest.slug for manifest in closable_manifests()]
    strange = sorted(set(closed) - set(known))
    if strange:
        raise BadInput(_("%s is no stall that a town may close.") % strange[0], field="open")
    with transaction.atomic():
        row = Town.objects.held(slug=town)
        wanted = sorted(set(closed))
        if row.closed_stalls == wanted:
            return row
        row.closed_stalls = wanted
        row.save(update_fields=["closed_stalls"])
        event = events.TownStallsSet(open=Count(len(known) - len(wanted)), closed=Count(len(wanted)))
        _record(event, row, actor)
    return row


def _record(event: Event, town: Town, actor: Actor) -> None:
    record(event, town=town.slug, actor=actor.person, subject=town.id, topics=[TOWNS])
