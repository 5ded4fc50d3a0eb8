"""What the doors answer themselves: danger, STOP and REPRENDRE, a human who calls, answers to nothing."""

from django.utils.translation import gettext

from halles.doors.commands.readers import reader_add, reader_remove
from halles.doors.commands.stops import texts_resume, texts_stop
from halles.doors.intents.calling import called
from halles.doors.queries.talking import Answer, Ask, Reply, State, TextHandler, TextIn, said
from halles.kit.actor import Actor
from halles.kit.text import mark

EMERGENCY, CALL = "help.emergency", "help.call"
STOP, RESUME = "text.stop", "text.resume"
NEWS = "text.news"
YES, NO, UNDO = "text.yes", "text.no", "text.undo"
ALWAYS = frozenset({CALL, STOP, RESUME})
"""Done at once, whatever question waits."""
PLAIN = frozenset({YES, NO, UNDO})
"""Answers, which ask for nothing."""
HOUSE = Actor(system="text")


def emergency(came: TextIn) -> Answer:
    """Tell whom to call in danger; nothing else is done. 114 is the number of who cannot speak or hear."""
    return said(
        gettext("Danger: call 112."),
        gettext("Cannot speak? Write a text message to 114."),
        gettext("Nobody reads this number at once."),
    )


def call(came: TextIn) -> Answer:
    """Let a human call her back."""
    return called(came, reason="asked")


def stop(came: TextIn) -> Answer:
    """Send her no notice any more; at the second STOP nothing but what she asks for."""
    left = texts_stop(actor=HOUSE, town=came.town, number=came.sender, now=came.received_at)
    again = gettext("To receive them again: REPRENDRE.")
    if left == "all":
        return said(gettext("You receive no message any more, but answers to yours."), again)
    return said(
        gettext("You receive no news any more."),
        gettext("Your open orders are still told ready; not even that: STOP again."),
        again,
    )


def resume(came: TextIn) -> Answer:
    """Send her messages again."""
    if texts_resume(actor=HOUSE, town=came.town, number=came.sender):
        return said(gettext("You receive messages again. To stop them: STOP."))
    return said(gettext("You had not stopped the messages. To stop them: STOP."))


def news(came: TextIn) -> Answer:
    """Send her the town's news from now on; "0" takes it back."""
    if reader_add(actor=HOUSE, town=came.town, number=came.sender, now=came.received_at):
        return said(
            gettext("You receive the town’s news by text message. To stop them: STOP."), ask=Ask("undo", {})
        )
    return said(gettext("You receive the town’s news already. To stop them: STOP."))


def news_undone(came: TextIn, _state: State, _reply: Reply) -> Answer:
    """Send her the town's news no longer."""
    reader_remove(actor=HOUSE, town=came.town, number=came.sender)
    return said(gettext("You do not receive the town’s news."))


def nothing_waits(came: TextIn) -> Answer:
    """Answer a plain "oui" to nothing."""
    return said(gettext("No question waits for your answer, nothing is done."), gettext("Need help? AIDE."))


def nothing_to_undo(came: TextIn) -> Answer:
    """Answer "0" while nothing was done."""
    return said(gettext("There is nothing to take back."))


TEXTS = (
    TextHandler(EMERGENCY, emergency),
    TextHandler(CALL, call),
    TextHandler(STOP, stop),
    TextHandler(RESUME, resume),
    TextHandler(NEWS, news, news_undone, title=mark("receive the town’s news by text message")),
    TextHandler(YES, nothing_waits),
    TextHandler(NO, nothing_waits),
    TextHandler(UNDO, nothing_to_undo),
)
