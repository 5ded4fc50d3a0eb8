"""A shop chalks its slate by text message, and says what is sold out."""

from django.utils.translation import get_language, gettext, ngettext

from halles.doors.intents import TextIn, fit
from halles.kit import french
from halles.kit.actor import Actor
from halles.kit.errors import BadInput
from halles.stalls.directory.public import ShopCard
from halles.stalls.market import commands
from halles.stalls.market.commands.slates import chalked
from halles.stalls.market.engine.slate_text import ReadLine, slate_read
from halles.stalls.market.engine.texting import Asked, asked_of, lines_meant
from halles.stalls.market.intents.who import member_of, one_shop, shops_of
from halles.stalls.market.queries.moments import moment_words
from halles.stalls.market.queries.quantities import price_words
from halles.stalls.market.queries.slates import slate_today


def slate(came: TextIn) -> str | None:
    """Chalk the slate ("ardoise : bar 24,90 kg ; sardines 8 kg"), or say that a line is sold out, or back."""
    asked = asked_of(came.text)
    if asked is None or asked.kind not in ("slate", "gone", "back"):
        return None
    if asked.kind == "slate":
        return _chalk(came, asked)
    mine = [(shop, actor) for shop in shops_of(came) if (actor := member_of(came, shop))]
    return _line(came, asked, mine) if mine else None


def _chalk(came: TextIn, asked: Asked) -> str:
    shop, actor = one_shop(came)
    read = slate_read(asked.text)
    unsure = [line.name for line in read if not line.is_sure]
    if unsure:
        words = {"names": ", ".join(unsure)}
        message = gettext("Nothing is published: what does it cost? %(names)s. Write “bar 24,90 kg”.")
        raise BadInput(message % words)
    made = commands.slate_publish(
        actor=actor,
        town=came.town,
        organisation=shop.organisation,
        lines=[chalked(line) for line in read],
    )
    until = {"until": moment_words(made.expires_at, now=came.received_at), "n": len(read)}
    first = ngettext(
        "Slate shown until %(until)s, %(n)d line.", "Slate shown until %(until)s, %(n)d lines.", len(read)
    )
    return fit(came.town, [first % until, *_lacking(read), *map(_told, read)])


def _lacking(read: tuple[ReadLine, ...]) -> list[str]:
    """Say which fish lack what their label must tell; where some do, this comes before all else."""
    names = ", ".join(line.name for line in read if line.missing)
    return [gettext("To be told: zone, caught or farmed: %s.") % names] if names else []


def _line(came: TextIn, asked: Asked, mine: list[tuple[ShopCard, Actor]]) -> str | None:
    """Rub the one line out that is meant, or write it again; which one is asked where it is not sure."""
    views = [
        (view, actor)
        for shop, actor in mine
        if (view := slate_today(organisation=shop.organisation, now=came.received_at))
    ]
    lines = [(each.line, actor) for view, actor in views for each in view.lines]
    meant = lines_meant([line.name for line, _ in lines], asked.text)
    if not lines:
        return None
    if len(meant) != 1:
        names = [lines[at][0].name for at in meant] or [line.name for line, _ in lines]
        message = gettext("Nothing is changed. Which line of your slate? %s")
        raise BadInput(message % ", ".join(names))
    line, actor = lines[meant[0]]
    gone = asked.kind == "gone"
    commands.slate_line_end(actor=actor, line=line.pk, gone=gone)
    words = {"name": line.name}
    if gone:
        return gettext("“%(name)s”: no more, the town reads it. If it is wrong: “encore %(name)s”.") % words
    return gettext("“%(name)s”: there is some again.") % words


def _told(line: ReadLine) -> str:
    if line.cents is None:
        return f"{line.name}."
    told = french.euros(line.cents, language=get_language() or "fr")
    if line.unit:
        told = price_words(line.cents, line.unit)
    return f"{line.name} {told}."
