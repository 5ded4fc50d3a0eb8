"""Short codes of printed sheets: typed or scanned at a counter, they lead to where the paper stopped.

A code is drawn from what the sheet is about under the deployment's secret, so that the same sheet printed
again bears the same code; the table holds a keyed hash of it, and a thief of the table no code.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from halles.doors import rights
from halles.doors.events import PaperPrinted
from halles.doors.models import PaperCode
from halles.doors.queries.papers import code_hash, takes_paper
from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput
from halles.kit.event import Slug
from halles.kit.ids import CODE_ALPHABET, read_code
from halles.kit.ratelimit import Limit, hit, keyed_hash

SIGNS = 8
"""40 bits: with the limits below, a year of guessing finds nothing."""
RENEWED = timedelta(days=7)
"""A sheet printed again this long after the last time is good for its whole life again."""
_PER_CALLER = Limit("doors.paper", 10, 900)
_PER_HELPER = Limit("doors.paper-helper", 30, 3600)


def paper_code(
    *, actor: Actor, town: str, stall: str, kind: str, subject: str, person: str = "", days: int = 30
) -> str:
    """Return the code that a sheet bears for `days`; whoever prints a sheet may have one.

    `stall`, `kind` and `subject` are what its `paper_resume` leads to; `person` whose sheet it is, if known.
    Raises BadInput where the stall takes no paper back.
    """
    if not takes_paper(stall=stall):
        raise BadInput(gettext("Nothing reads this sheet back."))
    code, now = _free(f"{town} {stall} {kind} {subject}", subject), timezone.now()
    expires_at = now + timedelta(days=days)
    row = PaperCode.objects.filter(code_hash=code_hash(code)).first()
    if row and person in ("", row.person) and expires_at - row.expires_at < RENEWED:
        return code
    with transaction.atomic():
        PaperCode.objects.update_or_create(
            code_hash=code_hash(code),
            defaults={
                "town": town,
                "stall": stall,
                "kind": kind,
                "subject": subject,
                "person": person or (row.person if row else ""),
                "printed_at": now,
                "expires_at": expires_at,
            },
        )
        record(PaperPrinted(stall=Slug(stall)), town=town, actor=actor.person)
    return code


def paper_read(*, actor: Actor, town: str, code: str, caller: str) -> PaperCode:
    """Return what the code of a sheet leads to, to who helps at a counter; `caller`'s tries are counted."""
    require(actor, rights.HELPING, town)
    hit(_PER_CALLER, caller)
    hit(_PER_HELPER, actor.person)
    known = PaperCode.objects.filter(town=town, code_hash=code_hash(code), expires_at__gt=timezone.now())
    row = known.first()
    if row is None or len(read_code(code)) != SIGNS:
        advice = gettext("Check each sign. A sheet is good for thirty days.")
        raise BadInput(gettext("No sheet has this code, or it is too old."), field="code", advice=advice)
    return row


def papers_forget(*, actor: Actor, now: datetime) -> int:
    """Delete the codes that are no longer good; return how many."""
    require(actor, rights.SEND)
    deleted, _ = PaperCode.objects.filter(expires_at__lte=now).delete()
    return deleted


def _free(about: str, subject: str) -> str:
    """Return the code drawn from what a sheet is about; the next one where another sheet has it already."""
    drawn = 0
    while True:
        code = _drawn(f"{about} {drawn}")
        taken = PaperCode.objects.filter(code_hash=code_hash(code)).exclude(subject=subject)
        if not taken.exists():
            return code
        drawn += 1


def _drawn(about: str) -> str:
    bits = int(keyed_hash("doors:paper-drawn", about), 16)
    return "".join(CODE_ALPHABET[bits >> 5 * place & 31] for place in range(SIGNS))
