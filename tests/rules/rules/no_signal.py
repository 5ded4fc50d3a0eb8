"""No Django signal and no logic in save(), delete() or admin: a command says all that it does, in order."""

import ast
from collections.abc import Iterator

from tests.rules.house import House, functions, imports, parse

SIGNALS = ("django.db.models.signals", "django.dispatch", "django.core.signals")
HOOKS = frozenset({"save", "delete", "save_model", "delete_model", "clean_fields", "full_clean"})


def check(house: House) -> Iterator[str]:
    """Yield the hidden wiring."""
    for path in house.python:
        for line, module in imports(parse(path)):
            if module.startswith(SIGNALS) or module.endswith(".signals"):
                yield f"{house.place(path, line)}: imports {module}; call a command, or react to the journal"
    for package in house.packages:
        for path in (*package.python("models"), *package.python("admin")):
            for parent in ast.walk(parse(path)):
                if isinstance(parent, ast.ClassDef):
                    hooks = (node for node in functions(parent) if node.name in HOOKS)
                    yield from (
                        f"{house.place(path, n.lineno)}: {n.name}(); move it to a command" for n in hooks
                    )
