"""The throwaway PostgreSQL: what was committed is there after a kill."""

import psycopg
import pytest

from halles.kit.cluster import Missing, running


@pytest.mark.postgresql
def test_what_was_committed_outlives_a_kill_of_the_server() -> None:
    try:
        with running() as cluster:
            with psycopg.connect(cluster.url, autocommit=True) as connection:
                connection.execute("CREATE TABLE kept (n int)")
                connection.execute("INSERT INTO kept VALUES (7)")
            cluster.crash()
            with psycopg.connect(cluster.url) as connection:
                assert connection.execute("SELECT n FROM kept").fetchall() == [(7,)]
    except Missing as missing:
        pytest.skip(str(missing))
