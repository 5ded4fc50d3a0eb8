"""gammu-smsd's folders without the daemon: names, files whole or not, parts, and what cannot be read."""

import os
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from halles.kit import smsd
from halles.kit.smsd import Spool
from halles.kit.smtp import Undelivered

NUMBER = "+33612345678"
AT = datetime(2026, 11, 28, 21, 15, tzinfo=UTC)
NOW = 1_796_000_000.0


@pytest.fixture
def spool(tmp_path: Path) -> Spool:
    for name in ("inbox", "outbox", "sent", "error"):
        (tmp_path / name).mkdir()
    return Spool(tmp_path)


def name(message: str = "01m8") -> str:
    return smsd.name_of(message=message, to=NUMBER, at=AT, urgency="B")


def hand(spool: Spool, *, mine: bool = True) -> str:
    return smsd.hand_over(spool, name=name(), text="Prêt à 9 h", is_mine=lambda: mine)


def came(spool: Spool, file: str, content: bytes, *, age: float = 100) -> Path:
    path = spool.inbox / file
    path.write_bytes(content)
    os.utime(path, (NOW - age, NOW - age))
    return path


def read_all(spool: Spool) -> list[smsd.Arrival]:
    return [smsd.read(files) for files in smsd.arrivals(spool, now=NOW)]


def own(
    text: str, *, pdu: str = "Deliver", coding: str = "Unicode_No_Compression", whole: bool = True
) -> bytes:
    """Return what the daemon writes in its own format, with its line ends."""
    end = "MessageReference = 0\n\n" if whole else ""
    lines = f"; Saved\n\n[SMSBackup000]\n; {text}\nPDU = {pdu}\nText00 = {text.encode('utf-16-be').hex()}\n"
    return (lines + f"Coding = {coding}\n{end}").replace("\n", "\r\n").encode()


def test_a_name_carries_the_message_and_only_ours_are_ours() -> None:
    assert name() == "OUTB20261128_211500_00_+33612345678_halles01m8.txtd"
    assert smsd.id_in(name()) == "01m8"
    assert smsd.id_in("OUTC20261128_211500_00_+33612345678_sms0.smsbackup") == ""
    assert len(name("0" * 26)) < 100, "the daemon's buffer"


@pytest.mark.parametrize("to", ["", "../x", "+33 6", "06_12", "+" + "1" * 16, "a@b.fr"])
def test_only_a_number_makes_a_name(to: str) -> None:
    with pytest.raises(Undelivered) as failure:
        smsd.name_of(message="m", to=to, at=AT, urgency="B")
    assert not failure.value.again


def test_handing_over_twice_is_once_wherever_the_first_is(spool: Spool) -> None:
    assert hand(spool) == "outbox"
    assert (spool.outbox / name()).read_bytes().decode("utf-16") == "Prêt à 9 h"
    for folder in (spool.outbox, spool.sent, spool.error):
        next(spool.root.glob(f"*/{name()}")).rename(folder / name())
        assert hand(spool) == folder.name
        assert len(list(spool.root.glob("*/OUT*"))) == 1
    assert [each[:2] for each in smsd.ended(spool)] == [(name(), "error")]
    smsd.put_away(spool, name())
    assert hand(spool, mine=False) == "", "its row says that it left: nobody hands it over again"
    assert not list(spool.root.glob("*/OUT*"))


