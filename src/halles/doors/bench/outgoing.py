"""How long the house's text messages are: each sentence that goes into one, in French, with plausible values.

Sentences are found in the code: those of every `intents` module, and of every module that makes a `Message`
which may travel as a text message, but for what becomes an e-mail's subject.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext, ngettext, override

from halles.kit import gsm7

SOURCE = Path(__file__).resolve().parents[2]
TOWN = "Noyal-Muzillac"
"""Fourteen letters."""
MARKED = frozenset({"_", "gettext", "gettext_lazy", "mark"})
COUNTED = frozenset({"ngettext", "ngettext_lazy"})
SKIPPED = frozenset({"tests", "migrations", "bench", "locale"})
SENTENCE = 4
"""Words from which on a string is a sentence; shorter ones ("yes", "and") are parts of others."""

USUAL: Mapping[str, str] = {
    "address": "3 rue de la Gare",
    "answer": "oui",
    "article": "pain de campagne",
    "cause": "horaires faux",
    "chance": "8 chances sur 10",
    "code": "4821",
    "day": "jeudi 14 novembre",
    "days": "jeudi et samedi",
    "end": "12 h 30",
    "first": "jeudi 14",
    "holiday": "Noël",
    "hours": "9 h – 12 h 30, 14 h – 19 h",
    "how": "Appelez 02 99 71 05 27.",
    "instead": "pain complet",
    "last": "samedi 16",
    "link": "redon.bzh/x/abcd",
    "lines": "2 baguettes",
    "minutes": "10",
    "name": "Le Fournil d’Anne",
    "names": "Le Fournil d’Anne, La Mie Câline",
    "phone": "02 99 71 05 27",
    "place": "place de la Gare",
    "price": "1,20 €",
    "reason": "plus de farine",
    "shop": "Le Fournil d’Anne",
    "start": "9 h",
    "text": "Avez-vous des piles ?",
    "time": "16 h 30",
    "title": "Le Fournil d’Anne",
    "town": TOWN,
    "until": "vendredi à 19 h",
    "weight": "1,2 kg",
    "what": "2 baguettes, 1 pain complet",
    "when": "demain à 16 h",
    "who": "la mairie, 02 99 71 05 27",
    "words": "fermé jeudi matin",
}
LONGEST: Mapping[str, str] = {
    "address": "128 boulevard de la Résistance",
    "article": "tarte aux fraises pour huit",
    "day": "mercredi 24 septembre 2027",
    "days": "lundi, mercredi, vendredi et samedi",
    "holiday": "l’Ascension",
    "hours": "9 h 30 – 12 h 30, 14 h 30 – 19 h 30",
    "instead": "tarte aux pommes pour huit",
    "lines": "12 baguettes de tradition, 2 tartes",
    "link": "https://noyal-muzillac.halles.example/invitation/abcdefghij",
    "name": "La Maison de la Presse du Centre",
    "names": "La Maison de la Presse, Le Fournil d’Anne, Optique",
    "place": "place du Maréchal-Leclerc",
    "price": "1 234,50 €",
    "reason": "le four est en panne depuis ce matin",
    "shop": "La Maison de la Presse du Centre",
    "text": "Avez-vous reçu le dernier Astérix ?",
    "title": "La Maison de la Presse du Centre",
    "until": "mercredi 24 septembre à 19 h 30",
    "what": "12 baguettes de tradition, 2 tartes",
    "when": "mercredi 24 septembre à 16 h 30",
    "who": "Camille, à la mairie, 02 99 71 05 27",
    "words": "fermé du 3 au 17 août pour congés",
}
"""Where it differs from USUAL. What is longer still is cut by who makes the message (`fit`)."""
OTHER = "quelques mots de plus"
"""What stands for a placeholder of another name."""

_PLACEHOLDER = re.compile(r"%\((\w+)\)([sd])")


@dataclass(frozen=True)
class Template:
    """One sentence of the code that goes into text messages; `plural` where it counts."""

    place: str
    words: str
    plural: str = ""

    def french(self) -> str:
        """Return the sentence as Django's catalogues say it, with its placeholders; 12 of what it counts."""
        with override("fr"):
            return ngettext(self.words, self.plural, 12) if self.plural else gettext(self.words)


def whole_text(said: str, values: Mapping[str, str]) -> str:
    """Return the text message that begins with the town's name and says one sentence, filled with values."""
    text = _PLACEHOLDER.sub(lambda found: _value(found[1], found[2], values), said).replace("%%", "%")
    return gsm7.rewrite(text if text.startswith(TOWN) else f"{TOWN} : {text}")


def _value(name: str, kind: str, values: Mapping[str, str]) -> str:
    if kind == "d":
        return "12"
    return values.get(name) or USUAL.get(name, OTHER)


def templates(source: Path = SOURCE) -> list[Template]:
    """Return the sentences that go into text messages, file by file."""
    return [each for path in sorted(source.rglob("*.py")) for each in _of_file(path, source)]


def segments_of(said: str, values: Mapping[str, str]) -> int:
    """Return how many segments a French sentence takes alone behind the town's name."""
    return len(gsm7.segments(whole_text(said, values)))


def one_segment_share() -> float:
    """Return the share (0 to 1) of the house's sentences that fit one segment, with usual values."""
    short = [segments_of(each.french(), USUAL) == 1 for each in templates()]
    return sum(short) / len(short)


def _of_file(path: Path, source: Path) -> Iterator[Template]:
    inside = path.relative_to(source)
    if SKIPPED & set(inside.parts):
        return
    text = path.read_text()
    if "gettext" not in text and "mark(" not in text:
        return
    tree = ast.parse(text)
    if not ("intents" in inside.with_suffix("").parts or _posts_texts(tree)):
        return
    subjects = {id(node) for subject in _subjects(tree) for node in ast.walk(subject)}
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and id(node) not in subjects]
    for call in sorted(calls, key=lambda node: node.lineno):
        words = _marked(call)
        if words and len(words[0].split()) >= SENTENCE:
            yield Template(f"{inside}:{call.lineno}", *words)


def _posts_texts(tree: ast.AST) -> bool:
    """Say whether a module makes a message that may be a text message: one not of the channel "email"."""
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and _name(node) == "Message")
    return any(_channel(call) != "email" for call in calls)


def _channel(call: ast.Call) -> object:
    said = [*call.args[:1], *(word.value for word in call.keywords if word.arg == "channel")]
    return said[0].value if said and isinstance(said[0], ast.Constant) else None


def _subjects(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield what is assigned to a `subject`, or passed as one: an e-mail has one, a text message none."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "subject":
            yield node.value
        if isinstance(node, ast.Assign):
            yield from _assigned(node)


def _assigned(node: ast.Assign) -> Iterator[ast.AST]:
    target, value = node.targets[0], node.value
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        pairs = zip(target.elts, value.elts, strict=True)
        yield from (said for name, said in pairs if isinstance(name, ast.Name) and name.id == "subject")
    elif isinstance(target, ast.Name) and target.id == "subject":
        yield value


def _marked(node: ast.Call) -> tuple[str, ...]:
    """Return the words of a call to gettext, both forms where it counts; nothing for another call."""
    count = 1 if _name(node) in MARKED else 2 if _name(node) in COUNTED else 0
    words = [arg.value for arg in node.args[:count] if isinstance(arg, ast.Constant)]
    return tuple(map(str, words))


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
