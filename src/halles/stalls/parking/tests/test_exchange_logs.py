"""Logs of real car parks are read by their columns, packed or not; a folder without any is told so."""

import gzip
import lzma
from pathlib import Path

import pytest

from halles.kit.errors import BadInput
from halles.stalls.parking.exchange.logs import read_logs

LONG = "timestamp_utc,place_id,free\n2022-06-01T00:10:00Z,gare,7\n2022-06-01T00:00:00Z,gare,9\n"
PLACES = ",place_name,city_name,num_all\ngare,Bahnhof,Trier,40.0\n"
LOCAL = (
    "SystemCodeNumber,Capacity,Occupancy,LastUpdated\n"
    "BHM,100,30,2016-10-04 08:00:00\nBHM,100,-4,2016-12-04 08:00:00\n"
)


def test_moments_are_put_in_order_and_places_named(tmp_path: Path) -> None:
    (tmp_path / "parking_towns.csv.xz").write_bytes(lzma.compress(LONG.encode()))
    (tmp_path / "parking_towns_places.csv").write_text(PLACES)
    [log] = read_logs(tmp_path)
    assert (log.place, log.town, log.published) == ("gare", "Trier", 40)
    assert (log.times, log.free) == ([1_654_041_600, 1_654_042_200], [9, 7])


def test_local_time_has_its_summer_and_an_impossible_figure_is_bounded(tmp_path: Path) -> None:
    (tmp_path / "parking_other.csv.gz").write_bytes(gzip.compress(LOCAL.encode()))
    [log] = read_logs(tmp_path)
    assert log.times == [1_475_564_400, 1_480_838_400]
    assert log.free == [70, 100]


def test_a_folder_without_logs_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "parking_else.csv").write_text("a,b\n1,2\n")
    with pytest.raises(BadInput):
        read_logs(tmp_path)
