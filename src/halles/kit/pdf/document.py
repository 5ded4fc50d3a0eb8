"""Sheets of paper: a document of headings, text, tables, QR codes and codes, in an embedded font.

The font is Bitstream Vera, which reportlab carries, so the same bytes come out on every machine.
What callers pass is plain text: nothing in it is ever read as mark-up.
"""

import io
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, cast

import reportlab
from reportlab.lib.pagesizes import A4, A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BalancedColumns,
    CondPageBreak,
    Flowable,
    KeepInFrame,
    KeepTogether,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

from halles.kit.pdf.drawn import BOLD, INK, PLAIN, RULE, Box, Code, Qr

SHEET, LABEL = A4, A5
"""The two papers: a sheet, and the label of a thing in the street."""
MARGIN = 20 * mm
MARGINS = {SHEET: MARGIN, LABEL: 12 * mm}
_SIDES = ("LEFT", "RIGHT", "TOP", "BOTTOM")
_PADDING = 12
"""What reportlab's frames keep free on two sides, in points."""
BOX = "☐"
"""A cell of a table that holds this is a box to tick."""

_INSTEAD = str.maketrans(
    {
        "\u202f": "\u00a0",
        "\u2007": "\u00a0",
        "\u2009": "\u00a0",
        "\u2010": "-",
        "\u2011": "-",
        "\u2032": "'",
        "\u2033": '"',
        "→": "->",
        "←": "<-",
        "✓": "x",
    }
)
"""What the font lacks and has a plain equivalent."""


