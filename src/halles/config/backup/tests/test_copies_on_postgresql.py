"""Copies of a deployment on PostgreSQL: dumped, put back in one transaction, with the erasures since."""

from pathlib import Path

import pytest

from halles.config.backup.tests.home import ANNE, halles, run
from halles.kit.cluster import Cluster

pytestmark = pytest.mark.postgresql


@pytest.fixture(scope="module")
def changed(postgresql: Cluster, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """Return a deployment copied in its old state, then changed, and a person of it erased."""
    home = tmp_path_factory.mktemp("postgresql") / "home"
    more = {"HALLES_DATABASE": postgresql.database("copies")}
    run(home, "make", **more)
    halles(home, "backup", **more)
    run(home, "change", "new", **more)
    run(home, "erase", ANNE, **more)
    return home, more


def copy_of(home: Path) -> str:
    (path,) = (home / "backups").glob("halles-*.tar.gz")
    return str(path)


def test_a_copy_of_another_database_is_refused(changed: tuple[Path, dict[str, str]]) -> None:
    home, _ = changed
    assert "postgresql database" in halles(home, "restore", copy_of(home), "--yes", code=2)


def test_without_its_programs_it_says_what_to_install(changed: tuple[Path, dict[str, str]]) -> None:
    home, more = changed
    assert "postgresql-client" in halles(home, "backup", code=2, **more, PATH="/nowhere")


def test_a_dump_the_server_refuses_changes_nothing(
    changed: tuple[Path, dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    home, more = changed
    from halles.config.backup import database, make, restore
    from halles.config.paths import CannotStart

    for name, value in {"HALLES_HOME": str(home), **more}.items():
        monkeypatch.setenv(name, value)

    def refuse(path: Path) -> None:
        raise CannotStart("pg_restore failed")

    monkeypatch.setattr(database, "load", refuse)
    with pytest.raises(CannotStart):
        restore.restore(Path(copy_of(home)), now=make.now_here())
    assert not (home / restore.SWAP).exists()
    assert run(home, "state", **more).startswith("new ")


def test_it_comes_back_with_the_erasures(changed: tuple[Path, dict[str, str]]) -> None:
    home, more = changed
    assert run(home, "state", **more) == "new new-s.webp,old-s.webp yves"
    said = halles(home, "restore", copy_of(home), "--yes", **more)
    assert "erased again: 1" in said
    assert run(home, "state", **more) == "old old-s.webp yves"
