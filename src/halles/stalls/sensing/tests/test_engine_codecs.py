"""Raw bytes of devices decode to the fields that their makers' layouts say, or are refused."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halles.stalls.sensing.engine.codecs import CODECS, decode
from halles.stalls.sensing.exchange.dialects.fields import flat

PEOPLE = bytes.fromhex("04C9020800A1")


@pytest.mark.parametrize(
    ("codec", "port", "raw", "fields"),
    [
        ("bosch-tps110", 1, "00", {"type": "parking status", "occupied": False}),
        ("bosch-tps110", 2, "01", {"type": "heartbeat", "occupied": True}),
        ("bosch-tps110", 2, "00F6", {"type": "heartbeat", "occupied": False, "temperature": -10}),
        (
            "bosch-tps110",
            3,
            "D1000000" + "00" * 8 + "001D020100",
            {
                "type": "startup",
                "debugCodes.0": 209,
                "firmwareVersion": "0.29.2",
                "resetCause": "watchdog",
                "occupied": False,
            },
        ),
        (
            "bosch-tps110",
            6,
            "01000000" + "2403" + "0000" + "0700",
            {"type": "debug", "timestamp": 1, "debugCode": 804, "sequenceNumber": 7},
        ),
        ("milesight-vs121", 85, "05CC02000001", {"people_in": 512, "people_out": 1}),
        (
            "milesight-vs121",
            85,
            "FF086600B0940976" + "06CD05",
            {"people_count_max": 5},
        ),
        (
            "cayenne-lpp",
            1,
            "03670110" + "0567FFFF" + "010001" + "0468" + "3D" + "0273" + "2791",
            {
                "temperature_3": 27.2,
                "temperature_5": -0.1,
                "digital_in_1": 1,
                "relative_humidity_4": 30.5,
                "barometric_pressure_2": 1012.9,
            },
        ),
        (
            "cayenne-lpp",
            1,
            "067104D2FB2E0000",
            {"accelerometer_6.x": 1.234, "accelerometer_6.y": -1.234, "accelerometer_6.z": 0.0},
        ),
        ("cayenne-lpp", 1, "018806765FF2960A0003E8", {"gps_1": "Point"}),
        ("cayenne-lpp", 1, "", {}),
    ],
)
def test_bytes_decode_to_fields(codec, port, raw, fields):
    assert decode(codec, port, bytes.fromhex(raw)) == fields


def test_regions_are_a_mask_only_where_the_maker_s_table_is_asked_for():
    mask = decode("milesight-vs121-mask", 85, PEOPLE)
    assert [mask[f"regions.{index}.count"] for index in range(8)] == [1, 0, 0, 0, 0, 1, 0, 1]
    published = decode("milesight-vs121", 85, PEOPLE)
    assert [published[f"regions.{index}.count"] for index in range(8)] == [1] * 8
    assert published["people_counter_all"] == mask["people_counter_all"] == 2


@pytest.mark.parametrize(
    ("codec", "port", "raw"),
    [
        ("nothing", 1, "01"),
        ("bosch-tps110", 7, "01"),
        ("bosch-tps110", 1, ""),
        ("bosch-tps110", 3, "00"),
        ("bosch-tps110", 6, "00"),
        ("milesight-vs121", 85, "04C903"),
        ("milesight-vs121", 85, "04"),
        ("milesight-vs121", 85, "AABB00"),
        ("cayenne-lpp", 1, "0367"),
        ("cayenne-lpp", 1, "03"),
        ("cayenne-lpp", 1, "03FF01"),
        ("cayenne-lpp", 1, "0366010366" + "00"),
    ],
)
def test_bytes_of_another_layout_are_refused(codec, port, raw):
    with pytest.raises(ValueError):
        decode(codec, port, bytes.fromhex(raw))


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(CODECS)), st.integers(0, 255), st.binary(max_size=64))
def test_any_bytes_decode_or_are_refused(codec, port, raw):
    try:
        fields = decode(codec, port, raw)
    except ValueError:
        return
    assert all(isinstance(value, int | float | str) for value in fields.values())


def published_vectors() -> list[dict]:
    """Return the vectors that makers publish, where a folder is given."""
    data = os.environ.get("HALLES_DATA", "")
    found = sorted(Path(data).glob("**/payloads/*codec_vectors.json")) if data else []
    return [vector for path in found for vector in json.loads(path.read_bytes())]


@pytest.mark.skipif(not published_vectors(), reason="HALLES_DATA holds no published vectors")
def test_the_published_vectors_decode_exactly():
    for vector in published_vectors():
        name = vector["device"].lower()
        codec = next(key for key in CODECS if all(part in name for part in key.split("-")))
        assert decode(codec, vector["fPort"], bytes(vector["bytes"])) == flat(vector["data"]), vector[
            "device"
        ]
