"""Every module opens with a sentence on one line that says what it is for."""

import ast
from collections.abc import Iterator

from tests.rules.house import House, parse


def check(house: House) -> Iterator[str]:
    """Yield the modules that do not say what they are for."""
    for path in house.files:
        if path.suffix != ".py" or "migrations" in path.parts or not path.read_text().strip():
            continue
        first = (ast.get_docstring(parse(path)) or "").partition("\n")[0]
        if not first.endswith((".", ":", "?", "`", ")")):
            yield f"{house.place(path)}: open it with a sentence that ends with a full stop"
