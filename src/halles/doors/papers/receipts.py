"""What the doors print: the receipt of a sitting, and a person's own journal of what was done for her."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.translation import get_language, gettext

from halles.doors.queries.sittings import Sitting
from halles.kit import french
from halles.kit.ids import show_code
from halles.kit.pdf import Document
from halles.town.models import Town


def receipt_paper(
    sitting: Sitting, *, name: str, town: Town, code: str, address: str, large_type: bool
) -> bytes:
    """Return the receipt of a sitting: what was done, by whom, as she said, and the code to go on.

    `address` is the page where the code is typed or scanned.
    """
    language = get_language() or "fr"
    title = gettext("Receipt for %(name)s") % {"name": name}
    paper = Document(title, language, large_type=large_type)
    paper.heading(french.typeset(title, language=language))
    _write(paper, sitting)
    caption = gettext("To go on another day, bring this sheet: somebody scans this square at a counter.")
    paper.qr(f"{address}#{code}", caption)
    typed = gettext("Or this code is typed at %(address)s, for thirty days:")
    paper.code(show_code(code), typed % {"address": address})
    if town.help_phone:
        words = {"name": town.help_name, "phone": french.phone_words(town.help_phone)}
        paper.paragraph(gettext("Somebody helps you: %(name)s, %(phone)s.") % words)
    paper.footer(_printed(town.name, language))
    return paper.bytes()


def journal_sheet(sittings: Sequence[Sitting], *, name: str, town_name: str, large_type: bool) -> bytes:
    """Return a person's journal of what was done for her, the latest first."""
    language = get_language() or "fr"
    title = (
        gettext("What was done for %(name)s") % {"name": name} if name else gettext("What was done for me")
    )
    paper = Document(title, language, large_type=large_type)
    paper.heading(french.typeset(title, language=language))
    for sitting in sittings:
        paper.heading(_moment(sitting.row.started_at, language))
        _write(paper, sitting)
    paper.footer(_printed(town_name, language))
    return paper.bytes()


def _write(paper: Document, sitting: Sitting) -> None:
    """Write who acted, when, with which words, and each thing done; codes to show in large letters."""
    language, row = paper.language, sitting.row
    by = sitting.helper or gettext("Somebody who is no longer here")
    where = sitting.structure or gettext("at the town hall’s counter")
    lines = [_moment(row.started_at, language), f"{by}, {where}"]
    paper.lines([french.typeset(line, language=language) for line in lines])
    said = gettext("You said: “%(words)s”") % {"words": row.said}
    paper.paragraph(french.typeset(said, language=language))
    if not sitting.acts:
        paper.paragraph(gettext("Nothing was done."))
    for act in sitting.acts:
        at = french.time_words(timezone.localtime(act.at), language=language)
        words = french.typeset(f"{at} – {act.words}", language=language)
        if act.code:
            paper.code(act.code, words)
        else:
            paper.paragraph(words)


def _moment(moment: datetime, language: str) -> str:
    local = timezone.localtime(moment)
    day = french.date_words(local.date(), today=timezone.localdate(), language=language)
    return f"{day}, {french.time_words(local, language=language)}"


def _printed(town: str, language: str) -> str:
    day = french.date_words(timezone.localdate(), today=timezone.localdate(), language=language)
    return gettext("%(town)s, printed on %(day)s") % {"town": town, "day": day}
