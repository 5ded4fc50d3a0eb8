"""Create, open, close a town, and let a demonstration go away."""

import re
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver
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

RESERVED = frozenset({"en", "fr", "static", "media", "admin", "api", "cloche"})
"""First words of addresses that no page has, but that the house or its proxy keeps for itself."""


def town_create(
    *,
    actor: Actor,
    name: str,
    insee: str = "",
    slug: str = "",
    territory: str = "",
    host: str = "",
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
        host = _checked_host(host)
        town = Town.objects.create(
            territory=_territory(slug=territory or slug, name=name, is_new=not territory, is_demo=is_demo),
            name=name,
            slug=slug,
            insee=insee,
            host=host,
            lon=lon,
            lat=lat,
            is_demo=is_demo,
        )
        event = events.TownCreated(town=Slug(slug), is_demo=is_demo)
        record(event, town=slug, actor=actor.person, subject=town.id, topics=[TOWNS])
    return town


def _check_new(*, name: str, insee: str, slug: str) -> None:
    check_commune(name=name, insee=insee)
    if slug in taken_words() or Town.objects.filter(slug=slug).exists():
        raise BadInput(_("The address /%s/ is taken: choose another one.") % slug, field="slug")


def check_commune(*, name: str, insee: str) -> None:
    """Raise BadInput unless a town has a name, and a code that has the form of an INSEE code, or none."""
    if not name:
        raise BadInput(_("A town has a name."), field="name")
    if insee and not re.fullmatch(r"\d[\dAB]\d{3}", insee):
        raise BadInput(
            _("%s is not an INSEE code: five characters, 35236 for instance.") % insee, field="insee"
        )


def taken_words() -> frozenset[str]:
    """Return the first words of addresses outside and inside a town: no town has one of them for its slug.

    Inside too: a town with a host of its own has its pages at the top.
    """
    tables = (settings.ROOT_URLCONF, settings.TOWN_URLCONF)
    return RESERVED.union(*(first_words(get_resolver(table).url_patterns) for table in tables))


def first_words(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[str]:
    """Yield the first word of each address, where it is a fixed one."""
    for pattern in patterns:
        word, slash, _rest = str(pattern.pattern).partition("/")
        if word and "<" not in word:
            yield word
        elif not (word or slash) and isinstance(pattern, URLResolver):
            yield from first_words(pattern.url_patterns)


def _checked_host(host: str, *, town: str = "") -> str:
    """Return a host name as it is kept, once it is one of this deployment's and no other town's."""
    host = host.strip().lower().rstrip(".")
    if host and host not in settings.PUBLIC_HOSTS:
        raise BadInput(
            _("%s is not a host name of this deployment.") % host,
            field="host",
            advice=_("Add it to HALLES_HOSTS, start again, then give it to the town."),
        )
    if host and Town.objects.filter(host=host).exclude(slug=town).exists():
        raise BadInput(_("The host name %s is another town’s.") % host, field="host")
    return host


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
    host: str = "",
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
            "host": _checked_host(host, town=town),
        }
        for field, value in given.items():
            setattr(row, field, value.strip() or getattr(row, field))
        check_contacts(row)
        row.is_open = True
        row.save(update_fields=["is_open", *given])
        _record_town(events.TownOpened(town=Slug(town)), row, actor)
    return row


def check_contacts(town: Town) -> None:
    """Raise BadInput where a real town lacks what the law asks before its pages are public."""
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
