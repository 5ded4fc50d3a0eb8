"""What a sheet draws by itself: a QR code, a code in spaced letters, a box to tick."""

from collections.abc import Sequence

from reportlab.lib import colors
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Flowable

from halles.kit.qr import QUIET_ZONE, matrix

PLAIN, BOLD = "HallesVera", "HallesVera-Bold"
SPACING = 0.12
"""Room between the letters of a code, as a part of their size."""
INK, RULE = colors.black, colors.HexColor("#767676")


class Qr(Flowable):
    """A QR code drawn as black squares: sharp at any size, no image."""

    def __init__(self, text: str, width: float) -> None:
        super().__init__()
        self.rows = matrix(text)
        self.width = self.height = width

    def draw(self) -> None:
        """Draw the dark modules, row by row, runs joined so that no hairline shows between them."""
        side = self.width / (len(self.rows) + 2 * QUIET_ZONE)
        for y, row in enumerate(self.rows):
            for start, length in runs(row):
                top = self.height - (y + QUIET_ZONE + 1) * side
                self.canv.rect((start + QUIET_ZONE) * side, top, length * side, side, stroke=0, fill=1)


class Code(Flowable):
    """One line in large bold, its letters apart."""

    def __init__(self, text: str, size: float, room: float) -> None:
        super().__init__()
        width = pdfmetrics.stringWidth(text, BOLD, size) + len(text) * size * SPACING
        size *= min(1, room / width)  # a long code gets smaller, never off the paper
        self.text, self.size, self.height = text, size, size * 1.4

    def draw(self) -> None:
        """Draw the line."""
        self.canv.setFont(BOLD, self.size)
        self.canv.drawString(0, self.size * 0.3, self.text, charSpace=self.size * SPACING)


class Box(Flowable):
    """A box to tick."""

    def __init__(self, size: float) -> None:
        super().__init__()
        self.width = self.height = size * 1.4

    def draw(self) -> None:
        """Draw its four sides."""
        self.canv.setStrokeColor(INK)
        self.canv.rect(0, 0, self.width * 0.8, self.height * 0.8)


def runs(row: Sequence[bool]) -> list[tuple[int, int]]:
    """Return (start, length) of each run of True."""
    runs, start = [], None
    for x, dark in enumerate([*row, False]):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            runs.append((start, x - start))
            start = None
    return runs
