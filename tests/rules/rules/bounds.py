"""A function has at most 40 lines and a file 300, so that each is read in one look (aim for 25 and 250)."""

from collections.abc import Iterator

from tests.rules.house import House, functions, parse

FUNCTION_LINES = 40
FILE_LINES = 300
FUNCTION_AIM = 25
FILE_AIM = 250


def check(house: House) -> Iterator[str]:
    """Yield what is too long."""
    yield from _longer_than(house, FILE_LINES, FUNCTION_LINES)


def advice(house: House) -> Iterator[str]:
    """Yield what is longer than we aim for."""
    yield from _longer_than(house, FILE_AIM, FUNCTION_AIM)


def _longer_than(house: House, file_lines: int, function_lines: int) -> Iterator[str]:
    for path in house.python:
        length = path.read_text().count("\n")
        if length > file_lines:
            yield f"{house.place(path)}: {length} lines, make it a package of the same name"
        for node in functions(parse(path)):
            size = (node.end_lineno or node.lineno) - node.lineno + 1
            if size > function_lines:
                yield f"{house.place(path, node.lineno)}: {node.name} has {size} lines, cut it in two"
