"""Starting the house prints the link of the first operator, as long as nobody has used it."""

import pytest

from halles.config import paths
from halles.config.cli import house


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv("HALLES_HOME", str(tmp_path))
    monkeypatch.delenv("HALLES_SITE_URL", raising=False)


def test_the_link_is_printed_while_the_key_is_there(capsys):
    house._greet_first("http://localhost:8000")
    assert capsys.readouterr().out == ""
    paths.setup_key().write_text("ABCD-EFGH-JKLM")
    house._greet_first("http://localhost:8000")
    assert "http://localhost:8000/mise-en-route/?cle=ABCD-EFGH-JKLM" in capsys.readouterr().out


def test_the_link_is_under_the_public_name(capsys, monkeypatch):
    paths.setup_key().write_text("ABCD-EFGH-JKLM")
    monkeypatch.setenv("HALLES_SITE_URL", "https://pays.example/")
    house._greet_first("https://redon.example")
    assert "https://pays.example/mise-en-route/?cle=" in capsys.readouterr().out
