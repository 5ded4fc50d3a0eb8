"""Writes of slates: chalk that of the day, as yesterday, rub a line out and write it again, take it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, NotFound
from halles.kit.event import Count, PublicId
from halles.kit.versions import is_undoable
from halles.stalls.directory.public import ShopCard, shop_list, shop_open
from halles.stalls.market import rights
from halles.stalls.market.commands.product_fields import UNITS, plain, said
from halles.stalls.market.engine.rules import goods_fault, price_fault
from halles.stalls.market.engine.slate_day import slate_ends
from halles.stalls.market.engine.slate_text import MOST_LINES, ReadLine
from halles.stalls.market.events import SlateLineEnded, SlatePublished, SlateWithdrawn
from halles.stalls.market.models import Method, Slate, SlateLine
from halles.stalls.market.queries.slates import slate_before
from halles.town.engine.hours import OPEN
from halles.town.models import Town

_TEXTS = {"text": 160, "name": 160, "species": 80, "zone": 120}


@dataclass(frozen=True)
class ChalkLine:
    """One line to chalk, as written and as understood. Cents of one unit, VAT included."""

    name: str
    text: str = ""
    """As written; empty: the name."""
    price_cents: int | None = None
    unit: str = ""
    species: str = ""
    zone: str = ""
    method: str = ""


def chalked(line: ReadLine) -> ChalkLine:
    """Return a line that was read as one to chalk."""
    return ChalkLine(
        name=line.name,
        text=line.text,
        price_cents=line.cents or None,
        unit=line.unit,
        species=line.species,
        zone=line.zone,
        method=line.method,
    )


def slate_publish(*, actor: Actor, town: Town, organisation: str, lines: Sequence[ChalkLine]) -> Slate:
    """Chalk the slate of today and return it: what stood on it is replaced, until the shop closes.

    Chalking what stands there already changes nothing. Of what was gone there still is none, if its line
    keeps its name.
    """
    require(actor, rights.SELL, organisation)
    rows = [_row(rank, line) for rank, line in enumerate(lines)]
    if not rows:
        raise BadInput(gettext("Write at least one line: a thing and its price."), field="text")
    if len(rows) > MOST_LINES:
        message = gettext("A slate holds %(most)d lines at most.")
        raise BadInput(message % {"most": MOST_LINES}, field="text")
    with transaction.atomic():
        slate, ends = _of_today(actor, town, organisation)
        known = list(slate.lines.order_by("rank"))
        is_read = slate.withdrawn_at is None and slate.expires_at == ends
        if known and is_read and list(map(_told, known)) == list(map(_told, rows)):
            return slate
        slate.expires_at = ends
        _chalk(slate, known, rows)
        event = SlatePublished(
            slate=PublicId(slate.pk), organisation=PublicId(organisation), lines=Count(len(rows))
        )
        record(event, town=town.slug, actor=actor.person, subject=slate.pk, topics=_topics(slate))
    return slate


def slate_repeat(*, actor: Actor, town: Town, organisation: str) -> Slate:
    """Chalk again the last slate of the two weeks before: "as yesterday"."""
    require(actor, rights.SELL, organisation)
    last = slate_before(organisation=organisation, day=timezone.localdate())
    if last is None:
        raise NotFound(gettext("There is no slate of the last two weeks."))
    lines = [ChalkLine(**_told(each.line)) for each in last.lines]
    return slate_publish(actor=actor, town=town, organisation=organisation, lines=lines)


def slate_withdraw(*, actor: Actor, slate: Slate) -> None:
    """Take a slate back; a second time does nothing."""
    require(actor, rights.SELL, slate.organisation)
    with transaction.atomic():
        row = _held(slate)
        if row.withdrawn_at:
            return
        row.withdrawn_at = timezone.now()
        row.save(update_fields=["withdrawn_at"])
        event = SlateWithdrawn(slate=PublicId(row.pk), organisation=PublicId(row.organisation))
        record(event, town=row.town, actor=actor.person, subject=row.pk, topics=_topics(row))


def slate_restore(*, actor: Actor, slate: Slate) -> None:
    """Put back a slate taken back less than ten minutes ago."""
    require(actor, rights.SELL, slate.organisation)
    with transaction.atomic():
        row = _held(slate)
        if not row.withdrawn_at:
            return
        if not is_undoable(row.withdrawn_at, now=timezone.now()):
            raise BadInput(gettext("The ten minutes have passed."), advice=gettext("Publish it again."))
        row.withdrawn_at = None
        row.save(update_fields=["withdrawn_at"])
        event = SlatePublished(
            slate=PublicId(row.pk),
            organisation=PublicId(row.organisation),
            lines=Count(row.lines.count()),
        )
        record(event, town=row.town, actor=actor.person, subject=row.pk, topics=_topics(row))


def slate_line_end(*, actor: Actor, line: str, gone: bool) -> SlateLine:
    """Say that of a line there is no more, or (False) that there is again; saying it twice does nothing."""
    with transaction.atomic():
        row = SlateLine.objects.select_for_update().filter(pk=line).select_related("slate").first()
        if row is None:
            raise NotFound(gettext("This line is no longer on the slate."))
        require(actor, rights.SELL, row.slate.organisation)
        if (row.gone_at is not None) == gone:
            return row
        row.gone_at = timezone.now() if gone else None
        row.save(update_fields=["gone_at"])
        event = SlateLineEnded(slate=PublicId(row.slate_id), line=PublicId(row.pk), gone=gone)
        topics = _topics(row.slate)
        record(event, town=row.slate.town, actor=actor.person, subject=row.slate_id, topics=topics)
    return row


def closing_today(*, town: Town, shop: ShopCard | None, now: datetime) -> datetime:
    """Return when what a shop chalks now is gone."""
    wall = timezone.localtime(now).replace(tzinfo=None)
    spans = []
    if shop is not None:
        told = shop_open(town=town, shop=shop, start=wall, end=wall + timedelta(days=1))
        spans = [(each.start, each.end) for each in told if each.state == OPEN]
    return timezone.make_aware(slate_ends(wall, spans))


def _of_today(actor: Actor, town: Town, organisation: str) -> tuple[Slate, datetime]:
    """Return the slate of today, locked, made where there is none, and when the shop closes."""
    shop = next(iter(shop_list(town=town.slug, organisations=[organisation])), None)
    if shop is None:
        raise NotFound(gettext("This shop is no longer here."))
    now = timezone.now()
    ends = closing_today(town=town, shop=shop, now=now)
    told = {"town": town.slug, "expires_at": ends, "published_at": now, "author": actor.person}
    day = timezone.localdate(now)
    row, _is_new = Slate.objects.get_or_create(organisation=organisation, day=day, defaults=told)
    return Slate.objects.select_for_update().get(pk=row.pk), ends


def _chalk(slate: Slate, known: Sequence[SlateLine], rows: Sequence[SlateLine]) -> None:
    gone = {row.name: row.gone_at for row in known if row.gone_at}
    for row in known:
        row.delete()
    for row in rows:
        row.slate, row.gone_at = slate, gone.get(row.name)
    SlateLine.objects.bulk_create(rows)
    slate.withdrawn_at, slate.published_at = None, timezone.now()
    slate.save(update_fields=["withdrawn_at", "published_at", "expires_at"])


def _row(rank: int, line: ChalkLine) -> SlateLine:
    """Return a line as it is kept; raise BadInput naming what is wrong in it."""
    texts = {
        name: plain(getattr(line, name), field=f"{name}-{rank}", most=most) for name, most in _TEXTS.items()
    }
    if not texts["name"]:
        raise BadInput(gettext("Write what it is."), field=f"name-{rank}")
    said(goods_fault(name=texts["name"], kind=""))
    if line.price_cents is not None:
        said(price_fault(line.price_cents))
    if line.unit and line.unit not in UNITS:
        raise BadInput(gettext("Choose how it is sold: by the piece, by the kilo…"), field=f"unit-{rank}")
    if line.method and line.method not in Method.values:
        raise BadInput(gettext("Choose among what is offered."), field=f"method-{rank}")
    texts["text"] = texts["text"] or texts["name"]
    return SlateLine(rank=rank, price_cents=line.price_cents, unit=line.unit, method=line.method, **texts)


def _told(row: SlateLine) -> dict[str, Any]:
    """Return what a line says, without where and since when."""
    return {name: getattr(row, name) for name in ChalkLine.__dataclass_fields__}


def _held(slate: Slate) -> Slate:
    row = Slate.objects.select_for_update().filter(pk=slate.pk).first()
    if row is None:
        raise NotFound(gettext("This slate is no longer here."))
    return row


def _topics(slate: Slate) -> list[str]:
    return [f"{slate.town}/market/{slate.organisation}"]
