"""Photos lose their metadata and keep their sense; what is no photo is refused with a sentence."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from halles.kit import images
from halles.kit.errors import BadInput


def jpeg(size: tuple[int, int] = (300, 200), *, exif: Image.Exif | None = None) -> bytes:
    out = io.BytesIO()
    picture = Image.new("RGB", size, "red")
    picture.paste("blue", (0, 0, size[0] // 2, size[1]))
    picture.save(out, "JPEG", exif=exif or Image.Exif(), comment=b"made by me")
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_all_metadata_goes() -> None:
    exif = Image.Exif()
    exif[0x010F] = "A camera"
    exif.get_ifd(0x8825)[1] = "N"
    prepared = images.prepare(jpeg(exif=exif))
    for data in (prepared.small, prepared.large):
        picture = opened(data)
        assert not picture.getexif()
        assert not {"exif", "xmp", "icc_profile", "comment"} & picture.info.keys()
        assert b"camera" not in data
        assert b"made by me" not in data


def test_a_photo_taken_sideways_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned a quarter to the left
    prepared = images.prepare(jpeg(exif=exif))
    assert (prepared.width, prepared.height) == (200, 300)
    top, bottom = (opened(prepared.large).getpixel((100, y)) for y in (20, 280))
    assert top[2] > 200 > bottom[2]


def test_sizes_and_weight() -> None:
    out = io.BytesIO()
    Image.effect_noise((4000, 3000), 90).convert("RGB").save(out, "JPEG", quality=70)
    prepared = images.prepare(out.getvalue())
    assert (prepared.width, prepared.height) == (1600, 1200)
    assert len(prepared.small) <= images.SMALL_BYTES
    assert images.prepare(jpeg((100, 100))).width == 100


@pytest.mark.parametrize("mode", ["RGBA", "P", "L", "LA", "1", "I;16"])
def test_every_kind_of_pixel(mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (60, 60)).save(out, "PNG")
    assert opened(images.prepare(out.getvalue()).large).mode == "RGB"


def test_transparency_becomes_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (60, 60), (0, 0, 0, 0)).save(out, "PNG")
    assert min(opened(images.prepare(out.getvalue()).large).getpixel((30, 30))) > 250


def bomb() -> bytes:
    """A PNG of a few bytes that announces 60,000 by 60,000 pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        crc = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc)

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0"))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a picture",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
        jpeg()[:400],
        jpeg((20, 20)),
        bomb(),
        b"\xff\xd8" + b"\0" * 12_000_001,
    ],
    ids=["empty", "text", "svg", "gif", "cut short", "tiny", "bomb", "heavy"],
)
def test_what_is_no_photo_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput) as refused:
        images.prepare(data)
    assert refused.value.field == "photo"


def test_files_are_written_and_removed(tmp_path: Path) -> None:
    prepared = images.prepare(jpeg())
    names = {images.keep(prepared, tmp_path / "new") for _ in range(2)}
    assert len(names) == 2
    assert len(list((tmp_path / "new").glob("*.webp"))) == len(list((tmp_path / "new").iterdir())) == 4
    for name in names:
        images.remove(name, tmp_path / "new")
        images.remove(name, tmp_path / "new")
    assert not list((tmp_path / "new").iterdir())
