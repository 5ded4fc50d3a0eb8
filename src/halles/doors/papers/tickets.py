"""A call for help on paper: its number, who calls back until when, and the code that finds it again."""

from django.utils.translation import get_language, gettext

from halles.doors.models import Ticket
from halles.doors.queries.promises import promise_words, sooner_words
from halles.kit import french
from halles.kit.ids import show_code
from halles.kit.pdf import Document
from halles.town.models import Town


def ticket_paper(ticket: Ticket, *, town: Town, code: str, address: str, large_type: bool) -> bytes:
    """Return the sheet of a call for help; none of its words, for a sheet gets lost."""
    language = get_language() or "fr"
    title = gettext("Call for help no. %(number)d") % {"number": ticket.number}
    paper = Document(title, language, large_type=large_type)
    paper.heading(french.typeset(title, language=language))
    told = [promise_words(town, ticket), sooner_words(town)]
    paper.lines([french.typeset(line, language=language) for line in told if line])
    paper.qr(f"{address}#{code}", gettext("At a counter, somebody scans this square."))
    typed = gettext("Or this code is typed at %(address)s, for thirty days:")
    paper.code(show_code(code), typed % {"address": address})
    paper.footer(town.name)
    return paper.bytes()
