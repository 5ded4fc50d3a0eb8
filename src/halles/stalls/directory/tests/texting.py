"""A text message as the doors hand it to the directory, and its answer as one segment carries it."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from django.utils.translation import override

from halles.doors.public import Answer, Reply, TextIn, fit
from halles.kit import gsm7
from halles.stalls.directory.models import Sheet
from halles.stalls.directory.tests.conftest import Scene
from halles.town.models import Town

NOW = datetime(2026, 11, 28, 9, tzinfo=UTC)
"""A Saturday, 10 in the morning in Redon."""
SUNDAY, MONDAY, THURSDAY = date(2026, 11, 29), date(2026, 11, 30), date(2026, 12, 3)
NUMBER = "+33612345678"
LONG = "Quimper-Centre"
"""A town's name of 14 letters: what an answer of one segment has beside it."""
Handler = Callable[..., Answer | None]


def came(scene: Scene, text: str, who: str = "", *, at: datetime = NOW, **slots: Any) -> TextIn:
    """Return a message, from somebody of the scene or from nobody known."""
    persons = (getattr(scene, who).pk,) if who else ()
    town = Town.objects.get(slug=scene.town)
    return TextIn(town, NUMBER, text, persons, at, slots, intent="directory.test")


def told(answer: Answer | None) -> str:
    """Return what one segment carries of an answer, in a town with a long name."""
    assert answer is not None
    said = fit(Town(name=LONG), answer.parts)
    assert gsm7.septets(f"{LONG} : {said}") <= gsm7.SINGLE
    return said


def ask(handler: Handler, *args: Any) -> str:
    """Return what a handler answers, in English."""
    with override("en"):
        return told(handler(*args))


def state_of(answer: Answer | None) -> Mapping[str, Any]:
    """Return what an answer's question keeps."""
    assert answer is not None
    assert answer.ask is not None
    return answer.ask.state


YES, NO, UNDO = Reply("yes"), Reply("no"), Reply("undo")


def bakery(scene: Scene, hours: str = "Tu-Sa 07:00-13:00,15:30-19:00; Su 07:30-12:30") -> None:
    """Give the bakery of the scene its hours."""
    Sheet.objects.filter(pk=scene.held.pk).update(hours=hours)
    scene.held.refresh_from_db()
