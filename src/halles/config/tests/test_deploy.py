"""The examples of deploy/ say what the house does: same ports, same variables, same entry."""

import re

from halles.config import paths

DEPLOY = paths.CODE / "deploy"
GUIDE = (paths.CODE / "docs" / "operating.md").read_text()


def test_the_proxy_knows_the_ports_and_the_bells_address():
    caddy = (DEPLOY / "Caddyfile").read_text()
    assert re.findall(r"reverse_proxy 127\.0\.0\.1:(\d+)", caddy) == ["8001", "8000"]
    assert "strip_prefix /cloche" in caddy


def test_the_service_sets_only_variables_that_the_guide_explains():
    names = re.findall(r"^#?(HALLES_\w+)=", (DEPLOY / "halles.env").read_text(), re.MULTILINE)
    assert names
    assert all(f"`{name}`" in GUIDE for name in names)


def test_the_service_starts_the_one_entry():
    unit = (DEPLOY / "halles.service").read_text()
    assert "ExecStart=/opt/halles/halles run" in unit
    assert all(f"deploy/{file.name}" in GUIDE for file in DEPLOY.iterdir())
