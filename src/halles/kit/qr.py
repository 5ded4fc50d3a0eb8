"""QR codes: inline SVG for pages, PNG for files, a matrix for whatever draws its own."""

import io
from html import escape

import segno

QUIET_ZONE = 4
"""Light modules around the code, as its standard asks; without them readers fail on busy paper."""


def matrix(text: str) -> list[list[bool]]:
    """Return the modules of the code of `text`, True where dark, without quiet zone."""
    return [[bool(module) for module in row] for row in _make(text).matrix]


def svg(text: str, *, title: str = "") -> str:
    """Return the code of `text` as an inline SVG; `title` is what a screen reader says (default: the text).

    Black on white in dark mode too: many readers refuse an inverted code. The stylesheet gives the size.
    """
    drawn = _make(text).svg_inline(
        border=QUIET_ZONE, omitsize=True, light="#fff", svgclass="qr", lineclass=None
    )
    name = escape(title or text)
    opening, rest = drawn.split(">", 1)
    return f'{opening} role="img"><title>{name}</title>{rest}'


def png(text: str, *, scale: int = 8) -> bytes:
    """Return the code of `text` as a black and white PNG, `scale` pixels per module."""
    out = io.BytesIO()
    _make(text).save(out, kind="png", scale=scale, border=QUIET_ZONE)
    return out.getvalue()


def _make(text: str) -> segno.QRCode:
    # Level M reads with 15 % of the code worn off, the usual choice for a sheet in a shop window.
    # UTF-8, because readers take a lone Latin-1 letter for a Japanese one.
    return segno.make_qr(text, error="m", boost_error=False, encoding=None if text.isascii() else "utf-8")
