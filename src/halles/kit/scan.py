"""Barcodes of goods (EAN, UPC), and the square codes of our own sheets, read in a photo."""

import zxingcpp
from PIL import Image, ImageOps

from halles.kit.images import opened

LARGE_SIDE = 2000
"""Larger photos are reduced first: a code that one can hold in a hand is still read."""

GOODS = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.EANUPC])

SQUARES = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])


def codes_in(data: bytes) -> list[str]:
    """Return the codes of goods in a photo, once each, in the order they are found.

    Raises BadInput where it is no photo; none is an empty list.
    """
    return _read(data, GOODS)


def squares_in(data: bytes) -> list[str]:
    """Return what the QR codes in a photo say, as `codes_in` does."""
    return _read(data, SQUARES)


def _read(data: bytes, formats: zxingcpp.BarcodeFormats) -> list[str]:
    picture = ImageOps.exif_transpose(opened(data)).convert("L")
    picture.thumbnail((LARGE_SIDE, LARGE_SIDE), Image.Resampling.LANCZOS)
    found = zxingcpp.read_barcodes(picture, formats=formats)
    return list(dict.fromkeys(each.text for each in found if each.text))
