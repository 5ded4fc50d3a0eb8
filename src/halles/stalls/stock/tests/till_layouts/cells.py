"""One cell of a layout, by what its column means and how that till writes it."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Any

from halles.stalls.stock.tests.till_layouts.shop import Line

_CENT = Decimal("0.01")


@dataclass(frozen=True)
class Style:
    """How a till writes numbers, money and days."""

    comma: bool = True
    euro: str = ""
    """After an amount of money."""
    thousands: str = ""
    day: str = "%d/%m/%Y"
    clock: str = "%H:%M"
    rate: str = "{}"
    zeros: bool = True
    """Amounts always have two decimals."""


def cell(meaning: str, line: Line, style: Style) -> str:
    """Return what a line says in a column that means `meaning` ("-…" for what is left out)."""
    good, draw = line.good, Random(f"{meaning} {line.good.code} {line.ticket}")
    if meaning in _WORDS:
        return str(_WORDS[meaning](line))
    if meaning in _MONEY:
        return money(_MONEY[meaning](line), style)
    if meaning == "vat":
        return style.rate.format(plain(good.vat, style))
    if meaning in ("day", "moment"):
        return line.at.strftime(style.day)
    if meaning == "time":
        return line.at.strftime(style.clock)
    return str(_LEFT_OUT[meaning](line, draw, style))


def plain(value: Decimal, style: Style) -> str:
    """Return a number without more decimals than it has."""
    text = f"{value.normalize():f}"
    return text.replace(".", ",") if style.comma else text


def money(value: Decimal, style: Style) -> str:
    """Return an amount as the till writes it."""
    rounded = value.quantize(_CENT, ROUND_HALF_UP)
    text = f"{rounded:,.2f}" if style.zeros else f"{rounded.normalize():,f}"
    text = text.replace(",", "\0").replace(".", "," if style.comma else ".").replace("\0", style.thousands)
    return text + style.euro


def _net(value: Decimal, line: Line) -> Decimal:
    return value / (1 + line.good.vat / 100)


_WORDS: dict[str, Any] = {
    "code": lambda line: line.good.code,
    "reference": lambda line: line.good.reference,
    "name": lambda line: line.good.name,
    "family": lambda line: line.good.family,
    "sold": lambda line: line.sold,
    "stock": lambda line: line.good.stock,
    "ticket": lambda line: line.ticket,
    "line": lambda line: line.line,
    "till": lambda line: f"CAISSE {1 + line.ticket % 2}",
    "status": lambda line: "Retour" if line.sold < 0 else "Vente",
}
_MONEY: dict[str, Any] = {
    "price": lambda line: line.good.price,
    "total": lambda line: line.total,
    "net_price": lambda line: _net(line.good.price, line),
    "net_total": lambda line: _net(line.total, line),
    "cost": lambda line: line.good.cost,
}
_LEFT_OUT: dict[str, Any] = {
    "-tax": lambda line, draw, style: money(line.total - _net(line.total, line), style),
    "-discount": lambda line, draw, style: money(
        Decimal(draw.choice((0, 0, 0, 5)) * line.total / 100), style
    ),
    "-margin": lambda line, draw, style: money(_net(line.good.price, line) - line.good.cost, style),
    "-margin%": lambda line, draw, style: plain(Decimal(draw.randrange(250, 520)) / 10, style),
    "-seller": lambda line, draw, style: draw.choice(("Anne", "Yann", "Soizic")),
    "-customer": lambda line, draw, style: draw.choice(("", "", "Comptoir", "Client 12")),
    "-payment": lambda line, draw, style: draw.choice(("CB", "Espèces", "Chèque")),
    "-supplier": lambda line, draw, style: draw.choice(("Grossiste Ouest", "Direct producteur", "Centrale")),
    "-minimum": lambda line, draw, style: draw.choice((1, 2, 5, 10)),
    "-maximum": lambda line, draw, style: draw.choice((20, 30, 50)),
    "-value": lambda line, draw, style: money(line.good.cost * line.good.stock, style),
    "-ordered": lambda line, draw, style: draw.choice((0, 0, 6, 12)),
    "-brand": lambda line, draw, style: draw.choice(("Ker Maria", "Ty Gwenn", "Sans marque")),
    "-size": lambda line, draw, style: draw.choice(("S", "M", "L", "38", "40", "TU")),
    "-colour": lambda line, draw, style: draw.choice(("Bleu", "Écru", "Rouge")),
    "-unit": lambda line, draw, style: draw.choice(("U", "U", "KG")),
    "-share": lambda line, draw, style: plain(Decimal(draw.randrange(1, 90)) / 10, style),
    "-rank": lambda line, draw, style: draw.randrange(1, 60),
    "-note": lambda line, draw, style: draw.choice(("", "", "à voir")),
    "-yes": lambda line, draw, style: draw.choice(("Oui", "Oui", "Non")),
    "-currency": lambda line, draw, style: "EUR",
    "-zone": lambda line, draw, style: "Paris",
    "-last": lambda line, draw, style: date(2026, 10, draw.randrange(1, 28)).strftime(style.day),
    "-id": lambda line, draw, style: f"{draw.getrandbits(48):012x}",
    "-empty": lambda line, draw, style: "",
}
