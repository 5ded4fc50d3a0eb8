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

from halles.kit.smsd.daemon import Daemon, Missing, running
from tests.services.house import CODE, House, temporary_house

pytestmark = pytest.mark.gammu
RESIDENT, BAKER, BOOKSELLER = "+33612345678", "+33261919001", "+33261919003"
BREAD, BOOK = "Pain sans gluten", "Contes de Bretagne, album"
MADE_REAL = """
import django
django.setup()
from halles.stalls.market.models import Terms
from halles.town.models import Town
who = dict(publisher="Mairie", hosting="Mairie", data_contact="donnees@mairie.example")
Town.objects.update(is_demo=False, **who)
Terms.objects.update(paused_until=None)
"""
"""From a demonstration nothing ever leaves: so the invented town is told to be a real one."""


@dataclass
class Phone:
    """One telephone: what it writes, and what it has read of what came."""

    daemon: Daemon
    number: str
    read: int = field(default=0)

    def says(self, text: str) -> str:
        """Write to the town, and return what comes next."""
        self.read = len(self._received())
        self.daemon.write_as(self.number, text)
        return self.hears("")

    def hears(self, words: str, seconds: float = 40) -> str:
        """Return the first message not read yet that holds `words`; wait for it."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            for at, text in enumerate(self._received()[self.read :], self.read):
                if words in text:
                    self.read = at + 1
                    return text
            time.sleep(0.2)
        raise AssertionError(f"{words!r} never came; received: {self._received()}")

    def _received(self) -> list[str]:
        return self.daemon.received_by(self.number)


@pytest.fixture(scope="module")
def phones() -> Iterator[tuple[Phone, Phone, Phone]]:
    """Yield the telephones of a resident, a baker and a bookseller, before a running house."""
    try:
        with running() as daemon, temporary_house(HALLES_SMS=daemon.way) as house:
            _made_real(house)
            yield Phone(daemon, RESIDENT), Phone(daemon, BAKER), Phone(daemon, BOOKSELLER)
    except Missing as missing:
        pytest.skip(str(missing))


def _made_real(house: House) -> None:
    environment = dict(house.environment, DJANGO_SETTINGS_MODULE="halles.config.settings")
    subprocess.run([sys.executable, "-c", MADE_REAL], env=environment, cwd=CODE, check=True, timeout=60)


def test_a_resident_with_a_telephone_of_2005(phones):
    resident, baker, _bookseller = phones
    assert re.search(r"[Oo]uvert|sait pas", resident.says("qui est ouver dimanche"))
    assert "Le Fournil des Quais" in resident.says("qui vend du pin sans gluten")
    asked = _until(
        resident, "2 x Pain sans", resident.says("reservé 2 pain sans gluten et contes de bretagne")
    )
    assert "1 = oui" in asked
    bread, book = re.findall(r"\b\d{4}\b", resident.says("oui"))
    assert bread in resident.says("mes comandes")
    assert f"Annulé : {book}" in resident.says(f"annuler {book}")
    assert re.search("Gare", resident.says("parkin gare dans 1h"))
    baker.says(f"{bread} oui")
    baker.says(f"{bread} pret")
    assert bread in resident.hears("c'est pret")
    assert "STOP" in resident.says("stop").upper()


def _until(phone: Phone, words: str, asked: str) -> str:
    """Say "1" to what is asked on the way (which shop, which article) until `words` are there."""
    for _question in range(4):
        if words in asked:
            return asked
        asked = phone.says("1")
    raise AssertionError(f"{words!r} never came: {asked}")


def test_a_baker_by_text_alone(phones):
    _resident, baker, _bookseller = phones
    said = baker.says("fermé jeudi matin")
    assert "jeudi" in said
    assert "0 = annuler" in said
    assert "Arrivage" in baker.says("arrivage : farine de sarrasin")
    assert "40" in baker.says("stock baguette 40")
    assert "0 = annuler" in baker.says("ardoise : kouign amann 3,50 ; far 2,20 la part")
    assert baker.says("0")
