"""The car parks on paper: a list in large type, of what does not change by the hour."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext

from halles.kit import french
from halles.kit.pdf import Document
from halles.stalls.parking.models import CarPark
from halles.stalls.parking.queries.facts import (
    blue_words,
    charging_words,
    disabled_words,
    height_words,
    price_rows,
    size_words,
    tariff_words,
)
from halles.town.models import Town


def list_paper(cars: Iterable[CarPark], *, town: Town, address: str, language: str) -> bytes:
    """Return a town's car parks as A4 pages in large type, with the QR code of the living list."""
    title = gettext("Car parks of %(town)s") % {"town": town.name}
    paper = Document(title, language, large_type=True)
    paper.heading(title)
    told = [(row, _lines(row)) for row in cars]
    if not told:
        paper.paragraph(gettext("No car park is known here yet."))
    for row, lines in told:
        paper.heading(french.typeset(row.name, language=language))
        paper.lines(french.typeset(line, language=language) for line in lines)
    if town.help_phone:
        helper = (gettext("Somebody helps you find it:"), town.help_name, french.phone_words(town.help_phone))
        paper.paragraph(" ".join(part for part in helper if part))
    paper.qr(address, gettext("Free places now, where they are known: %(address)s") % {"address": address})
    day = french.date_words(timezone.localdate(), today=timezone.localdate(), language=language)
    paper.footer(gettext("%(town)s, printed on %(day)s") % {"town": town.name, "day": day})
    return paper.bytes()


def _lines(row: CarPark) -> list[str]:
    """Return what is told of a car park, a line for each."""
    prices = ", ".join(
        gettext("%(time)s: %(price)s") % {"time": stay, "price": price} for stay, price in price_rows(row)
    )
    places = ", ".join(filter(None, (size_words(row.capacity), disabled_words(row.disabled))))
    rest = (
        row.address,
        places,
        tariff_words(row),
        prices,
        blue_words(row),
        height_words(row.max_height_cm),
        charging_words(row.charging),
    )
    lines = [line[:1].upper() + line[1:] for line in rest if line]
    return lines or [gettext("Nothing more is known of it.")]
