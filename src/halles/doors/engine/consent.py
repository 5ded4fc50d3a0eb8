"""What an answer to "1 = oui, 2 = non" says: a clear yes holds nothing else; all doubt asks again.

A yes is built of a core ("oui", "1", "d'accord") and of a closed list of harmless words; one word that is not
known, one mark of a question, one sign that is no letter, and it is no consent. A misspelt core is one of a
closed list as well: nothing may become a yes by a slip of the finger. A no or a withdrawal is taken more
readily, for it costs nothing to be wrong there.
"""

import re
from collections.abc import Sequence

from halles.doors.engine.meaning import Consent
from halles.doors.engine.sound import likeness
from halles.doors.engine.words import fold

_WORD = re.compile(r"[a-z]+|\d+")
_PLAIN_TEXT = re.compile(r"[a-z0-9\s.,!'\-=:;]*")
_CODE = re.compile(r"\d{4}")
_STRETCHED = re.compile(r"([a-z])\1+")
MOST_WORDS = 9
"""A clear yes is no longer."""

_YES_WORDS_TEXT = """
1 oui oiu ouis ouai ouais oue ouep ouaip wi yes yep ok okay okey daccord dacord dacor daccor dakor dac
dacc dak jaccepte jacepte jacept accepte acepte accepter acceptee jconfirme confirme confirmer jvalide
valide valider parfait volontiers entendu banco
"""
_YES_WORDS = frozenset(_YES_WORDS_TEXT.split())
_ALONE = frozenset(["vi", "voui", "vui", "go"])
"""A yes where nothing else is said."""
_YES_SEQUENCES = tuple(
    tuple(words.split())
    for words in (
        "d accord", "d acord", "d acor", "d acc", "bien sur", "tout a fait", "avec plaisir",
        "je veux bien", "jveux bien", "ca me va", "sa me va", "ca marche", "sa marche", "allez y", "alez y",
        "vas y", "va y", "aller y", "je suis pour", "je donne mon accord", "vous avez mon accord", "c est ca",
        "cest ca", "c est exact", "c est d accord", "c est ok", "cest ok", "c ok", "ya mat", "c est entendu",
    )
)  # fmt: skip
_HARMLESS_SEQUENCES = tuple(
    tuple(words.split())
    for words in (
        "s il vous plait", "s il te plait", "sil vous plait", "bonne journee", "bonne soiree",
        "c est bon", "c bon",
        "cest bon", "pas de probleme", "pas de souci", "pas de soucis", "sans probleme", "pour moi",
        "pr moi", "de ma part",
        "je dis", "je reponds", "ma reponse est", "ma reponse", "c est", "a vous", "au revoir", "vous pouvez",
        "vs pouvez", "vous pouvez y aller", "je suis", "je suis tout a fait", "tout de suite", "bien a vous",
        "je vous remercie", "le faire", "je l accepte", "avec ca", "bien entendu", "mille fois",
        "je le confirme",
    )
)  # fmt: skip
_HARMLESS_TEXT = """
merci mercii mrc bonjour bjr bonsoir bsr slt salut svp je j vous bcp beaucoup madame monsieur mme mr
reponse choix kenavo cordialement absolument certainement evidemment sur
"""
_HARMLESS = frozenset(_HARMLESS_TEXT.split())
_NO_WORDS_TEXT = """
non nonn nn nan nom no nope refuse refus jrefuse jamais niet
"""
_NO_WORDS = frozenset(_NO_WORDS_TEXT.split())
_NO_SEQUENCES = tuple(
    tuple(words.split())
    for words in (
        "pas d accord", "pas daccord", "surtout pas", "pas ca", "pas sa", "pas du tout", "veux pas",
        "veu pas", "veut pas",
        "pas question", "hors de question", "pas bon", "accepte pas", "accepte rien", "souhaite pas",
        "pas ok",
        "desire pas", "pas accepte", "pas pour moi", "en aucun cas", "pas confirme", "confirme pas",
        "valide pas",
    )
)  # fmt: skip
_DOUBT_TEXT = """
mais mai si enfin peutetre peut ptet sauf ou attendez attend attends sais euh heu bof demain plutot
sinon quoi qui pourquoi comment combien quand laquelle lequel voir verrai rappelle rappeler rappelez
hesite presque encore condition
"""
_DOUBT = frozenset(_DOUBT_TEXT.split())
_REVOKE_STARTS = (
    "stop",
    "arret",
    "annul",
    "anul",
    "retir",
    "revoq",
    "revoc",
    "desabon",
    "resil",
    "desinscri",
    "supprim",
)
_REVOKE_WORDS_TEXT = """
stopp stoppp stope arete jarrete jarete arrete sarrete jannule fin
"""
_REVOKE_WORDS = frozenset(_REVOKE_WORDS_TEXT.split())
_HELP_STARTS = ("aide", "secour")
_HELP_WORDS = frozenset(["aide", "ede", "aid", "help", "laide", "sos"])
_NOT = frozenset(["pas", "pa", "ne", "n", "jamais", "sans", "ni"])


