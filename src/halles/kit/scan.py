"""Barcodes of goods (EAN, UPC) read in a photo."""

import zxingcpp
from PIL import Image, ImageOps

from halles.kit.images import opened

LARGE_SIDE = 2000
"""Larger photos are reduced first: a code that one can hold in a hand is still read."""

GOODS = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.EANUPC])


def codes_in(data: bytes) -> list[str]:
    """Return the codes of goods in a photo, once each, in the order they are found.

    Raises BadInput where it is no photo; none is an empty list.
    """
    picture = ImageOps.exif_transpose(opened(data)).convert("L")
    picture.thumbnail((LARGE_SIDE, LARGE_SIDE), Image.Resampling.LANCZOS)
    found = zxingcpp.read_barcodes(picture, formats=GOODS)
    return list(dict.fromkeys(each.text for each in found if each.text))
