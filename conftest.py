"""Fixtures for every package: services, a browser, a running house, and no way out of this machine."""

import socket

import pytest

pytest_plugins = [
    "tests.services.settings",
    "tests.services.postgresql",
    "tests.services.mosquitto",
    "tests.services.gammu",
    "tests.services.browser",
    "tests.services.house",
]

_connect = socket.socket.connect


@pytest.fixture(autouse=True, scope="session")
def _no_way_out() -> object:
    """Refuse any connection that would leave this machine: a test that needs the network is not a test."""

    def connect(self: socket.socket, address: object) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and isinstance(address, tuple):
            host = str(address[0])
            if not host.startswith("127.") and host not in ("localhost", "::1", "0.0.0.0"):  # noqa: S104
                raise RuntimeError(f"A test wants to reach {host}: tests stay on this machine.")
        _connect(self, address)

    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", connect)
    yield
    patch.undo()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep what shares one running service on one worker."""
    for item in items:
        for service in ("browser", "postgresql", "mosquitto", "gammu"):
            if item.get_closest_marker(service):
                item.add_marker(pytest.mark.xdist_group(service))