def consent_of(text: str) -> Consent:
    """Return what an answer says; everything that is no clear yes or no is "unsure"."""
    folded = fold(text).strip()
    words = _WORD.findall(folded)
    if folded and not words and set(folded) <= set("? !."):
        return "help" if "?" in folded else "unsure"
    asks = "?" in folded
    if _is_yes(folded, words):
        return "yes"
    for says, answer in ((_is_help, "help"), (_is_no, "no"), (_is_revoked, "revoke")):
        if not asks and says(words):
            return answer  # type: ignore[return-value]
    return "unsure"


def _is_yes(folded: str, words: Sequence[str]) -> bool:
    if not words or len(words) > MOST_WORDS or not _PLAIN_TEXT.fullmatch(folded):
        return False
    thanked = [word for word in words if word not in _HARMLESS]
    if len(thanked) == 1 and _squeezed(thanked[0]) in _ALONE:
        return True
    cores, at = 0, 0
    while at < len(words):
        length, is_core = _yes_part(words, at)
        if not length:
            return False
        cores += is_core
        at += length
    return cores > 0 and sum(word.isdigit() for word in words) < 2


def _yes_part(words: Sequence[str], at: int) -> tuple[int, bool]:
    """Return how many words from here on belong together, 0 for an unknown one, and whether they say yes."""
    core = _longest(_YES_SEQUENCES, words, at)
    harmless = _longest(_HARMLESS_SEQUENCES, words, at)
    if core and core >= harmless:
        return core, True
    if harmless:
        return harmless, False
    word = words[at]
    if word in _YES_WORDS or _squeezed(word) in _YES_WORDS:
        return 1, True
    return int(word in _HARMLESS or bool(_CODE.fullmatch(word))), False


def _longest(sequences: Sequence[tuple[str, ...]], words: Sequence[str], at: int) -> int:
    return max((len(s) for s in sequences if tuple(words[at : at + len(s)]) == s), default=0)


def _squeezed(word: str) -> str:
    """Return a word whose letters are not drawn out: "ouiii", "okkk"."""
    return _STRETCHED.sub(r"\1", word)


def _holds(sequences: Sequence[tuple[str, ...]], words: Sequence[str]) -> bool:
    return any(_longest(sequences, words, at) for at in range(len(words)))


def _is_revoked(words: Sequence[str]) -> bool:
    """Say whether an agreement is taken back: "stop", "je retire mon accord", "plus d'accord"."""
    if {"plus", "accord"} <= set(words) or {"plus", "daccord"} <= set(words):
        return True
    says = any(word.startswith(_REVOKE_STARTS) or _squeezed(word) in _REVOKE_WORDS for word in words)
    return says and not _NOT & set(words) and not _DOUBT & set(words)


def _is_help(words: Sequence[str]) -> bool:
    says = any(word.startswith(_HELP_STARTS) or word in _HELP_WORDS for word in words)
    lost = any(word.startswith("compren") or word == "compris" for word in words) and bool(_NOT & set(words))
    return says or lost


def _is_no(words: Sequence[str]) -> bool:
    """Say whether it is a no: said as such, and neither doubted nor beside a yes."""
    denied = _holds(_NO_SEQUENCES, words)
    says = any({word, _squeezed(word)} & _NO_WORDS or likeness(word, "refuse") > 0.9 for word in words)
    numbered = words[:1] == ["2"] and set(words[1:]) <= _HARMLESS
    if not (says or denied or numbered):
        return False
    affirmed = any(word in _YES_WORDS for word in words) and not denied
    numbers = {word for word in words if word.isdigit()} - {"2"}
    odd = any(not _CODE.fullmatch(number) for number in numbers)
    return not (affirmed or odd or _DOUBT & set(words) or "oui" in words)
