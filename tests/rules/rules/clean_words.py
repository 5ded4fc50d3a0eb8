"""No package host, no path of one machine and no unfinished work in the files: they serve anywhere."""

import re
from collections.abc import Iterator

from tests.rules.house import House

# Cut in pieces, so that this file says none of them.
FORBIDDEN = {
    "names a package host": (
        "py" r"pi\.org",
        "pythonhosted",
        "npm" r"js\.(?:com|org)",
        r"crates" r"\.io",
        "conda" r"\.io",
    ),
    "is a path of one machine": (
        "/work/",
        "/ho" r"me/\w",
        "/Us" r"ers/\w",
        r"/ro" r"ot/\w",
        r"\.\./sha" r"red\b",
    ),
    "says that work is unfinished": ("TODO", "FIXME", "XXX+", "NotImplementedError"),
}
PATTERNS = {
    why: re.compile("|".join(rf"(?<![\w-]){word}" for word in words)) for why, words in FORBIDDEN.items()
}
NOT_READ = frozenset({".png", ".jpg", ".webp", ".pbf", ".ttf", ".woff2", ".pdf", ".gz", ".ico", ".mo"})


def check(house: House) -> Iterator[str]:
    """Yield each line that holds one."""
    for path in house.files:
        if path.suffix in NOT_READ:
            continue
        text = path.read_text(errors="replace")
        for why, pattern in PATTERNS.items():
            for found in pattern.finditer(text):
                line = text.count("\n", 0, found.start()) + 1
                yield f"{house.place(path, line)}: “{found.group()}” {why}; take it out"
