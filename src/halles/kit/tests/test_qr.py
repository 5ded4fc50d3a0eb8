"""QR codes are read back by an independent reader, and the SVG is safe to put in a page."""

import io
from xml.etree import ElementTree

import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from halles.kit import qr


def read(png: bytes) -> str:
    return zxingcpp.read_barcodes(Image.open(io.BytesIO(png)))[0].text


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(min_codepoint=33, max_codepoint=0x2FF), min_size=1, max_size=80))
def test_what_is_written_is_read(text: str) -> None:
    assert read(qr.png(text, scale=4)) == text


def test_svg_has_a_name_and_no_style() -> None:
    drawn = qr.svg('https://halles.example/a?b="<c>"', title='Carte d’accès de "<Anne>"')
    root = ElementTree.fromstring(drawn)
    assert root.attrib["role"] == "img"
    assert root[0].text == 'Carte d’accès de "<Anne>"'
    assert "style" not in drawn


def test_matrix_has_the_size_of_a_qr_code() -> None:
    rows = qr.matrix("ABCD-EFGH")
    assert len(rows) == len(rows[0]) == 21
