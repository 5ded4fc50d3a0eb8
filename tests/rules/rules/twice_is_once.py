"""Every reaction has a test, "twice" in its name, that hands it an entry twice and sees it act once."""

from collections.abc import Iterator

from tests.rules.house import House, functions, parse, referenced
from tests.rules.rules.event_known import handlers


def check(house: House) -> Iterator[str]:
    """Yield the reactions that no such test mentions."""
    for package in house.packages:
        tried: set[str] = set()
        for path in package.tests():
            for test in functions(parse(path)):
                if test.name.startswith("test_") and "twice" in test.name:
                    tried |= referenced(test) | {test.name.removeprefix("test_")}
        for path in package.python("reactions"):
            for handler, event in handlers(parse(path)):
                if handler not in tried and not any(name.startswith(handler) for name in tried):
                    yield f"{house.place(path)}: {handler} ({event}) has no test_…_twice_… that mentions it"
