"""Photos sent by people: checked, turned upright, freed of all metadata, resized to two WebP files."""

import io
import os
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext
from PIL import Image, ImageCms, ImageOps

from halles.kit.errors import BadInput
from halles.kit.ids import new_id

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_BYTES = 12_000_000
MOST_PIXELS = 50_000_000
"""Beyond, a small file may be a bomb that fills the memory once opened."""
LEAST_SIDE = 40
SMALL_SIDE, LARGE_SIDE = 640, 1600
SMALL_BYTES = 40_000
"""What a photo may weigh above the fold of a page."""
SIZES = ("s", "l")


@dataclass(frozen=True)
class Prepared:
    """A photo ready to be written: its two WebP files, and the size of the large one."""

    small: bytes
    large: bytes
    width: int
    height: int


def prepare(data: bytes) -> Prepared:
    """Return the two files made from what a person sent; raise BadInput if it is no photo."""
    if len(data) > MOST_BYTES:
        advice = gettext("Send one of 12 MB at most.")
        raise BadInput(gettext("This photo is too heavy."), field="photo", advice=advice)
    picture = _upright(opened(data))
    large = _within(picture, LARGE_SIDE)
    return Prepared(_light(_within(large, SMALL_SIDE)), _webp(large, 80), *large.size)


def keep(photo: Prepared, folder: Path) -> str:
    """Write both files under a fresh random name and return it; each file appears whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    name = new_id()
    for size, data in zip(SIZES, (photo.small, photo.large), strict=True):
        target = folder / file_name(name, size)
        part = target.with_suffix(".part")
        part.write_bytes(data)
        os.replace(part, target)
    return name


def remove(name: str, folder: Path) -> None:
    """Delete both files of a photo; those already gone are no error."""
    for size in SIZES:
        (folder / file_name(name, size)).unlink(missing_ok=True)


def file_name(name: str, size: str) -> str:
    """Return the file of a photo in one of SIZES."""
    return f"{name}-{size}.webp"


def opened(data: bytes) -> Image.Image:
    """Read the picture, its size checked before its pixels are."""
    try:
        picture = Image.open(io.BytesIO(data), formats=FORMATS)
        sides = picture.size
        if min(sides) >= LEAST_SIDE and sides[0] * sides[1] <= MOST_PIXELS:
            picture.draft("RGB", (LARGE_SIDE * 2, LARGE_SIDE * 2))
            picture.load()
            return picture
    except (
        OSError,
        SyntaxError,
        ValueError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:
        advice = gettext("Send a photo in JPEG, PNG or WebP format.")
        raise BadInput(
            gettext("This file is not a photo that can be read here."), field="photo", advice=advice
        ) from error
    advice = gettext("Send one of at least 40 pixels a side, and of 50 million pixels at most.")
    raise BadInput(gettext("This photo is too small or too large."), field="photo", advice=advice)


def _upright(picture: Image.Image) -> Image.Image:
    """Apply the orientation and the colour profile, then copy the bare pixels: no metadata is left."""
    profile = picture.info.get("icc_profile")
    picture = ImageOps.exif_transpose(picture)
    if picture.mode in ("P", "LA", "RGBA", "PA"):
        picture = picture.convert("RGBA")
        white = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(white, picture)
    elif profile and picture.mode in ("RGB", "CMYK"):
        picture = _in_srgb(picture, profile)
    bare = Image.new("RGB", picture.size)
    bare.paste(picture.convert("RGB"))
    return bare


def _in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """Convert from the camera's colours; a profile that cannot be read is left out."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(
            picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError):
        return picture
    return converted or picture


def _within(picture: Image.Image, side: int) -> Image.Image:
    """Return the picture reduced so that no side is longer than `side`."""
    copy = picture.copy()
    copy.thumbnail((side, side), Image.Resampling.LANCZOS)
    return copy


def _light(picture: Image.Image) -> bytes:
    """Return the small file, as good as SMALL_BYTES allows."""
    for quality in (80, 65, 50, 35):
        data = _webp(picture, quality)
        if len(data) <= SMALL_BYTES:
            return data
    return _webp(_within(picture, SMALL_SIDE * 2 // 3), 30)


def _webp(picture: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=quality, method=4)
    return out.getvalue()
