"""Writes of the town hall's letters: the codes by which shops take over their sheets."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, Refused
from halles.kit.event import Count, PublicId
from halles.kit.ids import new_code, read_code, show_code
from halles.kit.ratelimit import keyed_hash
from halles.stalls.directory import rights
from halles.stalls.directory.events import ClaimCodeIssued, ClaimCodesIssued
from halles.stalls.directory.models import ClaimCode, Sheet

LIFE = timedelta(days=90)
CODE_LENGTH = 12
MOST_LETTERS = 1000


def claim_code_issue(*, actor: Actor, sheet: Sheet) -> str:
    """Return, once, the code to print for a shop ("ABCD-EFGH-JKLM"); an earlier one no longer works."""
    require(actor, rights.ISSUE_CODE, sheet)
    with transaction.atomic():
        if Sheet.objects.select_for_update().get(pk=sheet.pk).organisation:
            raise Refused(
                gettext("This sheet already has a holder."),
                advice=gettext("Its owner can invite other people."),
            )
        codes = _fresh_codes([sheet.pk], actor)
        record(
            ClaimCodeIssued(sheet=PublicId(sheet.id)), town=sheet.town, actor=actor.person, subject=sheet.id
        )
    return codes[sheet.pk]


def claim_codes_issue(*, actor: Actor, town: str, sheets: Sequence[str]) -> dict[str, str]:
    """Return, once, the codes to print by sheet; earlier ones no longer work. All of them, or none.

    A sheet taken over in the meantime is left out: its shop needs no letter any more.
    """
    require(actor, rights.ISSUE_CODES, town)
    if len(sheets) > MOST_LETTERS:
        raise BadInput(gettext("At most %(most)d letters at once.") % {"most": MOST_LETTERS}, field="sheets")
    with transaction.atomic():
        free = Sheet.objects.select_for_update().filter(town=town, organisation="", pk__in=sheets)
        keys = list(free.order_by("pk").values_list("pk", flat=True))
        if not keys:
            raise BadInput(
                gettext("No letter to print: choose at least one shop that nobody holds."), field="sheets"
            )
        codes = _fresh_codes(keys, actor)
        topics = [f"{town}/directory/{key}" for key in keys]
        record(ClaimCodesIssued(letters=Count(len(keys))), town=town, actor=actor.person, topics=topics)
    return codes


def code_digest(code: str) -> str:
    """Return what the table keeps of a code, as printed or as typed."""
    return keyed_hash("directory:claim", read_code(code))


def _fresh_codes(sheets: Sequence[str], actor: Actor) -> dict[str, str]:
    """Put new codes in the place of earlier ones; return them as they are printed."""
    now = timezone.now()
    codes = {sheet: new_code(CODE_LENGTH) for sheet in sheets}
    ClaimCode.objects.filter(sheet__in=sheets).delete()
    ClaimCode.objects.bulk_create(
        ClaimCode(
            sheet_id=sheet,
            digest=code_digest(code),
            issued_by=actor.person,
            issued_at=now,
            expires_at=now + LIFE,
        )
        for sheet, code in codes.items()
    )
    return {sheet: show_code(code) for sheet, code in codes.items()}
