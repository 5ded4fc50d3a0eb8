"""What the stalls may use of the doors: conversations by text message, calls for help, sittings, papers."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext

from halles.doors.commands.helping import helping_act
from halles.doors.commands.papers import paper_code
from halles.doors.commands.talks import published
from halles.doors.commands.tickets import ticket_open
from halles.doors.engine.keeping import slots_from, slots_kept
from halles.doors.engine.meaning import Line, Moment, Names, Slot
from halles.doors.models import Ticket
from halles.doors.queries.sittings import acting, helping_of
from halles.doors.queries.talking import Answer, Ask, Reply, State, TextHandler, TextIn, said
from halles.doors.queries.wording import fit, whom_to_call
from halles.kit.actor import Actor
from halles.kit.request import Request
from halles.kit.today import TodayLine
from halles.town.models import Town

__all__ = [
    "Answer",
    "Ask",
    "Line",
    "Moment",
    "Names",
    "Reply",
    "Slot",
    "State",
    "TextHandler",
    "TextIn",
    "act_note",
    "acting",
    "fit",
    "helped_lines",
    "helping_of",
    "paper_code",
    "paper_resume",
    "published",
    "said",
    "slots_from",
    "slots_kept",
    "ticket_open",
    "whom_to_call",
]


def act_note(request: Request, *, stall: str, words: str, code: str = "") -> None:
    """Note what was just done for the person of this session's sitting; nothing where none runs.

    `words` are what her receipt and her own journal say, in French; `code` what she shows in a shop.
    """
    helping = helping_of(request)
    if helping:
        helping_act(actor=request.actor, helping=helping.pk, stall=stall, words=words, code=code)


def paper_resume(*, actor: Actor, town: Town, kind: str, subject: str) -> str:
    """Return the page where the doors' own sheets go on, in a sitting for `actor`.

    Each stall whose sheets bear a code has such a function in its public.py: it may first give `actor` what
    the sheet is about, for who holds the paper holds the thing.
    """
    row = Ticket.objects.filter(pk=subject, town=town.slug).first() if kind == "ticket" else None
    if row:
        return reverse("doors:ticket", kwargs={"number": row.number})
    return reverse("doors:helping")


def helped_lines(*, town: Town, actor: Actor, now: datetime) -> list[TodayLine]:
    """Return what a helper can do at the doors themselves for `actor`."""
    return [
        TodayLine(gettext("Have her called back"), reverse("doors:call")),
        TodayLine(gettext("What was done for her, so far"), reverse("doors:my-helpings")),
    ]
