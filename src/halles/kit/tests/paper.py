"""Read a printed sheet back as a reader of squares does: its black rectangles, painted as a printer would."""

import io
import re

import pypdf
from PIL import Image, ImageDraw

from halles.kit.scan import squares_in

PIXELS = 4
"""For each point of the paper."""
QUIET = 40
_FILLED = re.compile(r"(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) re\s+f")


def squares_of(pdf: bytes) -> list[str]:
    """Return what the QR code of each page says; a page holds one at most."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))  # held: its pages read from it as they are asked
    return [text for page in reader.pages for text in _read(page)]


def _read(page: pypdf.PageObject) -> list[str]:
    contents = page.get_contents()
    found = _FILLED.findall(contents.get_data().decode("latin-1")) if contents is not None else []
    boxes = [tuple(float(number) * PIXELS for number in each) for each in found]
    if not boxes:
        return []
    side = round(max(max(x + w, y + h) for x, y, w, h in boxes)) + 2 * QUIET
    image = Image.new("L", (side, side), 255)
    draw = ImageDraw.Draw(image)
    for x, y, w, h in boxes:
        left, right = round(QUIET + x), round(QUIET + x + w)
        top, bottom = round(side - QUIET - y - h), round(side - QUIET - y)
        draw.rectangle((left, top, right - 1, bottom - 1), fill=0)
    out = io.BytesIO()
    image.save(out, "PNG")
    return squares_in(out.getvalue())
