"""A port that was asked for is taken or refused; another one may be passed over."""

import http.server
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from halles.config.paths import CannotStart
from halles.config.ports import choose_ports, free_port, wait_for

HERE = "127.0.0.1"


@pytest.fixture
def taken() -> Iterator[int]:
    """Yield a port that somebody listens on."""
    with socket.socket() as listener:
        listener.bind((HERE, 0))
        listener.listen()
        yield listener.getsockname()[1]


@pytest.fixture(autouse=True)
def _no_patience(monkeypatch):
    monkeypatch.setattr("halles.config.ports.PATIENCE", 0.0)


def test_a_taken_port_is_passed_over(taken):
    assert free_port(taken, taken=set()) > taken
    assert free_port(taken, taken={taken + 1}) > taken + 1


@pytest.mark.parametrize("name", ["HALLES_PORT", "HALLES_BELL_PORT", "HALLES_MQTT_PORT"])
def test_a_port_asked_for_is_not_replaced(taken, name):
    with pytest.raises(CannotStart, match=f"Port {taken} is taken.*{name}"):
        choose_ports({name: str(taken)}, asked=0, host=HERE)


def test_the_option_wins_over_the_variable(taken):
    free = free_port(taken + 1, taken=set())
    chosen = choose_ports({"HALLES_PORT": str(taken)}, asked=free, host=HERE)
    assert chosen["HALLES_PORT"] == str(free)
    assert int(chosen["HALLES_BELL_PORT"]) > free


def test_a_public_house_keeps_the_ports_its_proxy_knows(taken, monkeypatch):
    monkeypatch.setattr("halles.config.ports.is_used", lambda port, host: port == 8000)
    assert choose_ports({}, asked=0, host=HERE)["HALLES_PORT"] == "8001"
    with pytest.raises(CannotStart, match="Port 8000"):
        choose_ports({"HALLES_HOSTS": "a.example"}, asked=0, host=HERE)


def test_an_outside_broker_leaves_the_port_of_devices_alone():
    chosen = choose_ports({"HALLES_MQTT_URL": "mqtt://localhost"}, asked=0, host=HERE)
    assert "HALLES_MQTT_PORT" not in chosen


@pytest.mark.parametrize("word", ["http", "-1", "70000"])
def test_what_is_no_port_is_said(word):
    with pytest.raises(CannotStart, match="is not a port"):
        choose_ports({"HALLES_PORT": word}, asked=0, host=HERE)


def test_an_address_of_another_machine_is_said():
    with pytest.raises(CannotStart, match="cannot listen"):
        choose_ports({}, asked=0, host="192.0.2.1")


def test_waiting_for_a_dead_process_ends_at_once():
    began = time.monotonic()
    assert not wait_for(1, seconds=30, alive=lambda: False)
    assert time.monotonic() - began < 5


def test_a_house_is_open_when_it_answers_a_page():
    server = http.server.HTTPServer((HERE, 0), http.server.BaseHTTPRequestHandler)  # answers 501: it answers
    thread = threading.Thread(target=server.handle_request)
    thread.start()
    assert wait_for(server.server_port, seconds=10, alive=lambda: True)
    thread.join()
    server.server_close()
