"""The lives of the demonstration's sheets: awaiting a letter, held, fresh or asleep; and news.

What took weeks is made by the ordinary commands, then given its date: no command may write in the past.
"""

import random
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone

from halles.kit.actor import Actor
from halles.kit.demo import MAKER, DemoWorld
from halles.people.public import invitation_accept, invitation_create, member_list, person_create
from halles.stalls.directory.commands import claim_code_issue, claim_codes_issue, news_publish, sheet_claim
from halles.stalls.directory.commands.claims import sheet_hand_over
from halles.stalls.directory.commands.letters import LIFE, MOST_LETTERS
from halles.stalls.directory.demo.sheets import BATCH, FIRST_BAKERY
from halles.stalls.directory.engine.invention import ANYBODY, MARKET_MORNING, TIDINGS, person_name
from halles.stalls.directory.engine.publishing import AS_IS
from halles.stalls.directory.models import ClaimCode, News, Sheet

SHARES = (("confirmed", 0.22), ("claimed", 0.10), ("asleep", 0.07), ("printed", 0.24), ("expired", 0.04))
"""Of the shops, how many are in each state; the others are as they were entered."""
PUBLIC = frozenset({"townhall", "marketplace", "school", "post-office", "police", "fire-station", "hospital"})
MARKET_KINDS = frozenset(kind for _minute, kind, _text in MARKET_MORNING)
TELLING = 0.45
"""Share of the held sheets that told something."""
MOST_NEWS = 60


def live(world: DemoWorld) -> None:
    """Give each sheet its state; the baker takes her employee in and tells what is new."""
    chance = world.chance_of("lives")
    sheets = list(Sheet.objects.filter(town=world.town).order_by("pk"))
    bakery = next(sheet for sheet in sheets if sheet.name == FIRST_BAKERY)
    bookshop = next((sheet for sheet in sheets if sheet.category == "books"), None)
    shops = [each for each in sheets if each not in (bakery, bookshop) and each.category not in PUBLIC]
    states = _states(chance, shops)
    _print(world, chance, states)
    held = _hand_over(world, chance, states)
    _open_bakery(world, bakery)
    if bookshop:
        _open_bookshop(world, bookshop)
    _tell(world, chance, held)


def _states(chance: random.Random, shops: list[Sheet]) -> dict[str, list[Sheet]]:
    """Return some of the shops by state; those that tell something on a market morning are held."""
    tellers = {shop.category: shop for shop in shops if shop.category in MARKET_KINDS}
    others = [shop for shop in shops if tellers.get(shop.category) is not shop]
    mixed, states, start = [*tellers.values(), *chance.sample(others, len(others))], {}, 0
    for state, share in SHARES:
        stop = start + round(share * len(shops))
        states[state] = mixed[start:stop]
        start = stop
    return states


def _print(world: DemoWorld, chance: random.Random, states: dict[str, list[Sheet]]) -> None:
    """Print letters, the older ones so long ago that their code is dead."""
    for state, days in (("printed", 21), ("expired", 110)):
        printed = [sheet.pk for sheet in states[state]]
        for start in range(0, len(printed), MOST_LETTERS):
            claim_codes_issue(actor=MAKER, town=world.town, sheets=printed[start : start + MOST_LETTERS])
        at = world.now - timedelta(days=days, hours=chance.randrange(0, 8))
        codes = ClaimCode.objects.filter(sheet__in=[sheet.pk for sheet in states[state]])
        codes.update(issued_at=at, expires_at=at + LIFE)


def _hand_over(world: DemoWorld, chance: random.Random, states: dict[str, list[Sheet]]) -> list[Sheet]:
    """Give the sheets that are held to somebody; return them."""
    days = {"confirmed": (30, 80, 0, 27), "claimed": (35, 80, 31, 34), "asleep": (110, 128, 95, 109)}
    held = []
    for state, (least, most, fresh, stale) in days.items():
        for sheet in states[state]:
            person = person_create(actor=MAKER, name=person_name(chance), town=world.town).pk
            sheet_hand_over(actor=Actor(person=person), sheet=sheet, person=person)
            sheet.claimed_at = _ago(world, chance, least, most)
            confirmed = _ago(world, chance, fresh, stale)
            sheet.confirmed_at = confirmed if state != "claimed" or chance.random() < 0.5 else None
            held.append(sheet)
    Sheet.objects.bulk_update(held, ["claimed_at", "confirmed_at"], batch_size=BATCH)
    return [sheet for sheet in held if sheet not in states["asleep"]]


def _ago(world: DemoWorld, chance: random.Random, least: int, most: int) -> datetime:
    """Return a moment some days ago."""
    return world.now - timedelta(days=chance.uniform(least, most))


def _open_bakery(world: DemoWorld, bakery: Sheet) -> None:
    """Let the baker take her sheet over with a letter's code, take her employee in, and tell the town."""
    baker, employee = (Actor(person=world.persons[part]) for part in ("merchant", "employee"))
    sheet_claim(actor=baker, sheet=bakery, code=claim_code_issue(actor=MAKER, sheet=bakery))
    bakery.refresh_from_db()
    _invitation, code = invitation_create(actor=baker, organisation=bakery.organisation, role="employee")
    invitation_accept(actor=employee, code=code)
    told = [_said(baker, bakery, text) for text in TIDINGS["bakery"]]
    _date(told[:1], world.now - timedelta(days=6))
    _date(told[1:], _by_day(world, world.chance_of("bakery"), world.now))
    Sheet.objects.filter(pk=bakery.pk).update(
        claimed_at=world.now - timedelta(days=40), confirmed_at=world.now
    )


def _open_bookshop(world: DemoWorld, bookshop: Sheet) -> None:
    """Hand the bookseller her sheet over, as the manager does in the shop."""
    person = world.persons["bookseller"]
    sheet_hand_over(actor=Actor(person=person), sheet=bookshop, person=person)
    Sheet.objects.filter(pk=bookshop.pk).update(
        claimed_at=world.now - timedelta(days=33), confirmed_at=world.now - timedelta(days=3)
    )


def _tell(world: DemoWorld, chance: random.Random, held: list[Sheet]) -> None:
    """Let some of the holders tell something, from this morning to two months ago."""
    telling = [sheet for sheet in held if chance.random() < TELLING][:MOST_NEWS]
    for sheet in telling:
        (owner,) = (member.person for member in member_list(organisation=sheet.organisation))
        text = chance.choice(TIDINGS.get(sheet.category, ANYBODY))
        told = _said(Actor(person=owner), sheet, text)
        _date([told], _by_day(world, chance, _ago(world, chance, 0, 28 if chance.random() < 0.8 else 60)))


def _said(actor: Actor, sheet: Sheet, text: str) -> str:
    """Publish words alone: the Monday of news that is dated back is over, it closes nothing."""
    return news_publish(actor=actor, sheet=sheet, text=text, answer=AS_IS)


def _by_day(world: DemoWorld, chance: random.Random, at: datetime) -> datetime:
    """Return a moment of the same day when shops are awake, which has passed."""
    told = timezone.localtime(at).replace(hour=chance.randrange(8, 19), minute=chance.randrange(0, 60))
    return told if told < world.now else told - timedelta(days=1)


def _date(news: Iterable[str], at: datetime) -> None:
    News.objects.filter(pk__in=list(news)).update(published_at=at)
