"""How people call a shop: by its whole name, without the word of its kind, without what follows "de"."""

from collections.abc import Collection, Iterator, Mapping

ARTICLES = frozenset({"le", "la", "les", "l"})
LINKS = frozenset({"d", "de", "du", "des", "au", "aux", "a", "chez", "et"})
SHORTEST = 3
"""Letters of a name that stands for a shop."""


def names_said(shops: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """Return how each shop may be called (folded), with its name; what several are called is left out.

    `shops`: by name, the name folded and the folded words of its kind.
    """
    found: dict[str, set[str]] = {}
    for name, (folded, kind) in shops.items():
        for said in ways(folded, frozenset(kind.split())):
            found.setdefault(said, set()).add(name)
    whole = {folded: name for name, (folded, _) in shops.items()}
    return {said: next(iter(names)) for said, names in found.items() if len(names) == 1} | whole


def ways(folded: str, kind: Collection[str]) -> Iterator[str]:
    """Yield how a name may be said, the whole of it first.

    "boulangerie le goff" is also "le goff" and "goff", "le fournil d anne" is "le fournil"; but the "cafe du
    port" is neither "du port" nor "cafe".
    """
    yield folded
    words = folded.split()
    bare = [word for word in words if word not in kind]
    for said in (bare, _before_link(words)):
        if not said or said[0] in LINKS or all(word in kind or word in ARTICLES for word in said):
            continue
        for shown in (said, said[1:] if said[0] in ARTICLES else said):
            if len("".join(shown)) >= SHORTEST:
                yield " ".join(shown)


def _before_link(words: list[str]) -> list[str]:
    link = next((at for at, word in enumerate(words) if word in LINKS), len(words))
    return words[:link]
