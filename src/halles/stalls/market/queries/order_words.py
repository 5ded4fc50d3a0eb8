"""Where an order is, in words for its customer; never only a colour."""

from datetime import datetime

from django.utils.translation import gettext

from halles.stalls.market.models import Order, OrderState
from halles.stalls.market.queries.moments import moment_words

TONES = {
    OrderState.ACCEPTED: "good",
    OrderState.READY: "good",
    OrderState.UNANSWERED: "warn",
    OrderState.REFUSED: "bad",
}


def order_state_words(order: Order, *, now: datetime) -> str:
    """Return what a customer is told of her order's state, in one sentence."""
    words = {
        OrderState.PLACED: gettext("The shop answers before %(moment)s."),
        OrderState.ACCEPTED: gettext("The shop says yes: it is being prepared."),
        OrderState.READY: gettext("It is ready: come and collect it."),
        OrderState.HANDED_OVER: gettext("Handed over. Thank you."),
        OrderState.REFUSED: gettext("The shop cannot keep it."),
        OrderState.CANCELLED: gettext("Cancelled."),
        OrderState.UNANSWERED: gettext("The shop has not answered yet: call it. Your order stays."),
        OrderState.RELEASED: gettext("Nobody came: it is on the shelf again. Nothing to pay."),
    }
    return words[OrderState(order.state)] % {"moment": moment_words(order.answer_by, now=now)}


def short_state(order: Order, *, now: datetime) -> str:
    """Return where an order is in a few words, for a text message."""
    words = {
        OrderState.PLACED: gettext("answer before %(answer)s"),
        OrderState.ACCEPTED: gettext("accepted, kept until %(until)s"),
        OrderState.READY: gettext("ready, kept until %(until)s"),
        OrderState.HANDED_OVER: gettext("handed over"),
        OrderState.REFUSED: gettext("the shop cannot"),
        OrderState.CANCELLED: gettext("cancelled"),
        OrderState.UNANSWERED: gettext("no answer yet, call"),
        OrderState.RELEASED: gettext("not collected, back on the shelf"),
    }
    answer, until = (moment_words(each, now=now) for each in (order.answer_by, order.keep_until))
    return words[OrderState(order.state)] % {"answer": answer, "until": until}
