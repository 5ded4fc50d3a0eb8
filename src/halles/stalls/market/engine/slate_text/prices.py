"""Find prices in a line: how many cents, of what unit, and where they stand."""

import re
from dataclasses import dataclass

from halles.stalls.market.engine.slate_text.letters import flat

_AMOUNT = r"(?<![\w.,°])(?P<euros>\d{1,4})(?:[.,](?P<cents>\d{1,2}))?(?![\d])"
_COIN = r"(?:€|euros?\b|eur\b|e(?![a-z]))"
_WORDS = {
    "kilo": r"kilos?|kg|kgs|kilogrammes?",
    "piece": r"pieces?|pce|pc|unite|unites|chacune?|chaque",
    "bunch": r"bottes?|bouquets?",
    "punnet": r"barquettes?|raviers?",
    "batch": r"lots?",
}
_OTHERS = (
    r"demi-douzaine|douzaine|sachet|pot|bocal|boite de \d+|boite|bouteille|litre|paquet|sac|cagette|plateau|"
    r"bourriche|part|tranche|tube|boule|tasse|verre|assiette"
)
"""Containers that the stock does not count in: they stay in the name."""
_ANY = "|".join([*_WORDS.values(), r"100 ?g(?:rammes?)?", "demi-livre", "livre", _OTHERS])
_OF = r"(?:le|la|les|au|a la|du|de la|par|pour|l'|aux)\s*"
_UNIT = rf"(?:\s*/\s*|\s*{_OF})(?P<unit>{_ANY})\b(?! ?[\d])"
_BARE = rf"\s*(?P<bare>{'|'.join(_WORDS.values())})\b"
_FIRM = (
    re.compile(
        rf"{_AMOUNT}\s*{_COIN}(?:\s?(?P<small>\d{{2}})(?=\s*$|\s*[,;/)]|\s*{_OF}|\s+(?:{_ANY})\b))?"
        rf"(?:{_UNIT}|{_BARE})?"
    ),
    re.compile(rf"{_AMOUNT}{_UNIT}"),
    re.compile(
        r"(?<![\w.,°])(?P<euros>\d{1,3})[.,](?P<cents>\d{2})(?!\d)(?!\s*(?:%|cl|ml|l|g|cm|m|kg)\b|\s*%)"
    ),
)
"""Prices that can be nothing else."""
_LOOSE = re.compile(rf"{_AMOUNT}{_BARE}")
""" "8 kg": a price where no other is."""
_LAST = re.compile(r"(?<![\w.,°])(?P<euros>\d{1,3})\s*$")
_NUMBERED = re.compile(r"(?:n°|\bno?|numero|\bde|calibre|\bx|\bles|\blot)\s*$")
_SEVERAL = re.compile(
    rf"\b\d+\s*pour\s*\d+(?:[.,]\d+)?\s*{_COIN}?|\b\d+(?:[.,]\d+)?\s*{_COIN}?\s*les\s*\d+\b(?!\s*g)|"
    rf"\bles\s*(?:\d+|deux|trois|quatre|cinq|six|huit|dix|douze)\s+\d+(?:[.,]\d+)?\s*{_COIN}"
)
"""Several for a price: kept in words."""
_TAIL = re.compile(rf"[\s,:-]*\b(?:le|la|les|au|a la|l'|par)\s*(?P<unit>{_ANY})\s*$")
_HEAD = re.compile(rf"^\s*(?:le|la|l'|une?)\s*(?P<unit>{_ANY})\s+(?:de |d'|des |du )\s*")
_GRAMS = re.compile(r"^\s*(?:de\s*)?(\d+)\s?g(?:rammes?)?\b")
_PER_KILO = {"100": 10, "livre": 2, "demi-livre": 4}


@dataclass(frozen=True)
class Found:
    """A price and where it stands in a line; `words`: a container to be kept in the name."""

    start: int
    end: int
    cents: int
    unit: str
    words: str = ""
    is_sure: bool = True


def prices_in(text: str) -> list[Found]:
    """Return the prices of a line in their order, none where only several together have one."""
    plain = _hidden(flat(text))
    found: list[Found] = []
    for pattern in _FIRM:
        for match in pattern.finditer(plain):
            if not any(each.start < match.end() and match.start() < each.end for each in found):
                found.append(_found(match, text))
    if not found:
        found = [_found(match, text) for match in _LOOSE.finditer(plain)]
    return sorted(found, key=lambda each: each.start) or _doubtful(plain)


def several_in(text: str) -> bool:
    """Say whether a line sells several for a price."""
    return bool(_SEVERAL.search(flat(text)))


def unit_ends(text: str) -> tuple[int, str, int, str]:
    """Return what a name's last words say of the unit: where they begin, the unit, by how much a price of it
    is multiplied to be that of a kilo, the container's words; the text's length and nothing where none do.
    """
    match = _TAIL.search(flat(text))
    if not match:
        return len(text), "", 1, ""
    start = match.start("unit")
    return match.start(), *_unit(match["unit"], text[_article(text, start) : match.end("unit")])


def unit_begins(text: str) -> tuple[int, str, int, str]:
    """Return the same of a name's first words: "La botte de"; where they end first."""
    match = _HEAD.search(flat(text))
    if not match:
        return 0, "", 1, ""
    unit, times, words = _unit(match["unit"], "")
    return (match.end(), unit, times, words) if unit else (0, "", 1, "")


def grams_begin(text: str) -> tuple[int, str]:
    """Return where a content that follows a unit ends, and its words: "de 250 g" gives "250 g"."""
    match = _GRAMS.match(flat(text))
    return (match.end(), f"{match[1]} g") if match else (0, "")


def _hidden(plain: str) -> str:
    """Return a line with what sells several for a price struck out."""
    return _SEVERAL.sub(lambda match: "~" * len(match.group()), plain)


def _found(match: re.Match[str], text: str) -> Found:
    told = match.groupdict()
    cents = int(told["euros"]) * 100 + int((told.get("small") or told.get("cents") or "").ljust(2, "0"))
    word = told.get("unit") or told.get("bare") or ""
    group = "unit" if told.get("unit") else "bare"
    kept = text[_article(text, match.start(group)) : match.end(group)] if word else ""
    unit, times, words = _unit(word, kept)
    return Found(match.start(), match.end(), cents * times, unit, words)


def _unit(word: str, kept: str) -> tuple[str, int, str]:
    """Return the unit of a word, the factor of a price per kilo, and the words of another container."""
    for unit, pattern in _WORDS.items():
        if re.fullmatch(pattern, word):
            return unit, 1, ""
    weight = word[:3] if word.startswith("100") else word
    if weight in _PER_KILO:
        return "kilo", _PER_KILO[weight], ""
    return "", 1, kept


def _article(text: str, start: int) -> int:
    """Return where the article before a word begins: "le pot", "la douzaine"."""
    match = re.search(r"(?:\b(?:le|la|les)\s+|\bl['’])$", text[:start], re.IGNORECASE)
    return match.start() if match else start


def _doubtful(plain: str) -> list[Found]:
    """Return a whole number that ends a line, if it may be a price."""
    match = _LAST.search(plain)
    if not match or not match.start() or _NUMBERED.search(plain[: match.start()]):
        return []
    return [Found(match.start(), match.end(), int(match["euros"]) * 100, "", is_sure=False)]
