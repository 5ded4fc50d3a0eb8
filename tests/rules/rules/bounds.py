"""A function has at most 40 lines and a file 300, so that each is read in one look (aim for 25 and 250)."""

from collections.abc import Iterator

from tests.rules.house import House, functions, parse

FUNCTION_LINES = 40
FILE_LINES = 300


def check(house: House) -> Iterator[str]:
    """Yield what is too long."""
    for path in house.python:
        length = path.read_text().count("\n")
        if length > FILE_LINES:
            yield f"{house.place(path)}: {length} lines, make it a package of the same name"
        for node in functions(parse(path)):
            size = (node.end_lineno or node.lineno) - node.lineno + 1
            if size > FUNCTION_LINES:
                yield f"{house.place(path, node.lineno)}: {node.name} has {size} lines, cut it in two"
