"""The importer of a till's export, for the command line: `halles import till FILE --shop SLUG`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from halles.kit.actor import Actor
from halles.kit.errors import NotFound
from halles.kit.importer import Importer, Option, Preview
from halles.kit.progress import Progress
from halles.kit.text import mark
from halles.stalls.directory.public import shop_get
from halles.stalls.stock.commands.till import till_file_read, till_mapping_confirm
from halles.stalls.stock.exchange.till_look import Look, Seen, till_look, till_seen
from halles.stalls.stock.exchange.till_words import (
    columns_words,
    kind_words,
    moves_words,
    plan_words,
    reading_words,
    refusals_words,
)
from halles.stalls.stock.models import Item, TillFile
from halles.town.public import town_to_fill


def look(path: Path, *, town: str, options: Mapping[str, str], progress: Progress) -> Preview:
    """Read a till's file and say what it would change in a shop's stock."""
    row = town_to_fill(slug=town)
    card = shop_get(town=row.slug, slug=options["shop"])
    if card is None:
        raise NotFound(
            _("No shop has this address here."), advice=_("It is the last word of its page’s address.")
        )
    shop = card.organisation
    seen_file = till_look(path, organisation=shop)
    seen = till_seen(seen_file, organisation=shop, now=timezone.now())

    def take(actor: Actor) -> list[str]:
        words: dict[str, Any] = {
            "actor": actor,
            "town": row.slug,
            "organisation": shop,
            "mapping": seen.mapping,
        }
        till_mapping_confirm(**words)
        told = till_file_read(**words, reading=seen.reading, as_of=seen.as_of)
        return [_("Done: the quantities of %d articles changed.") % told.moved]

    return Preview(look_words(seen_file, seen), changes=seen.changes, is_first=False, take=take)


def look_words(seen_file: Look, seen: Seen) -> tuple[str, ...]:
    """Return all that is to be known before one says yes."""
    if seen_file.is_known:
        how: tuple[str, ...] = (_("Read as it was confirmed before."),)
    else:
        how = (kind_words(seen.mapping.kind, seen_file.guessed.why), *moves_words(seen_file.moved))
        how = (*how, *columns_words(seen.mapping))
    return (
        *how,
        *reading_words(seen.reading),
        *plan_words(seen.plan, as_of=seen.as_of),
        *refusals_words(seen.reading.refused),
    )


def is_done(town: str) -> bool:
    """Say whether some shop of a town had a till's file read."""
    shops = Item.objects.filter(town=town).values("organisation")
    return TillFile.objects.filter(organisation__in=shops).exists()


TILL = Importer(
    name="till",
    title=mark("What a shop’s till says: sales or stock"),
    help=mark(
        "The export of a till, by article, in CSV or XLSX: its columns are recognised, whatever the till. "
        "Nothing is ever written back to the till."
    ),
    suffixes=(".csv", ".txt", ".tsv", ".xlsx"),
    look=look,
    is_done=is_done,
    options=(
        Option(
            name="shop",
            title=mark("Shop"),
            help=mark("The last word of the address of the shop’s page."),
            is_required=True,
        ),
    ),
    page="stock:till",
)
