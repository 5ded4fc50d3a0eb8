"""The `sms` benchmark on PostgreSQL: nothing is lost or doubled when our process dies."""

from pathlib import Path

import pytest

from halles.doors.bench.sms import House, Size, killed
from halles.kit.cluster import Cluster
from halles.kit.progress import Progress
from tests.services.gammu import Daemon


@pytest.mark.gammu
@pytest.mark.postgresql
def test_there_and_back_on_postgresql_under_kills(gammu: Daemon, postgresql: Cluster, tmp_path: Path) -> None:
    house = House(tmp_path, gammu, database=postgresql.database("texts"))
    house.call("furnish")
    with Progress() as progress:
        found = killed(house, Size(trips=0, messages=6, kills=3, pause=0.5), progress)
    assert {name: found[name] for name in ("messages", "lost", "doubled", "kills", "still_waiting")} == {
        "messages": 12,
        "lost": 0,
        "doubled": 0,
        "kills": 3,
        "still_waiting": 0,
    }
