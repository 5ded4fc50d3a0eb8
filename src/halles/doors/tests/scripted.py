"""A small house whose messages mean what the test says: the conversation is tested apart from the engine."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from halles.doors import engine
from halles.doors.engine.meaning import Consent, Names, Spec, Understood
from halles.doors.intents import own, registry
from halles.doors.intents.registry import Entry
from halles.doors.models import OutgoingMessage
from halles.doors.queries.talking import Answer, Ask, Reply, State, TextHandler, TextIn, said
from halles.kit.errors import BadInput
from halles.kit.manifest import Capability, Intent

OPEN = Capability("inn.all", "Do all that the inn does", "B", dict.fromkeys(("web", "sms"), ""))
MEANINGS = {
    "au feu": Understood(own.EMERGENCY, sure=True),
    "aide": Understood(own.CALL, sure=True),
    "stop": Understood(own.STOP, sure=True),
    "reprendre": Understood(own.RESUME, sure=True),
    "oui": Understood(own.YES, sure=True),
    "non": Understood(own.NO, sure=True),
    "0": Understood(own.UNDO, sure=True),
    "menu": Understood("inn.menu", sure=True),
    "menu peut-etre": Understood("inn.menu"),
    "table pour 2": Understood("inn.book", {"quantity": 2}, sure=True),
    "non 3": Understood("inn.book", {"quantity": 3}, sure=True),
    "une table je crois": Understood("inn.book", {"quantity": 4}),
    "plus de place": Understood("inn.shut", sure=True),
    "ferme peut-etre": Understood("inn.shut"),
    "4821 oui": Understood("inn.shut", {"code": "4821"}, sure=True),
    "quelle salle": Understood("inn.room", sure=True),
    "un lit peut-etre": Understood("inn.bed", {"quantity": 1}),
    "un mot": Understood("inn.word", sure=True),
    "vote": Understood("inn.vote", sure=True),
    "vote abcd": Understood("inn.vote", {"code": "ABCD"}, sure=True),
    "compte": Understood("inn.count", sure=True),
    "pas pour moi": Understood("inn.none", sure=True, others=("inn.menu",)),
    "trop": Understood("inn.trouble", sure=True),
}
CONSENTS: dict[str, Consent] = {
    "oui": "yes",
    "1": "yes",
    "4821 oui": "yes",
    "non": "no",
    "2": "no",
    "annuler": "revoke",
    "non 3": "no",
    "aidez": "help",
}


@dataclass
class Inn:
    """What the inn was asked, in order."""

    came: list[TextIn] = field(default_factory=list)
    replies: list[tuple[str, State, Reply]] = field(default_factory=list)
    done: list[str] = field(default_factory=list)


INN = Inn()


def understand(text: str, *, specs: Sequence[Spec], names: Names, today: date, **who: bool) -> Understood:
    """Return what the script says, of the intents that are asked about alone."""
    known = {spec.name for spec in specs if spec.who == "anybody" or who[f"is_{spec.who}"]}
    meant = MEANINGS.get(text, Understood(""))
    if meant.intent in known:
        return meant
    return next((Understood(name) for name in meant.others if name in known), Understood(""))


def reply_of(text: str, *, kind: str, options: int) -> int | None:
    """Return the number that a text is, of a choice."""
    return int(text) if text.isdigit() and 1 <= int(text) <= options else None


@pytest.fixture
def inn(monkeypatch: pytest.MonkeyPatch) -> Inn:
    """Return the inn, which alone answers."""
    monkeypatch.setattr(engine, "understand", understand, raising=False)
    monkeypatch.setattr(engine, "consent_of", lambda text: CONSENTS.get(text, "unsure"), raising=False)
    monkeypatch.setattr(engine, "reply_of", reply_of, raising=False)
    monkeypatch.setattr(registry, "house_entries", _entries)
    INN.came, INN.replies, INN.done = [], [], []
    return INN


def _menu(came: TextIn) -> Answer:
    INN.came.append(came)
    return said("Soupe.")


def _book(came: TextIn) -> Answer:
    INN.came.append(came)
    return said(f"Table pour {came.slots['quantity']} ?", ask=Ask("confirm", {"for": came.slots["quantity"]}))


def _shut(came: TextIn) -> Answer:
    INN.came.append(came)
    INN.done.append(f"shut {came.text}")
    return said("Complet.", ask=Ask("undo", {"row": 7}))


def _room(came: TextIn) -> Answer:
    return said("1 = la bleue 2 = la verte 3 = la rouge", ask=Ask("choice", {}, options=3))


def _word(came: TextIn) -> Answer:
    return said("Votre mot ?", ask=Ask("words", {}))


def _done(came: TextIn) -> Answer:
    INN.came.append(came)
    INN.done.append(came.intent)
    return said("Fait.")


def _trouble(came: TextIn) -> Answer:
    OutgoingMessage.objects.create(
        channel="sms", to="x", retry_at=came.received_at, created_at=came.received_at
    )
    raise BadInput("C’est trop.", advice="Recomptez.")


def _reply(came: TextIn, state: State, reply: Reply) -> Answer:
    INN.replies.append((came.intent, dict(state), reply))
    return said(f"Compris : {reply.kind} {reply.number or reply.words}".strip())


def _entries() -> dict[str, Entry]:
    answers: dict[str, tuple[str, str, Any]] = {
        "inn.menu": ("A", "anybody", _menu),
        "inn.book": ("B", "anybody", _book),
        "inn.shut": ("B", "shop", lambda came: _shut(came)),
        "inn.bed": ("B", "anybody", _book),
        "inn.room": ("A", "anybody", _room),
        "inn.word": ("A", "anybody", _word),
        "inn.vote": ("C", "anybody", _done),
        "inn.count": ("B", "agent", _done),
        "inn.none": ("A", "anybody", lambda came: None),
        "inn.trouble": ("B", "anybody", _trouble),
    }
    found = {handler.name: ("doors", "A", "anybody", handler) for handler in own.TEXTS}
    for name, (risk, who, answer) in answers.items():
        found[name] = ("inn", risk, who, TextHandler(name, answer, _reply, f"do {name}", name == "inn.bed"))
    return {
        name: Entry(stall, Intent(name, OPEN.name, risk, (), example=f"ex {name}", who=who), handler, OPEN)  # type: ignore[arg-type]
        for name, (stall, risk, who, handler) in found.items()
    }
