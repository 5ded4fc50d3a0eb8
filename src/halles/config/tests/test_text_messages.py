"""HALLES_SMS and the gateways' file: what they say, and what keeps the house from starting."""

from pathlib import Path

import pytest

from halles.config.text_messages import operators, ways

EXAMPLE = Path(__file__).parents[4] / "deploy" / "sms-gateway.toml"


def test_for_all_towns_or_for_each() -> None:
    assert ways("") == {}
    assert ways("gammu:/var/spool/gammu") == {"": "gammu:/var/spool/gammu"}
    assert ways("https://sms.example/v1?a=b") == {"": "https://sms.example/v1?a=b"}
    assert ways(" redon=gammu:/a ; carhaix=https://b.example/ ;http://127.0.0.1:8080/sms") == {
        "redon": "gammu:/a",
        "carhaix": "https://b.example/",
        "": "http://127.0.0.1:8080/sms",
    }


@pytest.mark.parametrize(
    "value",
    [
        "gammu",
        "gammu:spool",
        "gammu://host/spool",
        "http://sms.example/",
        "https://user:password@sms.example/",
        "https:///path",
        "smpp://sms.example",
        "redon=",
        "redon=gammu:/a;redon=gammu:/b",
        "gammu:/a;gammu:/b",
        "https://[half",
    ],
)
def test_what_is_no_operator_says_so_at_the_start(value: str) -> None:
    with pytest.raises(SystemExit, match="HALLES_SMS"):
        ways(value)


def test_the_example_of_the_file_is_right() -> None:
    found = operators(str(EXAMPLE))
    assert found.gateways[""].headers["Authorization"].startswith("Bearer ")
    assert found.hooks[""].sender == "from"
    assert found.gateways["redon"].format == "form"
    assert found.hooks["redon"].signed


def test_without_a_file_gateways_are_spoken_to_plainly() -> None:
    assert operators("").gateways == {}


@pytest.mark.parametrize(
    "text",
    [
        "[all",
        "sender = 'x'",
        "[all]\nsendr = 'x'",
        "[all]\nformat = 'xml'",
        "[all.hook]\nheader = 'X'",
        "[all.hook]\nsecret = 'short'",
        "[all.hook]\nsecret = 12",
    ],
)
def test_a_mistake_in_the_file_says_so_at_the_start(text: str, tmp_path: Path) -> None:
    path = tmp_path / "gateway.toml"
    path.write_text(text)
    with pytest.raises(SystemExit, match="HALLES_SMS_GATEWAY"):
        operators(str(path))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="HALLES_SMS_GATEWAY"):
        operators(str(tmp_path / "nothing.toml"))
