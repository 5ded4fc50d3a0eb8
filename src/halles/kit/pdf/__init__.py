"""Sheets of paper: documents of headings, text, tables, QR codes and codes, in an embedded font."""

from halles.kit.pdf.document import BOX, LABEL, MARGIN, SHEET, Document
from halles.kit.pdf.drawn import BOLD, PLAIN, SPACING, Code, Qr

__all__ = ["BOLD", "BOX", "LABEL", "MARGIN", "PLAIN", "SHEET", "SPACING", "Code", "Document", "Qr"]
