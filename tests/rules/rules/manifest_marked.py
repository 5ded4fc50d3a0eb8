"""Every sentence of a manifest is in mark(), so that it is extracted and shown in the reader's language."""

import ast
import re
from collections.abc import Iterator

from tests.rules.house import House, dotted, parse

SHOWN = frozenset({"title", "purpose", "label", "allows", "retention"})


def check(house: House) -> Iterator[str]:
    """Yield the strings that would be shown in English to everybody."""
    for package in house.packages:
        for path in package.python("stall"):
            tree = parse(path)
            marked = {id(arg) for call in ast.walk(tree) if _marks(call) for arg in call.args}  # type: ignore[attr-defined]
            shown = {id(word.value) for word in ast.walk(tree) if isinstance(word, ast.keyword) and word.arg in SHOWN}
            documents = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
            for node in ast.walk(tree):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in marked | documents:
                    if node.value and (id(node) in shown or re.match(r"\w+\W* \w", node.value)):
                        yield f"{house.place(path, node.lineno)}: put “{node.value[:50]}” in mark()"


def _marks(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and dotted(node.func) == "mark"
