"""Create, open, close a town, and let a demonstration go away."""

import re

from django.db import transaction
from django.utils.translation import gettext as _

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, NotFound
from halles.kit.event import Event, Slug
from halles.kit.text import slugify
from halles.town import events, rights
from halles.town.models import Territory, Town

TOWNS = "towns"
"""The topic of the deployment's own pages, which list the towns."""

TAKEN_WORDS = frozenset({"en", "fr", "static", "media", "compte", "admin", "api", "style", "portes", "aide"})
"""First words of addresses outside any town: no town has one of them for its slug."""


def town_create(
    *,
    actor: Actor,
    name: str,
    insee: str = "",
    slug: str = "",
    territory: str = "",
    lon: int = 0,
    lat: int = 0,
    is_demo: bool = False,
) -> Town:
    """Add a town, closed to the public; `territory` is a slug, and without it the town is one of its own."""
    require(actor, rights.CREATE)
    name = name.strip()
    slug = slugify(slug or name)
    with transaction.atomic():
        _check_new(name=name, insee=insee, slug=slug)
        town = Town.objects.create(
            territory=_territory(slug=territory or slug, name=name, is_new=not territory, is_demo=is_demo),
            name=name,
            slug=slug,
            insee=insee,
            lon=lon,
            lat=lat,
            is_demo=is_demo,
        )
        event = events.TownCreated(town=Slug(slug), is_demo=is_demo)
        record(event, town=slug, actor=actor.person, subject=town.id, topics=[TOWNS])
    return town


def _check_new(*, name: str, insee: str, slug: str) -> None:
    if not name:
        raise BadInput(_("A town has a name."), field="name")
    if insee and not re.fullmatch(r"\d[\dAB]\d{3}", insee):
        raise BadInput(
            _("%s is not an INSEE code: five characters, 35236 for instance.") % insee, field="insee"
        )
    if slug in TAKEN_WORDS or Town.objects.filter(slug=slug).exists():
        raise BadInput(_("The address /%s/ is taken: choose another one.") % slug, field="slug")


def _territory(*, slug: str, name: str, is_new: bool, is_demo: bool) -> Territory:
    if is_new:
        return Territory.objects.get_or_create(slug=slug, defaults={"name": name})[0]
    found = Territory.objects.filter(slug=slug).first()
    if not found:
        raise NotFound(_("There is no territory called %s.") % slug, field="territory")
    if found.towns.exclude(is_demo=is_demo).exists():
        raise BadInput(_("A demonstration and a real town do not share a territory."), field="territory")
    return found


def town_open(
    *,
    actor: Actor,
    town: str,
    publisher: str = "",
    hosting: str = "",
    data_contact: str = "",
    help_name: str = "",
    help_phone: str = "",
    help_hours: str = "",
) -> Town:
    """Open a town's pages to the public; what is left empty keeps its present value.

    Refused until publisher, host and data-protection contact are filled in.
    """
    require(actor, rights.MANAGE, town)
    with transaction.atomic():
        row = Town.objects.held(slug=town)
        given = {
            "publisher": publisher,
            "hosting": hosting,
            "data_contact": data_contact,
            "help_name": help_name,
            "help_phone": help_phone,
            "help_hours": help_hours,
        }
        for field, value in given.items():
            setattr(row, field, value.strip() or getattr(row, field))
        _check_contacts(row)
        row.is_open = True
        row.save(update_fields=["is_open", *given])
        _record_town(events.TownOpened(town=Slug(town)), row, actor)
    return row


def _check_contacts(town: Town) -> None:
    needed = {
        "publisher": _("who publishes these pages"),
        "hosting": _("who hosts them"),
        "data_contact": _("whom to ask about personal data"),
    }
    missing = [field for field in needed if not getattr(town, field)]
    if missing and not town.is_demo:
        raise BadInput(
            _("The town does not open before the law's contacts are filled in."),
            field=missing[0],
            advice=_("Missing: %s.") % ", ".join(needed[field] for field in missing),
        )


def town_close(*, actor: Actor, town: str) -> Town:
    """Close a town's pages to the public; nothing is deleted."""
    require(actor, rights.MANAGE, town)
    with transaction.atomic():
        row = Town.objects.held(slug=town)
        row.is_open = False
        row.save(update_fields=["is_open"])
        _record_town(events.TownClosed(town=Slug(town)), row, actor)
    return row


def demo_remove(*, actor: Actor, town: str) -> None:
    """Delete an invented town with its quarters, places and shapes; a real town is never deleted so."""
    require(actor, rights.MANAGE, town)
    with transaction.atomic():
        row = Town.objects.held(slug=town)
        row.must_be_demo()
        territory = row.territory
        row.delete()
        if not territory.towns.exists():
            territory.delete()
        record(events.DemoRemoved(town=Slug(town)), town=town, actor=actor.person, topics=[TOWNS])


def _record_town(event: Event, town: Town, actor: Actor) -> None:
    record(event, town=town.slug, actor=actor.person, subject=town.id, topics=[TOWNS])
