"""A shop chalks its slate of the day by text message, and takes it back."""

from typing import Any

from django.utils.translation import get_language, gettext, ngettext

from halles.doors.public import Answer, Reply, State, TextIn, published, said
from halles.kit import french
from halles.kit.actor import Actor
from halles.kit.errors import BadInput
from halles.stalls.market import commands
from halles.stalls.market.commands import ChalkLine
from halles.stalls.market.commands.slates import chalked
from halles.stalls.market.engine.slate_text import ReadLine, slate_read
from halles.stalls.market.intents.told import words_told
from halles.stalls.market.intents.who import member_again, one_shop
from halles.stalls.market.models import Slate
from halles.stalls.market.queries.moments import moment_words
from halles.stalls.market.queries.quantities import price_words
from halles.stalls.market.queries.slates import slate_today


def slate(came: TextIn) -> Answer:
    """Chalk the slate of the day: "ardoise : bar 24,90 kg ; sardines 8 kg"."""
    shop, actor = one_shop(came)
    read = _read(came)
    before = _lines_now(shop.organisation, came)
    made = commands.slate_publish(
        actor=actor, town=came.town, organisation=shop.organisation, lines=[chalked(line) for line in read]
    )
    told = {"n": len(read), "until": moment_words(made.expires_at, now=came.received_at)}
    first = ngettext("slate of %(n)d line until %(until)s", "slate of %(n)d lines until %(until)s", len(read))
    state = {"slate": made.pk, "shop": shop.organisation, "before": before}
    answer = published(came, organisation=shop.organisation, text=first % told, state=state)
    return Answer((*answer.parts, *_lacking(read), *map(_told, read)), answer.ask)


def reply(came: TextIn, state: State, reply: Reply) -> Answer | None:
    """Take the slate back: what stood there before stands there again, else nothing."""
    if reply.kind != "undo":
        return None
    actor = member_again(came, state["shop"])
    if state["before"]:
        _chalk_again(came, actor, state)
        return said(gettext("Taken back: the slate before is shown again."))
    row = Slate.objects.filter(pk=state["slate"]).first()
    if row is None:
        raise BadInput(gettext("This slate is no longer here."))
    commands.slate_withdraw(actor=actor, slate=row)
    return said(gettext("Taken back: your slate is shown no longer."))


def _read(came: TextIn) -> tuple[ReadLine, ...]:
    read = slate_read(words_told(came, "words"))
    unsure = [line.name for line in read if not line.is_sure]
    if unsure:
        message = gettext("Nothing is published: what does it cost? %(names)s. Write “bar 24,90 kg”.")
        raise BadInput(message % {"names": ", ".join(unsure)})
    return read


def _lines_now(organisation: str, came: TextIn) -> list[dict[str, Any]]:
    """Return the lines that the town reads now, as they would be chalked again, with which are gone."""
    view = slate_today(organisation=organisation, now=came.received_at)
    fields = ChalkLine.__dataclass_fields__
    return [
        {**{name: getattr(each.line, name) for name in fields}, "gone": each.is_gone}
        for each in (view.lines if view else ())
    ]


def _chalk_again(came: TextIn, actor: Actor, state: State) -> None:
    gone = [line["gone"] for line in state["before"]]
    lines = [ChalkLine(**{k: v for k, v in line.items() if k != "gone"}) for line in state["before"]]
    commands.slate_publish(actor=actor, town=came.town, organisation=state["shop"], lines=lines)
    view = slate_today(organisation=state["shop"], now=came.received_at)
    for each, is_gone in zip(view.lines if view else (), gone, strict=False):
        commands.slate_line_end(actor=actor, line=each.line.pk, gone=is_gone)


def _lacking(read: tuple[ReadLine, ...]) -> list[str]:
    """Say which fish lack what their label must tell; where some do, this comes before all else."""
    names = ", ".join(line.name for line in read if line.missing)
    return [gettext("To be told: zone, caught or farmed: %s.") % names] if names else []


def _told(line: ReadLine) -> str:
    if line.cents is None:
        return f"{line.name}."
    told = french.euros(line.cents, language=get_language() or "fr")
    return f"{line.name} {price_words(line.cents, line.unit) if line.unit else told}."
