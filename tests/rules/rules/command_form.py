"""A command is `noun_verb(*, actor, …)`: keyword-only, the actor first, so that no call hides who acts."""

import ast
from collections.abc import Iterator

from tests.rules.house import House, public_functions, referenced
from tests.rules.rules.command_refused import takes_an_actor

BELOW = frozenset({"halles.kit", "halles.ui", "halles.journal", "halles.config"})
"""Nobody acts down here."""


def check(house: House) -> Iterator[str]:
    """Yield the public functions of commands.py that write, but not in that form."""
    for package in house.packages:
        for path in package.python("commands") if package.name not in BELOW else ():
            for node in public_functions(path):
                fault = _fault(node)
                if fault:
                    yield f"{house.place(path, node.lineno)}: {node.name}: {fault}"


def _fault(node: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    if not takes_an_actor(node):
        return "it writes, but who acts? take `actor: Actor`" if "record" in referenced(node) else ""
    if node.args.args or node.args.posonlyargs or node.args.vararg:
        return "make its arguments keyword-only"
    return "" if node.args.kwonlyargs[0].arg == "actor" else "put `actor` first"
