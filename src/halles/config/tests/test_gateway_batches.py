"""What waits is stored a batch at a time; one message that cannot be stored does not hold up the others."""

import asyncio
from collections.abc import Awaitable, Callable

from halles.config import gateway as house
from halles.config.gateway import Gateway
from halles.config.tests.gateway import TOPIC, Beats, Shelf, until
from halles.doors.devices import DEDUPLICATED, STORED, DeviceMessage, Outcome, Refusal, Registry


def messages(*payloads: str) -> list[DeviceMessage]:
    return [DeviceMessage(TOPIC, payload.encode(), 1_772_699_400_000) for payload in payloads]


def storing(shelf: Shelf, scene: Callable[[Gateway], Awaitable[None]]) -> Gateway:
    """Run a gateway without any transport for the time of a scene."""

    async def whole() -> Gateway:
        gateway = Gateway(Registry([shelf.handler()]), Beats())
        task = asyncio.create_task(gateway.store_for_ever())
        try:
            async with asyncio.timeout(10):
                await scene(gateway)
        finally:
            shelf.may_commit.set()
            task.cancel()
            gateway.close()
        return gateway

    return asyncio.run(whole())


def test_what_comes_during_a_commit_is_the_next_batch() -> None:
    shelf = Shelf()

    async def scene(gateway: Gateway) -> None:
        shelf.may_commit.clear()
        first = asyncio.create_task(gateway.ingest(messages("0")[0]))
        await asyncio.sleep(0.05)
        others = [asyncio.create_task(gateway.ingest(one)) for one in messages(*"123456789")]
        await asyncio.sleep(0.05)
        assert not first.done()
        shelf.may_commit.set()
        assert await first == STORED
        assert await asyncio.gather(*others) == [STORED] * 9

    storing(shelf, scene)
    assert shelf.batches == [1, 9]
    assert shelf.order == [f"committed {number}" for number in range(10)]


def test_a_batch_is_bounded() -> None:
    shelf = Shelf()

    async def scene(gateway: Gateway) -> None:
        heard: list[int] = []
        for part in range(8):
            some = messages(*(f"{part}-{number}" for number in range(1000)))
            gateway.take(some, lambda outcomes: heard.append(len(outcomes)))
        await until(lambda: len(heard) == 8)

    storing(shelf, scene)
    assert shelf.batches == [house.MOST_IN_BATCH, 3000]


def test_what_came_long_after_is_another_batch() -> None:
    # After an hour without the database, a message without a time of its own must not be an hour late.
    shelf = Shelf()
    heard: list[Outcome] = []

    async def scene(gateway: Gateway) -> None:
        for number, came in enumerate((0, 400, 1000, 1001, 3_600_000)):
            (message,) = messages(str(number))
            gateway.take([message._replace(received_ms=came)], heard.extend)
        await until(lambda: len(heard) == 5)

    storing(shelf, scene)
    assert shelf.batches == [3, 1, 1]


def test_a_poisoned_message_is_refused_alone_and_its_neighbours_are_stored() -> None:
    shelf = Shelf()
    heard: list[Outcome] = []

    async def scene(gateway: Gateway) -> None:
        gateway.take(messages(*"abc", "poison", *"defg", "nonsense", "a"), heard.extend)
        await until(lambda: bool(heard))

    gateway = storing(shelf, scene)
    fault, nonsense = Refusal("fault"), Refusal("unreadable")
    assert heard == [STORED] * 3 + [fault] + [STORED] * 4 + [nonsense, DEDUPLICATED]
    assert shelf.order == [f"committed {letter}" for letter in "abcdefg"]
    assert gateway.registry.facts()["refused_fault"] == 1


def test_while_the_database_does_not_answer_the_batch_is_tried_again(monkeypatch) -> None:
    monkeypatch.setattr(house, "FIRST_PAUSE", 0.01)
    shelf = Shelf()
    shelf.unanswered = 3
    heard: list[Outcome] = []

    async def scene(gateway: Gateway) -> None:
        gateway.take(messages("a", "b"), heard.extend)
        await until(lambda: bool(heard))

    gateway = storing(shelf, scene)
    assert heard == [STORED, STORED]
    assert gateway.registry.facts() == {"stored": 2}


def test_a_device_that_left_does_not_stop_the_others() -> None:
    shelf = Shelf()

    async def scene(gateway: Gateway) -> None:
        shelf.may_commit.clear()
        gone = asyncio.create_task(gateway.ingest(messages("a")[0]))
        await asyncio.sleep(0.05)
        gone.cancel()
        shelf.may_commit.set()
        assert await gateway.ingest(messages("b")[0]) == STORED

    storing(shelf, scene)
    assert shelf.order == ["committed a", "committed b"]


def test_stalls_are_ticked_and_operators_are_told_also_when_nothing_comes() -> None:
    shelf, beats = Shelf(), Beats()

    async def whole() -> None:
        gateway, stop = Gateway(Registry([shelf.handler()]), beats), asyncio.Event()
        ticking = asyncio.create_task(gateway.tick_until(stop))
        await until(lambda: shelf.ticks > 0)
        stop.set()
        await ticking
        gateway.close()

    asyncio.run(whole())
    assert beats.facts == {"connected": False, "stored": 0}
