"""No package host, no path of one machine and no unfinished work in the files: they serve anywhere."""

import re
from collections.abc import Iterator

from tests.rules.house import House

# One letter of each stands in brackets, so that this file holds none of them.
FORBIDDEN = {
    "names a package host": r"p[y]pi\.org|p[y]thonhosted|n[p]mjs\.(?:com|org)|c[r]ates\.io|c[o]nda\.io",
    "is a path of one machine": r"/w[o]rk/|/h[o]me/\w|/U[s]ers/\w|/r[o]ot/\w|\.\./s[h]ared\b",
    "says that work is unfinished": r"T[O]DO|F[I]XME|X[X]X|Not[I]mplementedError",
}
PATTERNS = {why: re.compile(rf"(?<![\w-])(?:{words})") for why, words in FORBIDDEN.items()}
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
