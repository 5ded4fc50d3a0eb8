"""The whole house on PostgreSQL, public: what a command publishes reaches a listener of the bell."""

import http.client
import subprocess
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.services.house import House, temporary_house

pytestmark = pytest.mark.postgresql
HOST = "redon.example"

PUBLISH = """
from halles.kit.actor import Actor
from halles.stalls.directory.commands.news import news_publish
from halles.stalls.directory.models import Sheet
sheet = Sheet.objects.filter(town="port-lavandiere").order_by("pk")[0]
news_publish(actor=Actor(system="test"), sheet=sheet, text="Arrivage")
"""


@pytest.fixture(scope="module")
def house(postgresql):
    """Yield a running house."""
    with temporary_house(HALLES_DATABASE=postgresql.database("house"), HALLES_HOSTS=HOST) as running:
        yield running


def test_news_reach_a_listener(house: House):
    port = int(house.environment["HALLES_BELL_PORT"])
    bell = http.client.HTTPConnection("localhost", port, timeout=15)
    topic = "port-lavandiere/directory"
    bell.request("GET", f"/?t={quote(topic)}", headers={"Origin": f"https://{HOST}"})
    answer = bell.getresponse()
    assert answer.status == 200
    house.command("django", "shell", "--command", PUBLISH)
    lines = []
    while f"data: {topic}" not in lines:
        lines.append(answer.readline().decode().rstrip("\n"))
    assert "event: ring" in lines
    bell.close()


def test_no_process_shows_the_password(house: House):
    password = house.environment["HALLES_DATABASE"].split(":")[2].split("@")[0]
    shown = subprocess.run(["ps", "axww", "-o", "args"], capture_output=True, text=True, check=True).stdout
    assert "halles.journal.bell" in shown
    assert password not in shown


def test_the_public_house_behind_its_proxy(house: House):
    page, headers = _page(house, "/port-lavandiere/")
    assert "Port-Lavandière" in page
    assert 'data-bell="/cloche"' in page
    assert "connect-src 'self'" in headers["Content-Security-Policy"]
    _, headers = _page(house, "/compte/connexion/")
    assert all("secure" in cookie.lower() for cookie in headers.get_all("Set-Cookie"))


def test_a_foreign_host_is_refused(house: House):
    assert _page(house, "/", host="elsewhere.example", status=400)


def _page(house: House, path: str, *, host: str = HOST, status: int = 200):
    pages = http.client.HTTPConnection("localhost", int(house.environment["HALLES_PORT"]), timeout=10)
    pages.request("GET", path, headers={"Host": host, "X-Forwarded-Proto": "https"})
    answer = pages.getresponse()
    body = answer.read().decode()
    pages.close()
    assert answer.status == status, body
    return body, answer.headers


def test_a_log_holds_no_secret_and_no_failure(house: House):
    for log in Path(house.home / "log").glob("*.log"):
        assert "Traceback" not in log.read_text(), log.name
