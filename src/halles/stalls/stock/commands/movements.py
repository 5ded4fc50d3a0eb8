"""Writes of quantities: counted, received, thrown away, corrected; each is one new line of the ledger."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor
from halles.kit.errors import BadInput, NotFound
from halles.kit.event import PublicId, Slug
from halles.stalls.stock.commands.fields import quantity_clean
from halles.stalls.stock.commands.items import item_held
from halles.stalls.stock.commands.ledger import LOOKED, Entry, Writing, levels_held, write
from halles.stalls.stock.commands.sales import day_add
from halles.stalls.stock.events import ItemChanged, StockMoved
from halles.stalls.stock.models import Item, Level, Movement, Reason, Source


def stock_count(*, actor: Actor, item: str, counted: int, key: str = "") -> Movement:
    """Note how many there are, whatever the ledger said; the same `key` twice counts once.

    What the till counts is refused, with the way to count by hand again.
    """
    return _by_hand(actor, item, Entry(item, Reason.COUNTED, counted=quantity_clean(counted), reference=key))


def stock_receive(*, actor: Actor, item: str, quantity: int, key: str = "") -> Movement:
    """Note what was delivered, or baked; the same `key` twice is once."""
    change = quantity_clean(quantity, least=1)
    return _by_hand(actor, item, Entry(item, Reason.RECEIVED, change=change, reference=key))


def stock_throw_away(*, actor: Actor, item: str, quantity: int, key: str = "") -> Movement:
    """Note what was thrown away; the day's losses grow with it."""
    change = -quantity_clean(quantity, least=1)
    return _by_hand(actor, item, Entry(item, Reason.THROWN_AWAY, change=change, reference=key))


def stock_correct(*, actor: Actor, movement: str) -> Movement:
    """Take a line back ("Revenir en arrière") by a new line, its opposite; a second time does nothing."""
    wrong = Movement.objects.select_related("item").filter(pk=movement).first()
    if wrong is None:
        raise NotFound(gettext("This line is not known."))
    if wrong.reason not in TAKEN_BACK:
        message = gettext("This line comes from elsewhere: it is taken back there.")
        raise BadInput(message, advice=gettext("You may count again at any time."))
    entry = Entry(wrong.item_id, Reason.CORRECTED, change=-wrong.change, reference=wrong.pk)
    return _by_hand(actor, wrong.item_id, entry, undone=wrong)


def level_own(*, actor: Actor, item: str) -> None:
    """Count an item by hand from today on, where the till did: its till is no longer heard about it."""
    row = item_held(actor=actor, item=item)
    with transaction.atomic():
        level = levels_held([item])[item]
        if level.source == Source.HAND:
            return
        level.source = Source.HAND
        level.save(update_fields=["source"])
        record(ItemChanged(item=PublicId(item)), town=row.town, actor=actor.person, subject=item)


TAKEN_BACK = frozenset({Reason.COUNTED, Reason.RECEIVED, Reason.THROWN_AWAY})
"""What was written by hand; orders and the till take back their own."""


def _by_hand(actor: Actor, item: str, entry: Entry, *, undone: Movement | None = None) -> Movement:
    row, now = item_held(actor=actor, item=item), timezone.now()
    with transaction.atomic():
        _check_owner(row, levels_held([item])[item])
        written = write(Writing(row.organisation, row.town, actor.person, now), [entry])
        if not written:
            return Movement.objects.get(item=item, reason=entry.reason, reference=entry.reference)
        if undone is not None:
            _look_back(undone)
        _note_losses(row, entry, undone, now)
        event = StockMoved(
            item=PublicId(item), reason=Slug(str(entry.reason)), movement=PublicId(written[0].pk)
        )
        record(event, town=row.town, actor=actor.person, subject=item)
    return written[0]


def _check_owner(item: Item, level: Level) -> None:
    """Raise BadInput where the till owns the quantity: of two who count, nobody knows who is right."""
    if level.source == Source.TILL:
        message = gettext("“%(name)s” is counted by your till.") % {"name": item.name}
        raise BadInput(message, advice=gettext("Choose “Count by hand from today” first."))


def _look_back(undone: Movement) -> None:
    """After a count is taken back, an item was last seen when it was counted before, if it ever was."""
    lines = Movement.objects.filter(item=undone.item_id)
    back = set(lines.filter(reason=Reason.CORRECTED).values_list("reference", flat=True))
    looked = lines.filter(reason__in=[*LOOKED, Reason.RECEIVED]).order_by("number")
    seen_at: datetime | None = None
    for line in looked:
        if line.pk not in back and (line.reason in LOOKED or seen_at is None):
            seen_at = line.occurred_at
    Level.objects.filter(item=undone.item_id).update(
        seen_at=seen_at, **({} if seen_at else {"emptied_at": None})
    )


def _note_losses(item: Item, entry: Entry, undone: Movement | None, now: datetime) -> None:
    """What is thrown away counts for its day; what was not after all does not."""
    if entry.reason == Reason.THROWN_AWAY:
        day_add(item=item.pk, day=timezone.localdate(now), thrown_away=-entry.change)
    elif undone is not None and undone.reason == Reason.THROWN_AWAY:
        day_add(item=item.pk, day=timezone.localdate(undone.occurred_at), thrown_away=undone.change)
