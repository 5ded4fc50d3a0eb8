"""A reservation on paper: for each shop the code, what is kept, until when, where and whom to call."""

from django.utils import timezone
from django.utils.translation import gettext

from halles.kit import french
from halles.kit.ids import show_code
from halles.kit.pdf import Document
from halles.stalls.market.models import LineState, OrderLine
from halles.stalls.market.queries.customer import CustomerOrder, Reservation
from halles.stalls.market.queries.moments import moment_words, slot_words
from halles.stalls.market.queries.order_words import order_state_words
from halles.stalls.market.queries.quantities import line_words
from halles.town.models import Town


def reservation_paper(
    reservation: Reservation, *, town: Town, address: str, code: str, language: str
) -> bytes:
    """Return a reservation as A4 pages in large type, with the QR code of its living page.

    `code` is the sheet's own (`doors.public.paper_code`), for who comes to a counter with it.
    """
    title = gettext("Reservation of %(name)s") % {"name": reservation.checkout.row.first_name}
    paper = Document(title, language, large_type=True)
    paper.heading(title)
    paper.paragraph(gettext("Nothing is paid here: you pay in the shop."))
    for order in reservation.orders:
        _write(paper, order, language)
    paper.qr(address, gettext("What the shops say now: %(address)s") % {"address": address})
    paper.code(show_code(code), gettext("Without a telephone: say this code at a counter of the town."))
    if town.help_phone:
        words = {"name": town.help_name, "phone": french.phone_words(town.help_phone)}
        paper.paragraph(gettext("Somebody helps you: %(name)s, %(phone)s.") % words)
    day = french.date_words(timezone.localdate(), today=timezone.localdate(), language=language)
    paper.footer(gettext("%(town)s, printed on %(day)s") % {"town": town.name, "day": day})
    return paper.bytes()


def _write(paper: Document, order: CustomerOrder, language: str) -> None:
    row, now = order.view.row, timezone.now()
    shop = order.shop
    paper.heading(french.typeset(shop.name, language=language) if shop else gettext("The shop"))
    where = [shop.address, french.phone_words(shop.phone)] if shop else []
    state = order_state_words(row, now=now)
    come = gettext("You come %(slot)s.") % {"slot": slot_words(row.slot_start, row.slot_end, now=now)}
    kept = gettext("Kept until %(moment)s.") % {"moment": moment_words(row.keep_until, now=now)}
    paper.lines([line for line in (*where, state, come, kept if row.is_open else "") if line])
    if row.is_open:
        paper.code(row.code, gettext("Your code, to say at the counter:"))
    paper.lines([_line(line, language) for line in order.view.lines])
    total = french.euros(order.view.totals.cents, language=language)
    said = gettext("About %(total)s") if order.view.totals.is_estimated else gettext("Total: %(total)s")
    paper.paragraph(said % {"total": total})


def _line(line: OrderLine, language: str) -> str:
    about = line.is_weighed and line.weighed is None
    words = line_words(line.name, line.unit, line.weighed or line.quantity, about=about)
    if line.state == LineState.MISSING:
        instead = gettext("Instead: %(what)s.") % {"what": line.replaced_by} if line.replaced_by else ""
        return " ".join(part for part in (words, gettext("– missing."), instead) if part)
    return f"{words} – {french.euros(line.total_cents, language=language)}"
