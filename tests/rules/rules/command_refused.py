"""Every command has a test in which it says no: `with pytest.raises(Refused)`, or another Problem."""

import ast
from collections.abc import Iterator

from tests.rules.house import House, functions, parse, public_functions, referenced

PROBLEMS = frozenset({"Problem", "Refused", "BadInput", "NotFound", "TooMany"})


def check(house: House) -> Iterator[str]:
    """Yield the commands that no test sees refuse."""
    for package in house.packages:
        refused: set[str] = set()
        for path in package.tests():
            refused |= refused_in(parse(path))
        for path in package.python("commands"):
            for node in public_functions(path):
                if takes_an_actor(node) and node.name not in refused:
                    yield f"{house.place(path, node.lineno)}: {node.name} has no refusal test"


def takes_an_actor(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Say whether somebody acts in this function: its argument `actor` is an `Actor`."""
    arguments = (*node.args.args, *node.args.kwonlyargs)
    return any(a.arg == "actor" and a.annotation and "Actor" in referenced(a.annotation) for a in arguments)


def refused_in(tree: ast.Module) -> set[str]:
    """Return the names used where a Problem is expected: in the block, or in the test's decorators."""
    names: set[str] = set()
    for function in functions(tree):
        for node in ast.walk(function):
            if isinstance(node, ast.With) and any(_expects(item.context_expr) for item in node.items):
                names |= {name for line in node.body for name in referenced(line)}
                names |= {name for decorator in function.decorator_list for name in referenced(decorator)}
    return names


def _expects(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Call) and "raises" in referenced(node.func) and bool(PROBLEMS & referenced(node))
    )
