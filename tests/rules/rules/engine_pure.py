"""An engine turns values into values: no clock, randomness, file or network, nothing of Django or ours."""

import ast
from collections.abc import Iterator

from tests.rules.house import House, Package, dotted, imports, parse, words

ALLOWED = words(
    "__future__ abc bisect collections copy dataclasses datetime decimal difflib enum fractions "
    "functools hashlib heapq itertools json math operator re statistics string struct textwrap types "
    "typing unicodedata zlib zoneinfo numpy scipy numba astral holidays rapidfuzz"
)
CLOCKS = frozenset({"now", "today", "utcnow", "monotonic", "time_ns", "perf_counter"})
OUTSIDE = frozenset({"open", "print", "input", "exec", "eval", "__import__"})


def check(house: House) -> Iterator[str]:
    """Yield what is not a function of its arguments."""
    for package in house.packages:
        for path in package.python("engine"):
            tree = parse(path)
            for line, module in imports(tree):
                if not _is_allowed(module, package):
                    yield f"{house.place(path, line)}: imports {module}; pass its values in as arguments"
            for node in ast.walk(tree):
                yield from (f"{house.place(path, node.lineno)}: {what}" for what in _impure(node))


def _is_allowed(module: str, package: Package) -> bool:
    ours = f"{package.name}.engine"
    return module.partition(".")[0] in ALLOWED or module == ours or module.startswith(f"{ours}.")


def _impure(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Call):
        name = dotted(node.func)
        last = name.rpartition(".")[2]
        if "." in name and last in CLOCKS:
            yield f"{name}() reads the clock; pass the moment in as an argument"
        elif name in OUTSIDE:
            yield f"{name}() reaches outside; return a value instead"
    elif isinstance(node, ast.Attribute) and node.attr == "random":
        yield "randomness; pass a seeded generator or the drawn values in as an argument"
    elif isinstance(node, ast.Global):
        yield "global state; return a value instead"
