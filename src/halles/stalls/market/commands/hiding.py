"""The town hides a product, an offer, a slate or a question for a reason, or shows it again."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, NotFound
from halles.kit.event import Event, PublicId, Slug
from halles.kit.reportable import REASON_LENGTH
from halles.stalls.market import rights
from halles.stalls.market.commands.product_fields import plain
from halles.stalls.market.events import ContentHidden, ContentShown
from halles.stalls.market.models import Offer, Product, Question, Slate

Content = Product | Offer | Slate | Question
TABLES: dict[str, type[Content]] = {
    "product": Product,
    "offer": Offer,
    "slate": Slate,
    "question": Question,
}


def content_hide(*, actor: Actor, what: str, content: str, reason: str) -> None:
    """Hide a "product", "offer", "slate" or "question" from the public; a second time does nothing."""
    reason = plain(reason, field="reason", most=REASON_LENGTH)
    if not reason:
        raise BadInput(gettext("Say why in one sentence: the author reads it."), field="reason")
    with transaction.atomic():
        row = _held(actor, what, content)
        if row.hidden_at is None:
            event = ContentHidden(what=Slug(what), thing=PublicId(content))
            _set(row, timezone.now(), reason, event, actor)


def content_show(*, actor: Actor, what: str, content: str) -> None:
    """Show again what was hidden; what is not hidden stays as it is."""
    with transaction.atomic():
        row = _held(actor, what, content)
        if row.hidden_at is not None:
            event = ContentShown(what=Slug(what), thing=PublicId(content))
            _set(row, None, "", event, actor)


def _held(actor: Actor, what: str, content: str) -> Content:
    """Return the row, locked, to whoever may hide it."""
    table = TABLES.get(what)
    row = table.objects.select_for_update().filter(pk=content).first() if table else None
    if row is None:
        raise NotFound(gettext("This content is no longer here."))
    require(actor, rights.HIDE, row.town)
    return row


def _set(row: Content, at: datetime | None, reason: str, event: Event, actor: Actor) -> None:
    row.hidden_at, row.hidden_reason = at, reason
    names = ["hidden_at", "hidden_reason"]
    if isinstance(row, Product):
        row.changed_at = timezone.now()  # the search looks at what changed since
        names.append("changed_at")
    row.save(update_fields=names)
    topics = [f"{row.town}/market/{row.organisation}"]
    record(event, town=row.town, actor=actor.person, subject=row.pk, topics=topics)
