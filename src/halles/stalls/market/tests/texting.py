"""Text messages as the doors hand them to the market: what they say, what is answered, what waits."""

from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from django.utils import translation

from halles.doors.public import Answer, Ask, Reply, Slot, TextIn, fit
from halles.kit import gsm7
from halles.kit.errors import Problem
from halles.people.models import Person
from halles.stalls.market.intents import TEXTS
from halles.stalls.market.tests.conftest import Scene

HANDLERS = {handler.name: handler for handler in TEXTS}
CHOICES = {"confirm": "1 = oui, 2 = non", "undo": "0 = annuler", "choice": "", "words": ""}
_keys = count(1)


@dataclass
class Texting:
    """A telephone that writes to the market, without the doors' understanding in between."""

    scene: Scene
    number: str = "+33698765432"
    language: str = "fr"
    waits: tuple[str, Ask] | None = None
    """The intent that asked, and what it asked."""
    last: str = ""
    """What was answered last, as it would leave."""
    segments: int = 0

    def say(self, intent: str, text: str = "", key: str = "", **slots: Slot) -> str:
        """Send a message that says just this, and return its answer."""
        came = self._came(intent, text, key, slots)
        return self._answered(intent, lambda: HANDLERS[intent].answer(came))

    def answer(self, kind: Any, *, number: int = 0, words: str = "", key: str = "") -> str:
        """Answer what waits."""
        assert self.waits is not None, "nothing was asked"
        intent, ask = self.waits
        assert (ask.kind, kind) in {
            ("confirm", "yes"), ("confirm", "no"), ("choice", "choice"), ("words", "words"), ("undo", "undo"),
        }, (ask.kind, kind)  # fmt: skip
        assert kind != "choice" or 1 <= number <= ask.options
        came, go_on = self._came(intent, words, key, {}), HANDLERS[intent].reply
        assert go_on is not None
        return self._answered(intent, lambda: go_on(came, ask.state, Reply(kind, number, words)))

    def again(self) -> "Texting":
        """Return the same telephone as it stands, for what might have come instead."""
        return replace(self)

    def _came(self, intent: str, text: str, key: str, slots: Any) -> TextIn:
        persons = tuple(Person.objects.filter(phone=self.number).order_by("pk").values_list("pk", flat=True))
        key = key or f"message {next(_keys)}"
        return TextIn(self.scene.town, self.number, text, persons, self.scene.now, slots, key, intent)

    def _answered(self, intent: str, act: Any) -> str:
        with translation.override(self.language):
            try:
                told: Answer | None = act()
            except Problem as problem:
                told = Answer((str(problem),))
            assert told is not None, "this is for nobody"
            self.waits = (intent, told.ask) if told.ask else None
            tail = CHOICES[told.ask.kind] if told.ask else ""
            most = 2 if told.ask and told.ask.kind != "undo" else 1
            self.last = f"{self.scene.town.name} : {fit(self.scene.town, told.parts, tail=tail, most=most)}"
        self.segments = len(gsm7.segments(self.last))
        assert self.segments <= most
        assert "..." not in self.last, f"cut: {self.last}"
        return self.last