def test_a_half_written_file_has_no_name_yet(spool: Spool, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", crash)
    with pytest.raises(KeyboardInterrupt):
        hand(spool)
    assert not list(spool.outbox.glob("OUT*"))
    monkeypatch.undo()
    assert hand(spool) == "outbox"


def test_without_folders_it_waits(tmp_path: Path) -> None:
    with pytest.raises(Undelivered) as failure:
        hand(Spool(tmp_path / "unplugged"))
    assert (failure.value.reason, failure.value.again) == ("modem-folder", True)


def test_one_process_at_a_time(spool: Spool) -> None:
    def mine() -> bool:
        with pytest.raises(Undelivered):
            smsd.hand_over(spool, name=name("m2"), text="x", is_mine=lambda: True)
        return True

    assert smsd.hand_over(spool, name=name("m1"), text="x", is_mine=mine) == "outbox"


@pytest.mark.parametrize(
    "content",
    [own("bonjour été €"), "\ufeffbonjour été €".encode("utf-16-be"), "bonjour été €".encode()],
    ids=["detail", "unicode", "standard"],
)
def test_the_three_formats_of_an_inbox(spool: Spool, content: bytes) -> None:
    came(spool, f"IN20261128_221500_00_{NUMBER}_00.txt", content)
    (arrival,) = read_all(spool)
    assert (arrival.number, arrival.text, arrival.is_report) == (NUMBER, "bonjour été €", False)
    assert arrival.sent_at == AT


def test_parts_are_joined_and_what_a_kill_left_of_them_is_erased(spool: Spool) -> None:
    first = came(spool, f"IN20261128_221500_00_{NUMBER}_00.txt", b"un pain ")
    came(spool, f"IN20261128_221500_00_{NUMBER}_01.txt", b"et demi")
    came(spool, f"IN20261128_221500_01_{NUMBER}_00.txt", b"autre")
    assert [each.text for each in read_all(spool)] == ["un pain et demi", "autre"]
    first.unlink()
    assert [each.text for each in read_all(spool)] == ["autre"]
    assert len(list(spool.inbox.iterdir())) == 1


def test_the_same_message_stored_twice_has_one_key_and_another_has_its_own(spool: Spool) -> None:
    came(spool, f"IN20261128_221500_00_{NUMBER}_00.txt", own("oui"))
    came(spool, f"IN20261128_221500_01_{NUMBER}_00.txt", own("oui"))
    came(spool, f"IN20261128_221500_02_{NUMBER}_00.txt", own("non"))
    came(spool, f"IN20261128_221501_00_{NUMBER}_00.txt", own("oui"))
    came(spool, "IN20261128_221500_00_+33612345670_00.txt", own("oui"))
    assert len({each.key for each in read_all(spool)}) == 4


def test_a_receipt_is_told_from_what_people_write(spool: Spool) -> None:
    came(spool, f"IN20261128_221500_00_{NUMBER}_00.txt", own("Delivered", pdu="Status_Report"))
    came(spool, f"IN20261128_221500_01_{NUMBER}_00.txt", b"Delivered PDU = Status_Report")
    assert [each.is_report for each in read_all(spool)] == [True, False]


def test_a_file_is_read_once_the_daemon_is_done_with_it(spool: Spool) -> None:
    file = f"IN20261128_221500_00_{NUMBER}_00.txt"
    came(spool, file, own("oui"), age=0)
    assert len(read_all(spool)) == 1, "its own format shows its end"
    came(spool, file, own("oui", whole=False), age=10)
    assert not read_all(spool)
    came(spool, file, b"", age=10)
    assert not read_all(spool)
    came(spool, file, b"oui", age=1)
    assert not read_all(spool)
    came(spool, file, b"oui", age=-1)
    assert not read_all(spool), "written to after this look at the clock"
    came(spool, file, b"oui", age=3)
    assert len(read_all(spool)) == 1


@pytest.mark.parametrize(
    ("file", "content"),
    [
        (f"IN20261128_221500_00_{NUMBER}_00.bin", b"\x00\x01"),
        (f"IN20261128_221500_00_{NUMBER}_00.txt", b"\xff\xff\xff"),
        (f"IN20261128_221500_00_{NUMBER}_00.txt", b"\xfe\xff\xd8"),
        (f"IN20261128_221500_00_{NUMBER}_00.txt", own("x", coding="8bit")),
        (f"IN20261128_221500_00_{NUMBER}_00.txt", own("x", whole=False)),
        (f"IN20261128_221500_00_{NUMBER}_00.txt", b"x" * 70_000),
        (f"IN20261399_221500_00_{NUMBER}_00.txt", b"x"),
        ("INCONNU", b"x"),
    ],
)
def test_what_cannot_be_read_is_put_aside(spool: Spool, file: str, content: bytes) -> None:
    came(spool, file, content)
    (files,) = smsd.arrivals(spool, now=NOW)
    with pytest.raises(smsd.Unreadable):
        smsd.read(files)
    smsd.refuse(spool, files)
    assert [path.name for path in spool.refused.iterdir()] == [file]
    assert not list(smsd.arrivals(spool, now=time.time()))
