"""Every intent has one handler in its own stall and the reverse, or the fault is named."""

import pytest

from halles.config.loader import manifests
from halles.doors.intents.registry import entries_of, house_entries, house_texts, open_entries
from halles.doors.queries.talking import TextHandler, said
from halles.kit.manifest import Capability, Intent, Manifest
from halles.town.models import Town

OPEN = Capability("inn.book", "Book a table", "B", {"web": "", "sms": "", "paper": "", "helper": ""})
BOOK = Intent("inn.book", "inn.book", "B", ("table",))


def inn(*intents: Intent, slug: str = "inn") -> Manifest:
    return Manifest(slug=slug, title="Inn", purpose="Sleep.", capabilities=(OPEN,), intents=intents)


def handler(name: str, title: str = "") -> TextHandler:
    return TextHandler(name, lambda came: said("x"), title=title)


def test_the_whole_house_is_answered() -> None:
    found = entries_of(manifests().values(), house_texts())
    assert set(found) == {i.name for m in manifests().values() for i in m.intents}
    assert found == house_entries()


def test_an_intent_and_its_handler_are_put_together() -> None:
    found = entries_of([inn(BOOK)], {"inn": (handler("inn.book"),)})["inn.book"]
    assert (found.stall, found.title, found.spec.risk) == ("inn", "book a table", "B")
    told = entries_of([inn(BOOK)], {"inn": (handler("inn.book", "Sit down"),)})["inn.book"]
    assert told.title == "sit down"


@pytest.mark.parametrize(
    ("intents", "handlers", "fault"),
    [
        ((BOOK,), {}, "inn.book: nobody answers"),
        ((BOOK,), {"pub": (handler("inn.book"),)}, "inn.book: nobody answers"),
        ((BOOK,), {"inn": (handler("inn.book"), handler("inn.book"))}, "inn.book: two handlers"),
        ((BOOK, BOOK), {"inn": (handler("inn.book"),)}, "inn.book: an intent declared twice"),
        ((), {"inn": (handler("inn.sleep"),)}, "inn.sleep: a handler without its intent"),
    ],
)
def test_what_does_not_fit_is_named(intents: tuple[Intent, ...], handlers: dict, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        entries_of([inn(*intents)], handlers)


def test_a_town_that_closes_a_stall_does_not_hear_its_intents() -> None:
    town = Town(slug="redon", closed_stalls=["parking"])
    assert "parking.now" in open_entries(Town(slug="redon"))
    assert "parking.now" not in open_entries(town)
    assert "text.stop" in open_entries(town)
