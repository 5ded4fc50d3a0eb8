"""Every sentence of a manifest is in mark(), so that it is extracted and shown in the reader's language."""

import ast
import re
from collections.abc import Iterator

from tests.rules.house import House, dotted, parse

AS_PEOPLE_SAY = "texts.py"
"""What may be asked by text message, in the words of those who ask: French, never translated."""
SHOWN = frozenset({"title", "purpose", "label", "allows", "retention"})


def check(house: House) -> Iterator[str]:
    """Yield the strings that would be shown in English to everybody."""
    for package in house.packages:
        for path in package.python("stall"):
            for node in _unmarked(parse(path)) if not path.name.endswith(AS_PEOPLE_SAY) else ():
                yield f"{house.place(path, node.lineno)}: put “{str(node.value)[:50]}” in mark()"


def _unmarked(tree: ast.Module) -> Iterator[ast.Constant]:
    """Yield the strings outside mark() that are a sentence, or given to a field that is shown."""
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and dotted(node.func) == "mark")
    apart = {id(argument) for call in calls for argument in call.args}
    apart |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    keywords = (node for node in ast.walk(tree) if isinstance(node, ast.keyword))
    shown = {id(keyword.value) for keyword in keywords if keyword.arg in SHOWN}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in apart:
            is_sentence = re.match(r"\w+\W* \w", node.value)
            if node.value and (id(node) in shown or is_sentence):
                yield node
