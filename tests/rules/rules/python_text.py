"""What Python shows to people (labels, refusals, notices) goes through gettext or mark()."""

import ast
from collections.abc import Iterator

from tests.rules.house import House, dotted, parse
from tests.rules.rules.command_refused import PROBLEMS

SHOWN_KEYWORDS = frozenset({"label", "help_text", "empty_label", "advice", "field_label", "verbose_name"})
NOTICES = frozenset({"success", "info", "warning", "error"})


def check(house: House) -> Iterator[str]:
    """Yield the strings shown as they are."""
    for package in house.packages:
        for path in package.python():
            for node in ast.walk(parse(path)):
                if isinstance(node, ast.Call):
                    for text in _shown(node):
                        yield f"{house.place(path, text.lineno)}: put this text in gettext() or mark()"


def _shown(call: ast.Call) -> Iterator[ast.expr]:
    name = dotted(call.func)
    shown = [word.value for word in call.keywords if word.arg in SHOWN_KEYWORDS]
    if name in PROBLEMS:
        shown += call.args[:1]
    elif name.startswith("messages.") and name.rpartition(".")[2] in NOTICES:
        shown += call.args[1:2]
    for value in shown:
        if isinstance(value, ast.JoinedStr) or (
            isinstance(value, ast.Constant) and value.value and _is_words(value)
        ):
            yield value


def _is_words(value: ast.Constant) -> bool:
    return isinstance(value.value, str) and any(character.isalpha() for character in value.value)
