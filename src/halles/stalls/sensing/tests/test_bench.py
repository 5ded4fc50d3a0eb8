"""The benchmark's own MQTT and its fleet: what they send is what they say."""

import json

from halles.stalls.sensing.bench.fleet import SIZE, Fleet
from halles.stalls.sensing.bench.listening import numbers_in
from halles.stalls.sensing.bench.moments import Moments
from halles.stalls.sensing.bench.wire import packet, published
from halles.stalls.sensing.exchange import dialects


def test_each_payload_is_253_bytes_and_each_message_another() -> None:
    fleet = Fleet(2000)
    payloads = [fleet.payload(number) for number in (0, 1, 1999, 2000, 999_999)]
    assert {len(payload) for payload in payloads} == {SIZE}
    assert len({json.loads(payload)["id"] for payload in payloads}) == len(payloads)
    assert fleet.topic(2001) == fleet.topic(1) != fleet.topic(2)
    (report,) = dialects.read(fleet.topic(2001), fleet.payload(2001))
    assert (report.device, report.fields["free"]) == (fleet.slug(2001), 2001)


def test_the_raw_listener_reads_whole_packets_only_and_no_number_of_quality_0() -> None:
    first, second = published(7, "a/b", b"x" * 200), published(8, "a/b", b"y")
    stray = packet(0x30, b"\x00\x03a/bz")
    data = first + stray + second
    assert numbers_in(data) == ([b"\x00\x07", b"\x00\x08"], len(data))
    assert numbers_in(data[:-1]) == ([b"\x00\x07"], len(first) + len(stray))
    assert numbers_in(b"\x32") == ([], 0)


def test_moments_are_shared_between_processes(tmp_path) -> None:
    sender, reader = (Moments(tmp_path / "moments", 100, 10) for _ in range(2))
    sender.sent(2, 4)
    assert reader.of(102) == reader.of(103) > 0
    assert reader.of(104) == reader.of(99) == reader.of(110) == 0.0
