"""Paper is read back: text by pypdf, the QR code by a barcode reader."""

import io

import pypdf
import pytest
import zxingcpp
from PIL import Image, ImageDraw
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics

from halles.kit import pdf
from halles.kit.pdf import Document


def read(document: Document) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(document.bytes()))


def text_of(document: Document) -> str:
    return "\n".join(page.extract_text() for page in read(document).pages)


def full() -> Document:
    document = Document("Votre carte d’accès", "fr")
    document.heading("Au Fournil d’Anne")
    document.paragraph("Ouvert de 9\u202fh\u202f30 à 12\u00a0h : œufs, thé, 12,50\u00a0€.")
    document.lines(["12, Grande Rue", "35600 Redon"])
    document.table([["Lundi", "fermé"], ["Mardi", "9 h – 12 h"]], ["Jour", "Heures"])
    document.qr("http://localhost:8000/redon/", "La page de Redon")
    document.code("ABCD-EFGH", "Votre code")
    document.footer("Halles de Redon")
    return document


def test_everything_is_on_the_paper() -> None:
    document = full()
    text = text_of(document).replace("\u00a0", " ")
    for words in (
        "Au Fournil d’Anne",
        "9 h 30 à 12 h : œufs, thé, 12,50 €",
        "35600 Redon",
        "Mardi",
        "Heures",
    ):
        assert words in text
    assert "La page de Redon" in text
    assert "ABCD-EFGH" in text
    assert "Halles de Redon" in text
    assert not document.lost


def test_the_same_parts_give_the_same_bytes() -> None:
    assert full().bytes() == full().bytes()


def test_title_and_language_are_declared_and_the_font_is_inside() -> None:
    reader = read(full())
    assert reader.metadata is not None
    assert reader.metadata.title == "Votre carte d’accès"
    assert reader.trailer["/Root"]["/Lang"] == "fr"
    fonts = reader.pages[0]["/Resources"]["/Font"].values()
    embedded = [f for f in fonts if f["/Subtype"] == "/TrueType" and "/FontFile2" in f["/FontDescriptor"]]
    assert embedded


@pytest.mark.parametrize("typed", ["<b>gras</b>", "a & b < c", '<img src="/etc/passwd"/>', "&lt;", "<para>"])
def test_text_is_never_mark_up(typed: str) -> None:
    document = Document("x", "fr")
    document.paragraph(typed)
    document.heading(typed)
    document.table([[typed]], [typed])
    assert text_of(document).count(typed) == 4


def test_what_the_font_lacks_is_told() -> None:
    document = Document("x", "fr")
    document.paragraph("Ǎ → é ✓ 🥖 ش")
    assert "A -> é x ?" in text_of(document)
    assert document.lost == {"🥖", "ش"}


def test_large_type_is_larger() -> None:
    short, large = Document("x", "fr"), Document("x", "fr", large_type=True)
    for document in (short, large):
        for _ in range(30):
            document.paragraph("Une phrase assez courte pour tenir sur une ligne.")
    assert len(read(short).pages) == 1
    assert len(read(large).pages) == 2


def test_a_long_code_stays_on_the_paper() -> None:
    Document("x", "fr")  # registers the fonts
    room = A4[0] - 2 * pdf.MARGIN
    short, long = pdf.Code("ABCD-EFGH", 30, room), pdf.Code("ABCD-EFGH-" * 5, 30, room)
    width = pdfmetrics.stringWidth(long.text, pdf.BOLD, long.size) + len(long.text) * long.size * pdf.SPACING
    assert short.size == 30
    assert width == pytest.approx(room)


def test_a_label_is_a_small_page_with_its_code_on_it() -> None:
    document = Document("x", "fr", large_type=True, paper=pdf.LABEL)
    with document.one_page():
        document.heading("Places libres, parking de la Gare")
        document.paragraph("mot " * 400)
        document.qr("http://localhost:8000/c/", "Cette page")
    [page] = read(document).pages
    assert [round(float(side)) for side in page.mediabox[2:]] == [420, 595]
    assert "Cette page" in page.extract_text()


def test_a_long_table_repeats_its_header() -> None:
    document = Document("x", "fr")
    document.table([[str(i), "x"] for i in range(90)], ["Numéro", "Nom"])
    assert text_of(document).count("Numéro") == len(read(document).pages) > 1


def test_an_empty_document_is_one_page() -> None:
    assert len(read(Document("x", "fr")).pages) == 1


def test_the_drawn_code_reads_back() -> None:
    # The rectangles that the sheet receives, painted as a printer would.
    code = pdf.Qr("http://localhost:8000/c/ABCDEFGH", 400)
    image = Image.new("L", (400, 400), 255)
    code.canv = Painter(ImageDraw.Draw(image))
    code.draw()
    assert zxingcpp.read_barcodes(image)[0].text == "http://localhost:8000/c/ABCDEFGH"


class Painter:
    """Draw a canvas's rectangles on an image."""

    def __init__(self, draw: ImageDraw.ImageDraw) -> None:
        self._draw = draw

    def rect(self, x: float, y: float, width: float, height: float, stroke: int, fill: int) -> None:
        assert (stroke, fill) == (0, 1)
        self._draw.rectangle((x, 400 - y - height, x + width - 1, 400 - y - 1), fill=0)


def test_a_page_of_its_own_is_one_page_whatever_it_holds() -> None:
    document = Document("x", "fr", large_type=True)
    document.paragraph("La tournée")
    for length in (3, 60):
        with document.one_page():
            document.heading("Une lettre")
            document.lines(["une ligne"] * length)
            document.code("ABCD-EFGH", "Votre code")
            document.qr("http://localhost:8000/redon/", "La page")
    pages = [page.extract_text() for page in read(document).pages]
    assert [("La tournée" in page, page.count("ABCD-EFGH")) for page in pages] == [
        (True, 0),
        (False, 1),
        (False, 1),
    ]
    assert pages[2].count("une ligne") == 60


def test_a_round_sheet_has_boxes_to_tick_and_no_number() -> None:
    document = Document("x", "fr")
    document.table([["1", "Café", pdf.BOX]], ["N°", "Commerce", "Remise"], widths=(1, 8, 2))
    document.footer("Redon", numbered=False)
    assert text_of(document).split() == ["Redon", "N°", "Commerce", "Remise", "1", "Café"]
