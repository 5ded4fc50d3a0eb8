"""A day by text message alone: a resident with a telephone of 2005, and a baker with wet hands.

Their telephones are real to the house: gammu-smsd carries each message, from its dummy phone and back.
"""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from halles.kit.smsd.daemon import Missing, running
from tests.services.house import CODE, House, temporary_house

pytestmark = pytest.mark.gammu
RESIDENT, BAKER, BOOKSELLER = "+33612345678", "+33261919001", "+33261919003"
MADE_REAL = """
import django; django.setup()
from halles.town.models import Town
from halles.stalls.market.models import Product
Town.objects.filter(is_demo=True).update(is_demo=False, publisher="Mairie", hosting="Mairie", data_contact="Mairie")
from halles.stalls.market.models import Terms
Terms.objects.update(paused_until=None)
"""
"""From a demonstration nothing ever leaves: so the invented town is told to be a real one."""


@dataclass
class Phone:
    """One telephone: what it writes, and what it received so far."""

    daemon: object
    number: str
    heard: list[str] = field(default_factory=list)

    def says(self, text: str, seconds: float = 30) -> str:
        """Write to the town and return what comes back next."""
        before = self._received()
        self.daemon.write_as(self.number, text)
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            new = self._received()[len(before) :]
            if new:
                return new[0]
            time.sleep(0.2)
        raise AssertionError(f"{text!r} was not answered")

    def hears(self, words: str, seconds: float = 30) -> str:
        """Wait for a message that holds `words`, whenever it came."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            found = [each for each in self._received() if words in each]
            if found:
                return found[-1]
            time.sleep(0.2)
        raise AssertionError(f"{words!r} never came; received: {self._received()}")

    def _received(self) -> list[str]:
        return [each.text for each in self.daemon.transmitted() if each.to == self.number]