class Document:
    """A document built part by part, then given as bytes; the same parts give the same bytes.

    `large_type` is read without glasses; it may change from one part to the next. `lost` holds the
    characters that could not be printed, `pages` how many sheets the bytes last given take.
    """

    def __init__(
        self, title: str, language: str, *, large_type: bool = False, paper: tuple[float, float] = SHEET
    ) -> None:
        _register_fonts()
        self._paper, self._margin = paper, MARGINS[paper]
        self.title, self.language, self.lost = title, language, set[str]()
        self.pages = 0
        self.large_type = large_type
        self._parts: list[Flowable] = []
        self._footer = ""
        self._numbered = True

    @property
    def _size(self) -> float:
        return 16.0 if self.large_type else 10.5

    @property
    def _room(self) -> tuple[float, float]:
        """Width and height between the margins."""
        return self._paper[0] - 2 * self._margin, self._paper[1] - 2 * self._margin

    def heading(self, text: str) -> None:
        """Add a heading, kept with what follows."""
        style = self._style(BOLD, self._size * 1.5, keepWithNext=1, spaceBefore=self._size * 0.6)
        self._parts.append(self._paragraph(text, style))

    def chapter(self, text: str) -> None:
        """Add the heading of what may run over pages; with few lines left, it begins a new one."""
        style = self._style(BOLD, self._size * 1.5, spaceBefore=self._size * 0.6)
        self._parts += [CondPageBreak(self._size * 8), self._paragraph(text, style)]

    def paragraph(self, text: str) -> None:
        """Add a paragraph; its line breaks are kept."""
        self._parts.append(self._paragraph(text, self._style()))

    def lines(self, lines: Iterable[str]) -> None:
        """Add lines that stay together: an address, opening hours."""
        style = self._style(spaceAfter=0)
        self._parts += [
            _Together([self._paragraph(line, style) for line in lines]),
            Spacer(0, self._size / 2),
        ]

    def items(self, title: str, lines: Iterable[str]) -> None:
        """Add a list under its title, each line begun by a dot; it may run over columns and pages."""
        size = self._size
        style = self._style(
            spaceAfter=size / 5, leading=size * 1.25, leftIndent=size * 0.9, firstLineIndent=-size * 0.9
        )
        title_style = self._style(BOLD, size * 1.2, spaceBefore=size * 0.6)
        found = [self._paragraph(f"•\u00a0{line}", style) for line in lines]
        head = Table([[[self._paragraph(title, title_style), *found[:1]]]], colWidths=["100%"])
        head.setStyle([(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in _SIDES])
        head.spaceBefore = size * 0.4
        self._parts += [head, *found[1:]]  # a row never splits: no title is left alone

    def table(
        self, rows: Sequence[Sequence[str]], header: Sequence[str], widths: Sequence[float] = ()
    ) -> None:
        """Add a table; its header comes again on each page. `widths` are parts of the line."""
        style, bold = self._style(spaceAfter=0), self._style(BOLD, spaceAfter=0)
        cells: list[list[Flowable]] = [[self._paragraph(cell, bold) for cell in header]]
        cells += [
            [Box(self._size) if cell == BOX else self._paragraph(cell, style) for cell in row] for row in rows
        ]
        shares = widths or [1.0] * len(header)
        columns = [self._room[0] * share / sum(shares) for share in shares]
        table = Table(cells, colWidths=columns, repeatRows=1)
        table.setStyle(
            TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.5, RULE), ("VALIGN", (0, 0), (-1, -1), "TOP")])
        )
        self._parts += [table, Spacer(0, self._size)]

    def qr(self, url: str, caption: str, *, millimetres: int = 35) -> None:
        """Add a QR code and what it leads to; 35 mm wide, it is read at arm's length."""
        self._parts.append(_Together([Qr(url, millimetres * mm), self._paragraph(caption, self._style())]))

    def code(self, text: str, caption: str) -> None:
        """Add a code to be read aloud or typed, large and spaced, with what it is for."""
        style = self._style()
        code = Code(self._printable(text), self._size * 2.4, self._room[0])
        self._parts.append(_Together([self._paragraph(caption, style), code, Spacer(0, self._size)]))

    @contextmanager
    def one_page(self) -> Iterator[None]:
        """Put what is added inside on a page of its own, made smaller where it would need two."""
        before, self._parts = self._parts, []
        yield
        inside: list[Flowable] = []
        for part in self._parts:
            inside += part.parts if isinstance(part, _Together) else [part]
        width, height = (length - _PADDING for length in self._room)
        page = KeepInFrame(width, height, inside, mode="shrink")
        self._parts = [*before, *([PageBreak()] if before else []), page]

    @contextmanager
    def columns(self) -> Iterator[None]:
        """Set what is added inside in two columns of the same height."""
        before, self._parts = self._parts, []
        yield
        inside, self._parts = self._parts, before
        if inside:
            self._parts.append(BalancedColumns(inside, nCols=2, innerPadding=self._size))

    def footer(self, text: str, *, numbered: bool = True) -> None:
        """Set the line at the foot of every page, beside the page's number if pages are `numbered`."""
        self._footer, self._numbered = self._printable(text), numbered

    def bytes(self) -> bytes:
        """Return the document as a PDF."""
        out = io.BytesIO()
        template = SimpleDocTemplate(
            out,
            pagesize=self._paper,
            leftMargin=self._margin,
            rightMargin=self._margin,
            topMargin=self._margin,
            bottomMargin=self._margin,
            title=self.title,
            author="Halles",
            lang=self.language,
            displayDocTitle=1,
            invariant=1,
        )
        parts = list(self._parts) or [Spacer(0, 1)]
        template.build(parts, onFirstPage=self._draw_footer, onLaterPages=self._draw_footer)
        self.pages = template.page
        return out.getvalue()

    def _draw_footer(self, canvas: Any, template: Any) -> None:
        canvas.setFont(PLAIN, 8.4)  # the same in large type, or it would run into the page's number
        canvas.drawString(self._margin, self._margin / 2, self._footer)
        if self._numbered:
            right = self._paper[0] - self._margin
            canvas.drawRightString(right, self._margin / 2, str(canvas.getPageNumber()))

    def _style(self, font: str = PLAIN, size: float = 0, **more: Any) -> ParagraphStyle:
        size = size or self._size
        given: dict[str, Any] = {"leading": size * 1.4, "spaceAfter": size / 2, "textColor": INK} | more
        return ParagraphStyle("", fontName=font, fontSize=size, **given)

    def _paragraph(self, text: str, style: ParagraphStyle) -> Paragraph:
        return Paragraph(escape(self._printable(text)).replace("\n", "<br/>"), style)

    def _printable(self, text: str) -> str:
        """Return `text` in the font's characters; what is lost is remembered.

        A letter loses its accent before it is lost; a lost letter leaves "?", a lost ornament nothing.
        """
        return "".join(self._glyph(c) for c in unicodedata.normalize("NFC", text).translate(_INSTEAD))

    def _glyph(self, character: str) -> str:
        if character == "\n" or ord(character) in _glyphs():
            return character
        base = unicodedata.normalize("NFKD", character)[0]
        if ord(base) in _glyphs():
            return base
        self.lost.add(character)
        return "?" if character.isalnum() else ""


class _Together(KeepTogether):
    """Parts that stay on one page."""

    def __init__(self, parts: list[Flowable]) -> None:
        super().__init__(parts)
        self.parts = parts


@cache
def _register_fonts() -> None:
    folder = Path(reportlab.__file__).parent / "fonts"
    pdfmetrics.registerFont(TTFont(PLAIN, str(folder / "Vera.ttf")))
    pdfmetrics.registerFont(TTFont(BOLD, str(folder / "VeraBd.ttf")))


@cache
def _glyphs() -> frozenset[int]:
    _register_fonts()
    return frozenset(cast("Any", pdfmetrics.getFont(PLAIN)).face.charToGlyph)
