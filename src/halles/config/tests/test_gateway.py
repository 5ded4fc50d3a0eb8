"""Devices meet the gateway: refused when unknown, acknowledged only after the commit, on both transports."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from halles.config.gateway import CannotServe, Gateway
from halles.config.tests.gateway import KEY, NAME, TOPIC, Device, Shelf, play, text
from halles.doors.devices import Registry
from tests.services.mosquitto import publish

CODE = Path(__file__).resolve().parents[3]


@pytest.fixture
def port(settings: Any) -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        settings.MQTT_PORT = probe.getsockname()[1]
    settings.MQTT_URL = ""
    return int(settings.MQTT_PORT)


@pytest.mark.mosquitto
@pytest.mark.usefixtures("mosquitto")
def test_an_unregistered_device_is_refused_at_the_edge_and_counted(port: int) -> None:
    async def scene(gateway: Gateway) -> None:
        nobody = await asyncio.to_thread(publish, port, "halles/redon/x/passages", "3", "-q", "1")
        stranger = await asyncio.to_thread(publish, port, "halles/redon/x/y", "3", "-u", "x", "-P", "guess")
        assert nobody.returncode == stranger.returncode == 5, "MQTT's code for: not authorised"

    facts = play(Registry(), scene)
    assert facts == {"connected": False, "stored": 0, "refused_unregistered": 2}


@pytest.mark.mosquitto
@pytest.mark.usefixtures("mosquitto")
def test_a_registered_device_is_heard_by_its_stall_only_under_its_own_name(port: int) -> None:
    shelf = Shelf()
    who = ("-q", "1", "-u", NAME, "-P", KEY)

    async def scene(gateway: Gateway) -> None:
        for topic, payload in (
            (TOPIC, "12"),
            ("halles/redon/pont-2/passages", "13"),
            ("elsewhere", "15"),
            (TOPIC, "nonsense"),
            (TOPIC, "poison"),
            (TOPIC, "12"),
        ):
            done = await asyncio.to_thread(publish, port, topic, payload, *who)
            assert done.returncode == 0, done.stderr

    assert play(Registry([shelf.handler()]), scene) == {
        "connected": False,
        "stored": 1,
        "deduplicated": 1,
        "refused_borrowed_name": 1,
        "refused_fault": 1,
        "refused_unknown_topic": 1,
        "refused_unreadable": 1,
    }
    assert shelf.order == ["committed 12"]


def test_the_acknowledgement_comes_after_the_commit(port: int) -> None:
    shelf = Shelf()

    async def scene(gateway: Gateway) -> None:
        device = await Device.sign_in(port)
        shelf.may_commit.clear()
        await device.publish(7, TOPIC, b"12")
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(device.acknowledged(), 0.3)
        shelf.may_commit.set()
        assert await device.acknowledged() == 7
        shelf.order.append("acknowledged")
        device.close()

    play(Registry([shelf.handler()]), scene)
    assert shelf.order == ["committed 12", "acknowledged"]


def test_while_the_database_is_silent_the_device_waits(port: int) -> None:
    shelf = Shelf()
    shelf.unanswered = 2

    async def scene(gateway: Gateway) -> None:
        device = await Device.sign_in(port)
        await device.publish(1, TOPIC, b"12")
        assert await device.acknowledged() == 1
        device.close()

    assert play(Registry([shelf.handler()]), scene)["stored"] == 1


def test_a_stranger_cannot_end_the_session_of_a_device(port: int) -> None:
    # amqtt alone forgets the session of a client id before it knows whether the caller may use it.
    shelf = Shelf()

    async def scene(gateway: Gateway) -> None:
        device = await Device.sign_in(port)
        with pytest.raises(PermissionError):
            await Device.sign_in(port, key="guess")
        await device.publish(1, TOPIC, b"12")
        assert await device.acknowledged() == 1
        device.close()

    assert play(Registry([shelf.handler()]), scene)["refused_unregistered"] == 1


def test_nobody_may_listen_and_quality_2_is_refused(port: int) -> None:
    async def scene(gateway: Gateway) -> None:
        device = await Device.sign_in(port)
        await device.send(0x82, b"\x00\x05" + text("halles/#") + b"\x01")
        assert await asyncio.wait_for(device.packet(), 5) == (0x90, b"\x00\x05\x80")
        await device.publish(1, TOPIC, b"12", quality=2)
        assert await asyncio.wait_for(device.reader.read(), 5) == b"", "the connection is closed"
        device.close()

    facts = play(Registry([Shelf().handler()]), scene)
    assert facts["refused_subscription"] == facts["refused_qos_2"] == 1
    assert facts["stored"] == 0


def test_noise_is_refused_in_silence(port: int, capfd: Any) -> None:
    async def scene(gateway: Gateway) -> None:
        for noise in (b"GET / HTTP/1.1\r\n\r\n", b"\x10\x02\xff\xff", b""):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(noise)
            writer.write_eof()
            assert await asyncio.wait_for(reader.read(), 5) == b""
            writer.close()

    assert play(Registry(), scene)["refused_unreadable"] == 3
    assert capfd.readouterr().err == ""


def test_a_port_in_use_is_told_with_the_variable_to_set(port: int) -> None:
    async def never(gateway: Gateway) -> None:
        raise AssertionError("it cannot have started")

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        with pytest.raises(CannotServe, match="HALLES_MQTT_PORT") as ended:
            play(Registry(), never)
    assert str(port) in str(ended.value)


def test_the_process_serves_says_why_it_cannot_and_stops_when_told(tmp_path: Path, port: int) -> None:
    environment = dict(os.environ, HALLES_HOME=str(tmp_path), HALLES_MQTT_PORT=str(port))
    environment |= {"PYTHONPATH": str(CODE), "DJANGO_SETTINGS_MODULE": "halles.config.settings"}
    migrate = [sys.executable, "-m", "django", "migrate", "--skip-checks", "-v0"]
    subprocess.run(migrate, env=environment, check=True)
    first = start(environment)
    wait_until_open(port)
    second = start(environment)
    _, error = second.communicate(timeout=30)
    assert second.returncode == 1
    assert "HALLES_MQTT_PORT" in error
    assert "Traceback" not in error
    began = time.monotonic()
    first.send_signal(signal.SIGTERM)
    _, error = first.communicate(timeout=30)
    assert time.monotonic() - began < 2
    assert (first.returncode, error) == (0, "")


def start(environment: dict[str, str]) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "halles.config.gateway"]
    return subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)


def wait_until_open(port: int) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("the gateway does not listen")
