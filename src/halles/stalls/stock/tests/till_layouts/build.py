"""A layout of a till as a small description, and the file that this till would write."""

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from random import Random

from halles.stalls.stock.tests.till_layouts.cells import Style, cell
from halles.stalls.stock.tests.till_layouts.shop import Line, goods, lines

Rows = list[list[str]]


@dataclass(frozen=True)
class TillLayout:
    """One till's way to write. `columns`: "header=meaning" between bars, "-…" for what is left out."""

    name: str
    kind: str
    """sales, stock or both."""
    columns: str
    shop: str = "grocery"
    style: Style = field(default_factory=Style)
    separator: str = ";"
    encoding: str = "utf-8"
    grain: str = "tickets"
    """Of sales: tickets, or sums by "days" or of the whole "period"."""
    title: tuple[str, ...] = ()
    """Rows above the header, cells between bars."""
    dress: Callable[[Rows, "TillLayout"], Rows] | None = None
    """What this till puts between and below its lines."""
    has_header: bool = True
    top: str = ""
    """A row of groups above the header, as wide as it."""
    workbook: bool = False
    sheets_before: tuple[str, ...] = ()

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Return header and meaning of each column."""
        return [tuple(each.rpartition("=")[::2]) for each in self.columns.split("|")]  # type: ignore[misc]

    @property
    def headers(self) -> list[str]:
        """Return the header's cells."""
        return [header for header, _meaning in self.pairs]

    @property
    def truth(self) -> list[str]:
        """Return what each column is, "" where it is to be left out."""
        return ["" if m.startswith("-") else "day" if m == "moment" else m for _header, m in self.pairs]

    @property
    def seed(self) -> int:
        """Return a number of its own."""
        return zlib.crc32(self.name.encode()) % 50

    @property
    def is_held_out(self) -> bool:
        """Say whether it was kept unseen while the words and scores were chosen: by its name alone."""
        return zlib.crc32(self.name.encode()) % 2 == 1


def told(layout: TillLayout) -> list[Line]:
    """Return what the file tells, line by line."""
    all_lines = lines(layout.shop, layout.seed)
    if layout.kind in ("stock", "both"):
        draw = Random(layout.seed)
        first = all_lines[0]
        return [
            replace(first, good=good, sold=draw.randrange(0, 30)) for good in goods(layout.shop, layout.seed)
        ]
    if layout.grain == "tickets":
        return all_lines
    sums: dict[tuple[object, str], Line] = {}
    for line in all_lines:
        key = (line.at.date() if layout.grain == "days" else "", line.good.code)
        known = sums.get(key)
        sums[key] = replace(known, sold=known.sold + line.sold) if known else line
    return [line for line in sums.values() if line.sold]


def rows_of(layout: TillLayout) -> Rows:
    """Return the rows of the layout's sheet, title, header and footer included."""
    table = [[cell(m, line, layout.style) for _header, m in layout.pairs] for line in told(layout)]
    if layout.dress:
        table = layout.dress(table, layout)
    head = [row.split("|") for row in layout.title]
    head += [layout.top.split("|")] if layout.top else []
    return head + ([layout.headers] if layout.has_header else []) + table


def totals_at_end(*words: str) -> Callable[[Rows, TillLayout], Rows]:
    """Return a dress that ends with a row of sums, then with these rows."""

    def dress(rows: Rows, layout: TillLayout) -> Rows:
        return [*rows, _sum("Total", rows, layout), *([word] for word in words)]

    return dress


def groups(label: str = "{}", sums: str = "Sous-total {}") -> Callable[[Rows, TillLayout], Rows]:
    """Return a dress with a title and a sum for each family, and a great sum below."""

    def dress(rows: Rows, layout: TillLayout) -> Rows:
        families = [line.good.family for line in told(layout)]
        found: Rows = []
        for family in dict.fromkeys(families):
            own = [row for row, its in zip(rows, families, strict=True) if its == family]
            found += [[label.format(family)], *own, _sum(sums.format(family), own, layout), []]
        return [*found, _sum("TOTAL GÉNÉRAL", rows, layout)]

    return dress


def pages(every: int, foot: str) -> Callable[[Rows, TillLayout], Rows]:
    """Return a dress with the header again on each page, and a foot below each."""

    def dress(rows: Rows, layout: TillLayout) -> Rows:
        found: Rows = []
        for number, start in enumerate(range(0, len(rows), every), 1):
            found += ([layout.headers] if start else []) + rows[start : start + every]
            found += [[foot.format(number)], []]
        return found

    return dress


def _sum(word: str, rows: Rows, layout: TillLayout) -> list[str]:
    """Return a row that sums up what can be summed."""
    row = [""] * len(layout.pairs)
    for at, (_header, meaning) in enumerate(layout.pairs):
        if meaning in ("sold", "stock", "total", "net_total", "-value", "-tax"):
            values = [_value(each[at]) for each in rows]
            row[at] = str(sum(values)).replace(".", "," if layout.style.comma else ".")
    row[0] = word
    return row


def _value(text: str) -> Decimal:
    kept = "".join(each for each in text if each.isdigit() or each in "-,.")
    kept = kept.replace(".", "").replace(",", ".") if "," in kept and "." in kept else kept.replace(",", ".")
    return Decimal(kept or 0)


def encoded(rows: Sequence[Sequence[str]], layout: TillLayout) -> bytes:
    """Return a file of text with these rows."""
    import csv
    import io

    out = io.StringIO()
    csv.writer(out, delimiter=layout.separator, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode(layout.encoding, "replace")
