"""Two hours of a market morning, told by the demonstration's shops: news, hours, « toujours exact »."""

from collections.abc import Iterator
from functools import partial

from halles.kit.actor import Actor
from halles.kit.demo import DemoWorld, Moment
from halles.people.public import member_list
from halles.stalls.directory.commands import (
    news_publish,
    news_withdraw,
    sheet_confirm,
    sheet_edit,
    sheet_restore,
)
from halles.stalls.directory.engine.invention import MARKET_DAY, MARKET_MORNING
from halles.stalls.directory.models import News, Sheet

MINUTE = 60
CONFIRM_EVERY, CONFIRMED = 9, 12
"""Minutes between two shops that say their sheet is still right, and how many do."""
OPEN_AT_NOON, CLOSED_AGAIN = 33, 118
"""When a shop writes that it stays open at noon, and when it takes that back."""
TAKEN_BACK = 16
"""Minutes after which one piece of news is taken back: there is none left."""


def replay(world: DemoWorld) -> Iterator[Moment]:
    """Yield what happens, through the commands its own people use.

    What an earlier replay told is withdrawn first, so nothing piles up; its last news stay to be looked at.
    """
    held = list(Sheet.objects.filter(town=world.town).exclude(organisation="").order_by("listed_as", "pk"))
    if not held:
        return
    yield Moment(0, "Le marché s’installe : les nouvelles d’hier sont retirées.", partial(_clear, held))
    told = list(_told(held))
    for minute, sheet, text in told:
        yield Moment(minute * MINUTE, f"{sheet.name} : {text}", partial(_publish, sheet, text))
    for minute, sheet, text in told[:1]:
        end = f"{sheet.name} retire sa nouvelle : il n’en reste plus."
        yield Moment((minute + TAKEN_BACK) * MINUTE, end, partial(_withdraw, sheet, text))
    for at, sheet in enumerate(held[:CONFIRMED]):
        text = f"{sheet.name} : toujours exact."
        yield Moment((2 + at * CONFIRM_EVERY) * MINUTE, text, partial(_confirm, sheet))
    yield from _noon(held)


def _noon(held: list[Sheet]) -> Iterator[Moment]:
    """Yield the change of hours of a shop that stays open at noon on the day of the market."""
    sheet = next((one for one in held if "12:00,14:00" in one.hours), None)
    if sheet:
        text = f"{sheet.name} reste ouvert à midi le jeudi."
        yield Moment(OPEN_AT_NOON * MINUTE, text, partial(_stay_open, sheet))
        text = f"{sheet.name} revient à ses horaires d’avant."
        yield Moment(CLOSED_AGAIN * MINUTE, text, partial(_as_before, sheet))


def _told(held: list[Sheet]) -> Iterator[tuple[int, Sheet, str]]:
    """Yield who tells what, and when; what nobody in this town sells is not told."""
    tellers = {sheet.category: sheet for sheet in reversed(held)}
    for minute, kind, text in MARKET_MORNING:
        if kind in tellers:
            yield minute, tellers[kind], text


def _owner(sheet: Sheet) -> Actor:
    members = member_list(organisation=sheet.organisation)
    return Actor(person=next(member.person for member in members if member.role == "owner"))


def _publish(sheet: Sheet, text: str) -> None:
    news_publish(actor=_owner(sheet), sheet=sheet, text=text)


def _withdraw(sheet: Sheet, text: str) -> None:
    for news in News.objects.filter(sheet=sheet, text=text, withdrawn_at=None).values_list("pk", flat=True):
        news_withdraw(actor=_owner(sheet), sheet=sheet, news=news)


def _clear(held: list[Sheet]) -> None:
    for _minute, sheet, text in _told(held):
        _withdraw(sheet, text)
    for sheet in held:
        _as_before(sheet)


def _confirm(sheet: Sheet) -> None:
    sheet_confirm(actor=_owner(sheet), sheet=sheet)


def _stay_open(sheet: Sheet) -> None:
    sheet.refresh_from_db()
    sheet_edit(actor=_owner(sheet), sheet=sheet, revision=sheet.revision, fields={"hours": MARKET_DAY})


def _as_before(sheet: Sheet) -> None:
    """Take the hours of the market day back, also those that an interrupted replay left."""
    sheet.refresh_from_db()
    if sheet.hours == MARKET_DAY and sheet.revision > 1:
        sheet_restore(actor=_owner(sheet), sheet=sheet, number=sheet.revision - 1)
