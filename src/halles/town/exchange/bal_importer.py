"""The importer of local address bases: every address of the commune, with its position."""

from collections.abc import Mapping
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from halles.kit.actor import Actor
from halles.kit.importer import Importer, Preview
from halles.kit.progress import Progress
from halles.kit.text import mark
from halles.town.commands import addresses_replace
from halles.town.engine.addresses import AddressChange
from halles.town.exchange.bal_read import AddressFile, read_addresses
from halles.town.models import Address
from halles.town.queries import address_compare, town_to_fill

MOST_COMMUNES = 5


def look(path: Path, *, town: str, options: Mapping[str, str], progress: Progress) -> Preview:
    """Read a file of addresses and say what it would change in its town."""
    row = town_to_fill(slug=town)
    file = read_addresses(path, town=row, progress=progress)
    change = address_compare(town=row.slug, found=file.addresses)

    def take(actor: Actor) -> list[str]:
        with transaction.atomic():
            fresh = address_compare(town=row.slug, found=file.addresses)
            addresses_replace(actor=actor, town=row.slug, change=fresh)
        return [_("Done: the addresses of %s are known.") % row.name]

    lines = (*about_file(file), about_change(change))
    return Preview(lines, changes=bool(change), is_first=not is_done(row.slug), take=take)


def is_done(town: str) -> bool:
    """Say whether addresses of a town were imported."""
    return Address.objects.filter(town__slug=town).exists()


def about_file(file: AddressFile) -> list[str]:
    """Say what was read, mended and left."""
    read = ngettext("Read: %d address.", "Read: %d addresses.", len(file.addresses))
    lines = [read % len(file.addresses)]
    lines += [
        _("Mended: %(count)d %(what)s.") % {"count": n, "what": what} for what, n in file.mended.items()
    ]
    if file.elsewhere:
        shown = ", ".join(f"{code or '?'} ({n})" for code, n in list(file.elsewhere.items())[:MOST_COMMUNES])
        lines.append(_("Left out, of other communes: %s.") % shown)
    return lines


def about_change(change: AddressChange) -> str:
    """Say how much would change."""
    counts = {"added": len(change.added), "changed": len(change.changed), "gone": len(change.gone)}
    return _("Addresses: %(added)d new, %(changed)d changed, %(gone)d gone.") % counts


BAL = Importer(
    name="addresses",
    title=mark("The addresses: local address base (BAL)"),
    help=mark(
        "Each address of the commune with its position, so that shops and premises are found on the map. On "
        "adresse.data.gouv.fr, look for your commune and download its local address base (BAL) as CSV."
    ),
    suffixes=(".csv",),
    look=look,
    is_done=is_done,
)
