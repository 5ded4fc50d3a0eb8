"""Calls for help: opened by whoever is not understood or wants a human, taken and answered at a counter."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext, override

from halles.doors import rights
from halles.doors.events import TicketAnswered, TicketClaimed, TicketOpened
from halles.doors.models import Ticket, TicketState
from halles.doors.queries.help_hours import help_due
from halles.doors.queries.tickets import is_mobile, ticket_waiting_of
from halles.journal.commands import record
from halles.kit import gsm7
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, NotFound
from halles.kit.event import Event, PublicId, Slug
from halles.kit.post import Message, post
from halles.kit.ratelimit import Limit, hit
from halles.town.models import Town

MOST_WORDS = 500
PER_CALLER = Limit("doors.ticket-caller", 5, 3_600)


def ticket_open(
    *,
    actor: Actor,
    town: Town,
    channel: str,
    reason: str,
    contact: str,
    words: str,
    name: str = "",
    caller: str = "",
) -> Ticket:
    """Open a call for help; to one of the same number that waits still, add the words.

    `contact`: a number as E.164, or how else she is reached. `caller`: a network address, counted, not kept.
    """
    require(actor, rights.CALL)
    if not contact.strip():
        raise BadInput(gettext("Say how you can be reached."), field="contact")
    if caller:
        hit(PER_CALLER, caller)
    with transaction.atomic():
        Town.objects.held(slug=town.slug)
        waiting = ticket_waiting_of(town=town.slug, contact=contact.strip())
        if waiting:
            return _added(waiting, words)
        row = _new(town, channel, reason, contact, words, name)
        _record(TicketOpened(ticket=PublicId(row.pk), reason=Slug(reason)), row, actor)
    return row


def ticket_claim(*, actor: Actor, ticket: str) -> Ticket:
    """Look after a call for help; somebody else at the counter may take it over. Raises once answered."""
    with transaction.atomic():
        row = _held(actor, ticket)
        row.state, row.claimed_by = TicketState.CLAIMED, actor.person
        row.save(update_fields=["state", "claimed_by"])
        _record(TicketClaimed(ticket=PublicId(row.pk)), row, actor)
    return row


def ticket_answer(*, actor: Actor, ticket: str, words: str, by_text: bool) -> Ticket:
    """Answer a call for help: by text message to its number, or note what was said when she was called.

    Raises BadInput for an answer of no words or longer than two segments, or a number without text messages.
    """
    with transaction.atomic():
        row = _held(actor, ticket)
        row.answer = words.strip()
        if by_text:
            _text(row)
        row.state, row.answered_by, row.answered_at = TicketState.ANSWERED, actor.person, timezone.now()
        row.save(update_fields=["state", "answered_by", "answered_at", "answer"])
        _record(TicketAnswered(ticket=PublicId(row.pk)), row, actor)
    return row


def _new(town: Town, channel: str, reason: str, contact: str, words: str, name: str) -> Ticket:
    now = timezone.now()
    last = Ticket.objects.filter(town=town.slug).aggregate(last=Max("number"))["last"]
    return Ticket.objects.create(
        town=town.slug,
        number=(last or 0) + 1,
        channel=channel,
        reason=reason,
        contact=contact.strip()[:120],
        name=name.strip()[:120],
        words=words.strip()[:MOST_WORDS],
        opened_at=now,
        due_at=help_due(town=town, now=now),
    )


def _added(row: Ticket, words: str) -> Ticket:
    if words.strip() and words.strip() not in row.words:
        row.words = f"{row.words}\n{words.strip()}".strip()[: 2 * MOST_WORDS]
        row.save(update_fields=["words"])
    return row


def _held(actor: Actor, ticket: str) -> Ticket:
    row = Ticket.objects.select_for_update().filter(pk=ticket).first()
    require(actor, rights.TICKETS, row.town if row else "")
    if row is None:
        raise NotFound(gettext("There is no such call for help."))
    if row.state == TicketState.ANSWERED:
        raise BadInput(gettext("This call was answered already. Nothing was changed."))
    return row


def _text(row: Ticket) -> None:
    if not is_mobile(row.contact):
        raise BadInput(gettext("This number receives no text message: call it."), field="words")
    if not row.answer:
        raise BadInput(gettext("Write the answer."), field="words")
    town = Town.objects.get(slug=row.town)
    with override("fr"):
        text = gettext("about your call %(n)d: %(words)s") % {"n": row.number, "words": row.answer}
    if len(gsm7.segments(gsm7.rewrite(f"{town.name} : {text}"))) > 2:
        raise BadInput(gettext("This answer is too long for a text message: shorten it."), field="words")
    post(Message("sms", row.contact, text, town=row.town, kind="answer"))


def _record(event: Event, row: Ticket, actor: Actor) -> None:
    record(event, town=row.town, actor=actor.person, subject=row.pk)
