"""The stock on paper: what there is, and the head of the ledger that proves it."""

from contextlib import nullcontext
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext

from halles.kit import french
from halles.kit.pdf import BOX, Document
from halles.stalls.directory.public import ShopCard
from halles.stalls.stock import queries
from halles.stalls.stock.queries.words import quantity_words, stand_words
from halles.town.models import Town


def stock_paper(
    card: ShopCard, *, town: Town, now: datetime, language: str, large_type: bool = False
) -> bytes:
    """Return the stock of a shop as A4 pages: each item, how many, since when; then the ledger's head."""
    title = gettext("Stock of %(shop)s") % {"shop": french.typeset(card.name, language=language)}
    paper = Document(title, language, large_type=large_type)
    paper.heading(title)
    rows = [
        [
            french.typeset(item.name, language=language),
            item.barcode,
            quantity_words(stand.free, item.unit) if stand.known else "–",
            stand_words(stand, now=now),
        ]
        for item, stand in queries.items_all(organisation=card.organisation, now=now)
    ]
    if rows:
        header = [gettext("Article"), gettext("Barcode"), gettext("Free"), gettext("How it is known")]
        paper.table(rows, header, widths=[4, 2, 1.3, 2.7])
    else:
        paper.paragraph(gettext("Nothing is in this stock yet."))
    number, head = queries.ledger_head(organisation=card.organisation)
    proof = gettext(
        "Ledger up to line %(number)d. Whoever keeps this sheet can prove that nothing before was changed:"
    )
    paper.paragraph(proof % {"number": number})
    paper.lines([head[at : at + 32] for at in range(0, len(head), 32)])
    day = french.date_words(timezone.localdate(now), today=timezone.localdate(now), language=language)
    paper.footer(gettext("%(town)s, printed on %(day)s") % {"town": town.name, "day": day})
    return paper.bytes()


def list_paper(
    listed: queries.AdviceList, *, card: ShopCard, town: Town, language: str, large_type: bool = False
) -> bytes:
    """Return the list of a day: a box to tick, how many, of what, why; on one page unless in large type."""
    title = gettext("The list for tomorrow")
    paper = Document(f"{title} – {card.name}", language, large_type=large_type)
    with nullcontext() if large_type else paper.one_page():
        paper.heading(french.typeset(card.name, language=language))
        if listed.day:
            paper.paragraph(_on(listed.day, language))
        for heading, lines in ((gettext("To make"), listed.bake), (gettext("To order"), listed.order)):
            if lines:
                paper.heading(heading)
                rows = [_row(line, language) for line in lines if line.advice.answer != "never"]
                header = ["", gettext("How many"), gettext("Article"), gettext("Why")]
                paper.table(rows, header, widths=[0.4, 1.2, 3, 5])
        if not (listed.bake or listed.order):
            paper.paragraph(gettext("There is no line on this list."))
    paper.footer(town.name, numbered=False)
    return paper.bytes()


def _row(line: queries.AdviceLine, language: str) -> list[str]:
    return [BOX, line.said, french.typeset(line.item.name, language=language), line.reason]


def _on(day: date, language: str) -> str:
    words = french.date_words(day, today=day, language=language)
    return words[:1].upper() + words[1:]
