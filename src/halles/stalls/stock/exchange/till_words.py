"""What was seen in a till's file, in plain sentences: for the page of its shop and for the command line."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from halles.kit.french import number_words, period_words, time_words
from halles.kit.text import mark
from halles.stalls.stock.commands.till import Told
from halles.stalls.stock.engine.till import Mapping, Move, Reading, Refusal
from halles.stalls.stock.exchange.till_look import Look
from halles.stalls.stock.models import TillFile
from halles.stalls.stock.queries.till import Plan
from halles.stalls.stock.queries.words import language

SHOWN = 20
"""Refused lines that are told one by one."""
FIELDS = {
    "code": mark("Barcode (EAN, ISBN)"),
    "reference": mark("Reference of the till"),
    "name": mark("Name of the article"),
    "sold": mark("Quantity sold"),
    "stock": mark("Quantity in stock"),
    "day": mark("Date"),
    "time": mark("Time"),
    "ticket": mark("Receipt number"),
    "line": mark("Line of the receipt"),
    "till": mark("Which till"),
    "price": mark("Price of one, taxes included"),
    "total": mark("Total, taxes included"),
    "net_price": mark("Price of one, without tax"),
    "net_total": mark("Total without tax"),
    "cost": mark("Purchase price"),
    "vat": mark("VAT rate"),
    "family": mark("Department or family"),
    "status": mark("Sale, return or cancelled"),
}
KINDS = {
    "sales": mark("Sales"),
    "stock": mark("Stock"),
    "both": mark("Sales and stock"),
}
WHY_KIND = {
    "both-columns": mark("one column says what was sold, another what is in stock"),
    "stock-column": mark("one column says what is in stock"),
    "sold-column": mark("one column says what was sold"),
    "ticket": mark("its lines have receipt numbers"),
    "title": mark("its title or its name says so"),
    "hour": mark("its lines have hours"),
    "total": mark("its lines have totals"),
    "cost": mark("its lines have purchase prices and no day"),
    "days": mark("its lines have days"),
    "no-day": mark("its lines have neither days nor totals"),
}
GRAINS = {
    "ticket": mark("Each line is an article of a receipt."),
    "moment": mark("Each line is a sale, with its hour."),
    "line": mark("Each line is a sale of a day."),
    "day": mark("Each line sums up an article’s sales of a day."),
    "period": mark("Each line sums up an article’s sales of the whole period."),
}


def kind_words(kind: str, why: str) -> str:
    """Return what a file is thought to hold, and the reason."""
    return _("%(kind)s: %(why)s.") % {"kind": _(KINDS[kind]), "why": _(WHY_KIND[why])}


def guess_words(look: Look) -> list[str]:
    """Return why a file is thought to hold what is proposed, and what one line of it tells."""
    grain = _(GRAINS[look.mapping.grain]) if look.mapping.kind != "stock" else ""
    return [kind_words(look.guessed.mapping.kind, look.guessed.why), *([grain] if grain else [])]


def columns_words(mapping: Mapping) -> list[str]:
    """Return what each column is read as."""
    lines = []
    for place, (name, field) in enumerate(zip(mapping.names, mapping.columns, strict=True), 1):
        title = name or _("column %d") % place
        meaning = _(FIELDS[field]) if field else _("left out")
        lines.append(f"{title} → {meaning}")
    return lines


def moves_words(moves: Sequence[Move]) -> list[str]:
    """Return what moved since the layout that was confirmed."""
    sentences = {
        "gone": _("“%(name)s” is no longer there."),
        "new": _("“%(name)s” is new, column %(after)d."),
        "moved": _("“%(name)s” moved from column %(before)d to column %(after)d."),
    }
    return [sentences[move.what] % move._asdict() for move in moves if move.name]


def reading_words(reading: Reading) -> list[str]:
    """Return what was read, and what was passed over."""
    lines = [_counted(reading)]
    if reading.sales:
        first, last = min(s.day for s in reading.sales), max(s.until for s in reading.sales)
        lines.append(
            _("Sales %s.") % period_words(first, last, today=timezone.localdate(), language=language())
        )
    skipped = reading.skipped
    told = (
        (skipped["total"] + skipped["heading"] + skipped["foot"], _("Totals and headings passed over: %s.")),
        (skipped["cancelled"], _("Cancelled lines passed over: %s.")),
        (reading.repaired, _("Barcodes whose lost zeros were put back, proved by their last digit: %s.")),
        (reading.weighed, _("Labels with a price or a weight inside, read as your own articles: %s.")),
        (reading.below, _("Quantities below zero, read as zero: %s.")),
    )
    return [*lines, *(words % _n(count) for count, words in told if count)]


def _counted(reading: Reading) -> str:
    """Return "1 204 lines read, 3 refused"."""
    read = ngettext("%s line read", "%s lines read", reading.lines) % _n(reading.lines)
    count = len(reading.refused)
    if not count:
        return _("%s, none refused.") % read
    return ngettext("%(read)s, %(n)s refused.", "%(read)s, %(n)s refused.", count) % {
        "read": read,
        "n": _n(count),
    }


def plan_words(plan: Plan, *, as_of: datetime | None) -> list[str]:
    """Return what a file would change."""
    lines = []
    if as_of:
        local = timezone.localtime(as_of)
        day = period_words(local.date(), local.date(), today=timezone.localdate(), language=language())
        words = {"day": day, "time": time_words(local, language=language())}
        lines.append(_("Stock as it was %(day)s at %(time)s.") % words)
    told = (
        (len(plan.fresh), _("Articles that are not in your stock yet, and will be added: %s.")),
        (plan.merge.known, _("Lines that an earlier file told already, counted once: %s.")),
        (len(plan.merge.clashing), _("Lines of days that another export told already, left out: %s.")),
        (len(plan.dropped), _("Articles that you no longer keep, left out: %s.")),
    )
    return [*lines, *(words % _n(count) for count, words in told if count)]


def refusals_words(refused: Sequence[Refusal]) -> list[str]:
    """Return a sentence for each refused line: where, what was found, what to do."""
    lines = [_refusal(each) for each in refused[:SHOWN]]
    more = len(refused) - SHOWN
    if more > 0:
        lines.append(ngettext("… and %d more line.", "… and %d more lines.", more) % more)
    return lines


def _refusal(one: Refusal) -> str:
    advice = {
        "mangled": _(
            "a spreadsheet cut this barcode short. Send the file as the till wrote it, "
            "or format the column as text."
        ),
        "wrong-code": _("one digit of this barcode is wrong. Scan the article again at your till."),
        "no-article": _("no article is named."),
        "quantity": _("this is no quantity. Write a number."),
        "day": _("this is no date. Write it as 14/11/2026."),
        "future": _("this day has not come yet. Look at the order of day and month."),
    }[one.why]
    if not one.column and not one.found:
        return _("Line %(line)d: %(advice)s") % {"line": one.row, "advice": advice}
    words = {"line": one.row, "column": one.column or "–", "found": one.found, "advice": advice}
    return _("Line %(line)d, %(column)s “%(found)s”: %(advice)s") % words


def _n(count: int) -> str:
    return number_words(count, language=language())


def file_words(file: TillFile) -> str:
    """Return what a file that was read told: "Ventes : 1 204 lignes lues, 3 refusées"."""
    read = ngettext("%s line read", "%s lines read", file.lines) % _n(file.lines)
    words = {"kind": _(KINDS[file.kind]), "read": read, "n": _n(file.refused)}
    if not file.refused:
        return _("%(kind)s: %(read)s.") % words
    return (
        ngettext("%(kind)s: %(read)s, %(n)s refused.", "%(kind)s: %(read)s, %(n)s refused.", file.refused)
        % words
    )


def told_words(told: Told) -> list[str]:
    """Return what was done."""
    read = ngettext("%s line read", "%s lines read", told.lines) % _n(told.lines)
    refused = ngettext("%(read)s, %(n)s refused.", "%(read)s, %(n)s refused.", told.refused)
    lines = [refused % {"read": read, "n": _n(told.refused)} if told.refused else f"{read}."]
    counts = (
        (told.moved, _("Articles whose quantity changed: %s.")),
        (told.added, _("Articles added to your stock: %s.")),
        (told.known, _("Lines that were known already: %s.")),
        (told.by_hand, _("Articles that you count by hand, left as they are: %s.")),
        (told.older, _("Articles of which something newer is known, left as they are: %s.")),
    )
    return [*lines, *(words % _n(count) for count, words in counts if count)]
