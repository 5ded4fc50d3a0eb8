"""A query only reads: it opens no transaction, takes no lock and writes nothing, so that pages never wait."""

import ast
from collections.abc import Iterator

from tests.rules.house import House, dotted, parse, words

WRITES = words(
    "atomic save create bulk_create get_or_create update_or_create bulk_update update delete "
    "select_for_update record bump"
)
ON_A_ROW = frozenset({"update"})
"""Also a method of dictionaries: a write only on the result of a call, `.filter(…).update(…)`."""


def check(house: House) -> Iterator[str]:
    """Yield the writes found in queries."""
    for package in house.packages:
        for path in package.python("queries"):
            for node in ast.walk(parse(path)):
                name = _written(node)
                if name:
                    yield f"{house.place(path, node.lineno)}: {name}(); what writes is a command"  # type: ignore[attr-defined]


def _written(node: ast.AST) -> str:
    if not isinstance(node, ast.Call):
        return ""
    name = node.func.attr if isinstance(node.func, ast.Attribute) else dotted(node.func)
    if name in ON_A_ROW and not (
        isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Call)
    ):
        return ""
    return name if name in WRITES else ""
