"""Guess how a sheet is to be read: its columns, sales or stock and why, and what one line tells."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from halles.stalls.stock.engine.till import fields as f
from halles.stalls.stock.engine.till.codes import code_of, weighed_prefixes
from halles.stalls.stock.engine.till.columns import Looks, looks_of
from halles.stalls.stock.engine.till.days import clock_of, moment, order_of
from halles.stalls.stock.engine.till.layout import Layout, kind_of, layout_of
from halles.stalls.stock.engine.till.mapping import Mapping
from halles.stalls.stock.engine.till.numbers import decimal_mark, number
from halles.stalls.stock.engine.till.periods import Period, period_of
from halles.stalls.stock.engine.till.recognise import Guess, recognise
from halles.stalls.stock.engine.till.shapes import Grain, Kind, Sheet

_SALES = re.compile(r"vente|vendu|sales|sold|ticket|caisse|chiffre|recette|journal|receipt|transaction")
_STOCK = re.compile(r"stock|inventaire|inventory|etat des|valorisation")
_OF_SALES = (f.TOTAL, f.NET_TOTAL, f.TICKET, f.TIME, f.SOLD, f.LINE)
EXAMPLES = 3
_FEET, _MARKED = 5, 2000


@dataclass(frozen=True)
class Guessed:
    """A guess of how a sheet is read, with all that a merchant needs to confirm it."""

    layout: Layout
    mapping: Mapping
    columns: tuple[Guess, ...]
    why: str
    """Of sales or stock: both-columns, stock-column, sold-column, ticket, title, hour, total, cost, days,
    no-day."""
    examples: tuple[tuple[str, ...], ...]
    """Its first lines."""
    period: Period | None
    """The days that the title, the footer or the file's name says."""
    is_usable: bool
    """It has an article and a quantity (or tickets whose every line is one)."""


def guess(sheet: Sheet, *, file_name: str = "") -> Guessed | None:
    """Return how a sheet is read, None where it holds no table."""
    layout = layout_of(sheet.rows)
    if layout is None:
        return None
    width = len(layout.names)
    lines = lines_of(sheet, layout)
    cells = [[row[at] if at < len(row) else "" for row in lines] for at in range(width)]
    mark = decimal_mark(cell for column in cells for cell in column[:_MARKED])
    looks = [looks_of(column, mark) for column in cells]
    found = recognise(layout.names, looks)
    said = _plain(" ".join((*layout.title, sheet.name, file_name)))
    kind, why = _kind({each.field: look for each, look in zip(found, looks, strict=True)}, said)
    columns = _resolved(found, kind)
    mapping = _mapping(kind, columns, layout, cells, mark)
    period = period_of((*layout.title, *_feet(sheet, layout))) or period_of((sheet.name, file_name))
    usable = bool({f.CODE, f.NAME, f.REFERENCE} & set(columns)) and _has_quantity(columns)
    return Guessed(layout, mapping, tuple(found), why, tuple(lines[:EXAMPLES]), period, usable)


def lines_of(sheet: Sheet, layout: Layout) -> list[tuple[str, ...]]:
    """Return the rows below the header that are lines, as far as can be told without the columns."""
    return [row for row in sheet.rows[layout.first :] if kind_of(row, layout) == "line"]


def _feet(sheet: Sheet, layout: Layout) -> list[str]:
    """Return what stands below the lines."""
    below = sheet.rows[layout.first :][-_FEET:]
    return [cell for row in below if kind_of(row, layout) == "foot" for cell in row if cell.strip()]


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.lower())
    return "".join(each for each in plain if not unicodedata.combining(each))


def _has_quantity(columns: Sequence[str]) -> bool:
    return bool({f.SOLD, f.STOCK} & set(columns)) or f.TICKET in columns


def _kind(found: dict[str, Looks], said: str) -> tuple[Kind, str]:
    """Return sales or stock, and the word for why."""
    if f.STOCK in found:
        return ("both", "both-columns") if f.SOLD in found else ("stock", "stock-column")
    if f.SOLD in found:
        return "sales", "sold-column"
    if f.TICKET in found:
        return "sales", "ticket"
    sales, stock = _SALES.search(said), _STOCK.search(said)
    if bool(sales) != bool(stock):
        return ("sales" if sales else "stock"), "title"
    if f.TIME in found:
        return "sales", "hour"
    if f.COST in found:
        return "stock", "cost"
    if f.TOTAL in found or f.NET_TOTAL in found:
        return "sales", "total"
    return ("sales", "days") if f.DAY in found else ("stock", "no-day")


def _resolved(found: Sequence[Guess], kind: Kind) -> tuple[str, ...]:
    """Return the fields with a bare quantity said to be sold or on the shelf."""
    has_sold = any(each.field == f.SOLD for each in found)
    meant = f.STOCK if kind == "stock" else f.SOLD
    bare = "" if (kind == "both" or (meant == f.SOLD and has_sold)) else meant
    if bare == f.STOCK and any(each.field == f.STOCK for each in found):
        bare = ""
    dropped = _OF_SALES if kind == "stock" else ()
    fields = [bare if each.field == f.QUANTITY else each.field for each in found]
    return tuple("" if field in dropped else field for field in fields)


def _mapping(
    kind: Kind, columns: tuple[str, ...], layout: Layout, cells: Sequence[Sequence[str]], mark: str
) -> Mapping:
    by_field = {field: cells[at] for at, field in enumerate(columns) if field}
    days = by_field.get(f.DAY, ())
    order, _proved = order_of(days)
    codes = [code_of(cell).text for cell in by_field.get(f.CODE, ())]
    nothing = [""] * len(codes)
    totals = [number(cell, mark) for cell in by_field.get(f.TOTAL, by_field.get(f.PRICE, nothing))]
    counts = [number(cell, mark) for cell in by_field.get(f.SOLD, by_field.get(f.STOCK, nothing))]
    weighed = weighed_prefixes(zip(codes, totals, counts, strict=True)) if codes else []
    return Mapping(
        kind=kind,
        columns=columns,
        names=layout.names,
        grain=_grain(by_field),
        decimal=mark,
        order=order,
        weighed=tuple(weighed),
    )


def _grain(by_field: dict[str, Sequence[str]]) -> Grain:
    """Return what one line tells."""
    days = by_field.get(f.DAY, ())
    if f.TICKET in by_field:
        return "ticket"
    if not days:
        return "period"
    timed = [moment(cell) for cell in days]
    hours = [each[1] for each in timed if each and each[1]]
    if f.TIME in by_field and any(clock_of(cell) for cell in by_field[f.TIME]):
        return "moment"
    if len(set(hours)) > 1 and len(hours) > len(days) / 2:
        return "moment"
    articles = by_field.get(f.CODE) or by_field.get(f.REFERENCE) or by_field.get(f.NAME) or ()
    pairs = list(zip(days, articles, strict=True))
    return "line" if len(set(pairs)) < len(pairs) else "day"
