"""Read a sheet by a confirmed mapping: each line is taken, passed over, or refused with its reason."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from halles.stalls.stock.engine.till import fields as f
from halles.stalls.stock.engine.till.codes import article_code, code_of
from halles.stalls.stock.engine.till.days import clock_of, moment
from halles.stalls.stock.engine.till.layout import Layout, kind_of
from halles.stalls.stock.engine.till.mapping import Mapping
from halles.stalls.stock.engine.till.numbers import number
from halles.stalls.stock.engine.till.periods import Period
from halles.stalls.stock.engine.till.shapes import Article, Level, Reading, Refusal, Sale, Sheet

_CANCELLED = re.compile(r"annul|cancel|void|supprim", re.IGNORECASE)
_BACK = re.compile(r"retour|avoir|rembours|refund|return|credit", re.IGNORECASE)
_NOT_CANCELLED = re.compile(r"^\W*(non|no|n|0|false|faux)\W*$", re.IGNORECASE)
_YES = re.compile(r"^\W*(oui|yes|o|y|1|true|vrai|x)\W*$", re.IGNORECASE)
NAME_LENGTH = 160


class _Refused(Exception):
    """A row cannot be taken."""

    def __init__(self, field: str, found: str, why: str) -> None:
        self.field, self.found, self.why = field, found, why


@dataclass
class _Reader:
    mapping: Mapping
    today: date
    period: Period | None
    reading: Reading

    def take(self, number_: int, row: Sequence[str]) -> None:
        """Take one line, or refuse it."""
        try:
            self._take(number_, row)
        except _Refused as refused:
            at = self.mapping.at(refused.field)
            name = self.mapping.names[at] if at >= 0 else ""
            self.reading.refused.append(Refusal(number_, name, refused.found[:60], refused.why))

    def _take(self, row_number: int, row: Sequence[str]) -> None:
        status = self.text(row, f.STATUS)
        if status and self._is_cancelled(status):
            self.reading.skipped["cancelled"] += 1
            return
        article = self._article(row)
        if self.mapping.kind in ("sales", "both"):
            self._sale(row_number, row, article, is_back=bool(_BACK.search(status)))
        if self.mapping.kind in ("stock", "both"):
            self._level(row_number, row, article)

    def text(self, row: Sequence[str], field: str) -> str:
        """Return the cell of a field, "" where the layout has none."""
        at = self.mapping.at(field)
        return row[at].strip() if 0 <= at < len(row) else ""

    def value(self, row: Sequence[str], field: str) -> Decimal | None:
        """Return the number of a field, None where there is none."""
        return number(self.text(row, field), self.mapping.decimal)

    def _is_cancelled(self, status: str) -> bool:
        """Say whether a line was cancelled; a column "Annulé" says it by yes or no."""
        header = self.mapping.names[self.mapping.at(f.STATUS)]
        if _CANCELLED.search(header):
            return bool(_YES.match(status)) or (
                bool(_CANCELLED.search(status)) and not _NOT_CANCELLED.match(status)
            )
        return bool(_CANCELLED.search(status))

    def _article(self, row: Sequence[str]) -> Article:
        name = " ".join(self.text(row, f.NAME).split())[:NAME_LENGTH]
        reference = self.text(row, f.REFERENCE)[:32]
        code, cell = "", self.text(row, f.CODE)
        found = code_of(cell)
        if found.state in ("mangled", "wrong"):
            raise _Refused(f.CODE, cell, "mangled" if found.state == "mangled" else "wrong-code")
        if found.state in ("checked", "repaired"):
            code = article_code(found.text, self.mapping.weighed)
            self.reading.repaired += found.state == "repaired"
            self.reading.weighed += code != found.text
        elif found.state == "own":
            reference = reference or found.text
        if not (code or reference or name):
            raise _Refused(f.NAME, "", "no-article")
        return Article(code, reference, name)

    def _quantity(self, row: Sequence[str], field: str) -> int:
        """Return a quantity in thousandths; a ticket's line without a column for it is one."""
        if self.mapping.at(field) < 0:
            return 1000
        value = self.value(row, field)
        if value is None:
            raise _Refused(field, self.text(row, field), "quantity")
        return round(value * 1000)

    def _sale(self, row_number: int, row: Sequence[str], article: Article, *, is_back: bool) -> None:
        if self.mapping.kind == "both" and not self.text(row, f.SOLD):
            return
        quantity = self._quantity(row, f.SOLD)
        day, until, at = self._when(row)
        if not quantity:
            self.reading.skipped["nothing"] += 1
            return
        total = self.value(row, f.TOTAL)
        cents = round(total * 100) if total is not None else self._cents(row, quantity)
        if is_back and quantity > 0:
            quantity, cents = -quantity, -abs(cents) if cents is not None else None
        self.reading.sales.append(
            Sale(
                row_number,
                article,
                quantity,
                day,
                until,
                at,
                cents,
                ticket=self.text(row, f.TICKET)[:40],
                line=self.text(row, f.LINE)[:12],
                till=self.text(row, f.TILL)[:40],
            )
        )

    def _cents(self, row: Sequence[str], quantity: int) -> int | None:
        price = self.value(row, f.PRICE)
        return round(price * 100 * quantity / 1000) if price is not None else None

    def _when(self, row: Sequence[str]) -> tuple[date, date, time | None]:
        cell = self.text(row, f.DAY)
        if self.mapping.at(f.DAY) < 0:
            if self.period is None:
                raise _Refused(f.DAY, "", "day")
            return self.period.first, self.period.last, None
        found = moment(cell, self.mapping.order)
        if found is None:
            raise _Refused(f.DAY, cell, "day")
        if found[0] > self.today:
            raise _Refused(f.DAY, cell, "future")
        return found[0], found[0], clock_of(self.text(row, f.TIME)) or found[1]

    def _level(self, row_number: int, row: Sequence[str], article: Article) -> None:
        quantity = self._quantity(row, f.STOCK)
        self.reading.below += quantity < 0
        vat = self.value(row, f.VAT)
        self.reading.levels.append(
            Level(
                row_number,
                article,
                max(0, quantity),
                price=self._money(row, f.PRICE),
                cost=self._money(row, f.COST),
                vat=round(vat * (10_000 if vat < 1 else 100)) if vat is not None else None,
                family=self.text(row, f.FAMILY)[:60],
            )
        )

    def _money(self, row: Sequence[str], field: str) -> int | None:
        value = self.value(row, field)
        return round(value * 100) if value is not None and value >= 0 else None


def read(
    sheet: Sheet, layout: Layout, mapping: Mapping, *, today: date, period: Period | None = None
) -> Reading:
    """Return what a sheet says, read by `mapping`; `period` is what a file without dates is about."""
    reading = Reading()
    reader = _Reader(mapping, today, period, reading)
    named = [at for at in (mapping.at(f.CODE), mapping.at(f.NAME), mapping.at(f.REFERENCE)) if at >= 0]
    for row_number, row in zip(sheet.numbers[layout.first :], sheet.rows[layout.first :], strict=True):
        kind = kind_of(row, layout, named, mapping.at(f.TICKET))
        if kind == "line":
            reader.take(row_number, row)
        else:
            reading.skipped[kind] += 1
    return reading
