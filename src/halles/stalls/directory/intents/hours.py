"""A shop changes its usual hours: what was read is said back and confirmed before anything is published."""

from django.utils.translation import gettext

from halles.doors.public import Answer, Ask, Reply, State, TextIn, said
from halles.kit.text import fold
from halles.stalls.directory.commands import sheet_edit, sheet_undo
from halles.stalls.directory.commands.fields import field_clean
from halles.stalls.directory.intents.looking import language
from halles.stalls.directory.intents.whose import Own, for_chosen, for_own, own_get, publish_for
from halles.town.engine.hours import explain_text
from halles.town.engine.typed_hours import hours_typed

MOST_CHOICES = 3


def hours(came: TextIn) -> Answer:
    """Read usual hours and ask whether they are right."""
    return for_own(came, _read)


def hours_reply(came: TextIn, state: State, reply: Reply) -> Answer | None:
    """Publish hours that were confirmed or chosen; or take them back."""
    if "which" in state:
        return for_chosen(came, state, reply, _read)
    if reply.kind == "no":
        return said(gettext("Nothing was changed."))
    own = own_get(came, state["sheet"])
    if reply.kind == "undo":
        sheet_undo(actor=own.actor, sheet=own.sheet, revision=state["revision"])
        return said(gettext("%(name)s: your hours are those of before.") % {"name": own.name})
    told = state["hours"][reply.number - 1 if reply.kind == "choice" else 0]
    return _publish(came, own, told)


def _read(came: TextIn, own: Own) -> Answer:
    text = _without_head(str(came.slots.get("words") or came.text))
    typed = hours_typed(text)
    if len(typed.choices) > 1:
        return _ask(own, typed.choices[:MOST_CHOICES])
    told = typed.choices[0] if typed.choices else field_clean("hours", text)
    question = gettext("%(name)s, new hours: %(hours)s?") % {"name": own.name, "hours": _words(told)}
    return said(question, ask=Ask("confirm", {"sheet": own.sheet.slug, "hours": [told]}))


def _ask(own: Own, hours_meant: tuple[str, ...]) -> Answer:
    choices = " ".join(f"{at} = {_words(each)}." for at, each in enumerate(hours_meant, 1))
    state = {"sheet": own.sheet.slug, "hours": list(hours_meant)}
    return said(gettext("Which of these?"), choices, ask=Ask("choice", state, options=len(hours_meant)))


def _publish(came: TextIn, own: Own, told: str) -> Answer:
    fields = {"hours": told}
    saved = sheet_edit(actor=own.actor, sheet=own.sheet, revision=own.sheet.revision, fields=fields)
    words = gettext("new hours, %(hours)s") % {"hours": _words(told)}
    state = {"sheet": own.sheet.slug, "revision": saved}
    return publish_for(came, own, words, state)


def _words(told: str) -> str:
    words = "; ".join(explain_text(told, language()))
    return words[:1].lower() + words[1:] if language() == "fr" else words


def _without_head(text: str) -> str:
    """Return hours without the word that says that they are."""
    head, _, rest = text.strip().partition(" ")
    return rest.lstrip(" :") if fold(head) in ("horaire", "horaires", "heures") else text.strip()
