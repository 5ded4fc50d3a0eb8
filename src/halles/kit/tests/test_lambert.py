"""Lambert-93: published pairs of coordinates, and there and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halles.kit import lambert
from halles.kit.geo import SCALE

PLACES = [
    (1_049_409.0, 6_838_286.4, 7.737072, 48.55045),  # Strasbourg, from its address base
    (156_513.07, 6_834_959.14, -4.35158094561215, 48.3870664568835),  # Plougastel
    (539_416.13, 6_225_601.11, 1.028392, 43.111637),  # Escoulis
]


@pytest.mark.parametrize(("east", "north", "longitude", "latitude"), PLACES)
def test_known_places(east, north, longitude, latitude):
    x, y = lambert.from_degrees(longitude, latitude)
    assert (x, y) == (pytest.approx(east, abs=0.2), pytest.approx(north, abs=0.2))
    lon, lat = lambert.to_point(east, north)
    assert (lon / SCALE, lat / SCALE) == (
        pytest.approx(longitude, abs=2e-6),
        pytest.approx(latitude, abs=2e-6),
    )


@given(st.floats(-5, 9.5), st.floats(41, 51.5))
def test_there_and_back(longitude, latitude):
    lon, lat = lambert.to_point(*lambert.from_degrees(longitude, latitude))
    assert (lon, lat) == (pytest.approx(longitude * SCALE, abs=1), pytest.approx(latitude * SCALE, abs=1))
