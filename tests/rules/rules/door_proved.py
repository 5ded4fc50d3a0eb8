"""Each open cell of the page of doors has a test that drives that door, marked with the capability."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.rules.house import House, dotted, functions, parse

MARK = "pytest.mark.door"


def check(house: House) -> Iterator[str]:
    """Yield the open doors that no test drives, and the marks that name no open door."""
    open_doors = {
        (capability.name, door)
        for manifest in house.manifests.values()
        for capability in manifest.capabilities
        for door, reason in capability.doors.items()
        if not reason
    }
    proved: set[tuple[str, str]] = set()
    for path in _tests(house):
        for name, cell in _marked(path):
            if cell in open_doors:
                proved.add(cell)
            else:
                yield f"{house.place(path)}: {name} proves {' by '.join(cell)}, which is no open door"
    for capability, door in sorted(open_doors - proved):
        yield f"{capability} is open by {door}: no test drives it (mark it @{MARK}({capability!r}, {door!r}))"


def _tests(house: House) -> Iterator[Path]:
    """Yield every file of tests: the packages' own, and those that cross stalls."""
    for package in house.packages:
        yield from package.tests()
    yield from sorted((house.root / "tests").glob("**/test_*.py"))


def _marked(path: Path) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield each test's name with a (capability, door) that it proves; one mark may name several doors."""
    for test in functions(parse(path)):
        for mark in test.decorator_list:
            if isinstance(mark, ast.Call) and dotted(mark.func) == MARK:
                told = [ast.literal_eval(argument) for argument in mark.args]
                yield from ((test.name, (told[0], door)) for door in told[1:])
