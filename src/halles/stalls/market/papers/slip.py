"""The slip that goes with the bag: the code in large type, for whom, what is in it, what is to be paid."""

from django.utils import timezone
from django.utils.translation import gettext

from halles.kit import french
from halles.kit.pdf import BOX, LABEL, SHEET, Document
from halles.stalls.market.models import LineState, OrderLine
from halles.stalls.market.queries import OrderView, Totals
from halles.stalls.market.queries.moments import moment_words, slot_words
from halles.stalls.market.queries.quantities import line_words

QR_MILLIMETRES = 25


def slip_paper(view: OrderView, *, shop: str, address: str, language: str, large_type: bool = False) -> bytes:
    """Return the slip of an order on one A5 page, A4 in large type; `address`: on the shop’s screen."""
    row, now = view.row, timezone.now()
    title = gettext("Order %(code)s") % {"code": row.code}
    paper = Document(title, language, large_type=large_type, paper=SHEET if large_type else LABEL)
    with paper.one_page():
        paper.code(row.code, french.typeset(shop, language=language))
        come = gettext("Comes %(slot)s") % {"slot": slot_words(row.slot_start, row.slot_end, now=now)}
        kept = gettext("Kept until %(moment)s") % {"moment": moment_words(row.keep_until, now=now)}
        paper.heading(french.typeset(view.first_name, language=language) or title)
        paper.lines([come, kept])
        header = ["", gettext("Article"), gettext("Price")]
        paper.table([_line(line, language) for line in view.lines], header, widths=(1, 7, 2))
        paper.lines(_totals(view.totals, language))
        paper.paragraph(gettext("Nothing is paid here: the sale is made in the shop."))
        paper.qr(address, gettext("This order on the shop’s screen"), millimetres=QR_MILLIMETRES)
    return paper.bytes()


def _line(line: OrderLine, language: str) -> list[str]:
    """Return the box to tick, the article and its price; of what is missing, neither box nor price."""
    about = line.is_weighed and line.weighed is None
    words = line_words(line.name, line.unit, line.weighed or line.quantity, about=about)
    if line.state == LineState.MISSING:
        instead = f" → {line.replaced_by}" if line.replaced_by else ""
        return [BOX if instead else "", f"{words} – {gettext('missing')}{instead}", "–"]
    price = french.euros(line.total_cents, language=language)
    return [BOX, words, gettext("about %(weight)s") % {"weight": price} if about else price]


def _totals(totals: Totals, language: str) -> list[str]:
    said = gettext("About %(total)s") if totals.is_estimated else gettext("Total: %(total)s")
    lines = [said % {"total": french.euros(totals.cents, language=language)}]
    for vat in totals.vat:
        rate = f"{french.number_words(vat.rate / 10, language=language)}{french.NBSP}%"
        words = {"rate": rate, "amount": french.euros(vat.vat, language=language)}
        lines.append(gettext("of which VAT %(rate)s: %(amount)s") % words)
    return lines
