"""The demonstration's sellers without premises: on the weekly market, in trucks, at people's homes."""

import random
from collections.abc import Iterator
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from halles.journal.commands import record
from halles.kit.actor import Actor
from halles.kit.demo import MAKER, DemoWorld
from halles.kit.event import Count, Slug
from halles.kit.text import slugify
from halles.people.public import person_create
from halles.stalls.directory.commands import pitch_absent, pitch_set
from halles.stalls.directory.commands.claims import sheet_hand_over
from halles.stalls.directory.demo.sheets import OLDEST, free_slug, phone_numbers
from halles.stalls.directory.engine.invention import (
    AT_HOME,
    AT_MARKET_TOO,
    STOPS,
    TRUCKS,
    person_name,
    sellers_of,
)
from halles.stalls.directory.events import PlacesImported
from halles.stalls.directory.models import Sheet
from halles.stalls.directory.queries import MARKET, market_days, market_of, sheet_view
from halles.town.public import town_by_slug

SECOND_LIST = 460
"""Telephone numbers of a town that come before those of its sellers."""
HELD = 0.3
"""Share of the sellers who hold their sheet."""
ABSENT = (2, 0, 1)
"""How many sellers are absent on each of the next days of the market."""


def open_market(world: DemoWorld) -> None:
    """Add the sellers, say where each one stands, and let a few be absent."""
    chance = world.chance_of("market")
    market = Sheet.objects.filter(town=world.town, category=MARKET).order_by("pk").first()
    if market is None:
        return
    made = _add(world, market)
    pitches = [
        pitch_set(actor=MAKER, sheet=made[name], market=market.pk, hours=hours)
        for name, _kind, hours, _words in sellers_of(world.population)
    ]
    pitches += [pitch_set(actor=MAKER, sheet=shop, market=market.pk) for shop in _shops(world, made)]
    _stop_trucks(world, made)
    _hand_over(world, chance, made)
    _stay_away(world, chance, market, pitches)


def _add(world: DemoWorld, market: Sheet) -> dict[str, Sheet]:
    """Create the sheets, with one journal entry for the list; return them by name."""
    taken = set(Sheet.objects.filter(town=world.town).values_list("slug", flat=True))
    phones = phone_numbers(world, SECOND_LIST)
    rows = [
        Sheet(
            town=world.town,
            slug=free_slug(slugify(name), taken),
            name=name,
            category=kind,
            description=words,
            area=area.format(town=world.name),
            phone=next(phones),
            created_at=world.now - OLDEST,
        )
        for name, kind, area, words in _entries(world)
    ]
    with transaction.atomic():
        Sheet.objects.bulk_create(rows)
        event = PlacesImported(source=Slug("demo"), added=Count(len(rows)), changed=Count(0), gone=Count(0))
        record(event, town=market.town)
    return {row.name: row for row in rows}


def _entries(world: DemoWorld) -> Iterator[tuple[str, str, str, str]]:
    """Yield name, kind, where it comes to, and what it sells."""
    yield from ((name, kind, "", words) for name, kind, _hours, words in sellers_of(world.population))
    yield from ((name, "fast-food", "", words) for name, words, _stops in TRUCKS)
    yield from AT_HOME


def _shops(world: DemoWorld, made: dict[str, Sheet]) -> list[Sheet]:
    """Return the first shop in town of each kind that is on the market as well."""
    own = [sheet.pk for sheet in made.values()]
    shops = (
        Sheet.objects.filter(town=world.town, category__in=AT_MARKET_TOO).exclude(pk__in=own).order_by("-pk")
    )
    return list({shop.category: shop for shop in shops}.values())[: 1 + world.population // 6000]


def _stop_trucks(world: DemoWorld, made: dict[str, Sheet]) -> None:
    for name, _words, stops in TRUCKS:
        for landmark, hours in stops:
            spot = world.ground.landmarks[landmark]
            where = {"place": STOPS[landmark], "lon": spot.lon, "lat": spot.lat}
            pitch_set(actor=MAKER, sheet=made[name], hours=hours, **where)


def _hand_over(world: DemoWorld, chance: random.Random, made: dict[str, Sheet]) -> None:
    """Give some sellers their sheet, which they confirmed lately."""
    held = chance.sample(list(made.values()), round(HELD * len(made)))
    for sheet in held:
        person = person_create(actor=MAKER, name=person_name(chance), town=world.town).pk
        sheet_hand_over(actor=Actor(person=person), sheet=sheet, person=person)
        sheet.claimed_at = world.now - timedelta(days=chance.uniform(30, 80))
        sheet.confirmed_at = world.now - timedelta(days=chance.uniform(0, 25))
    Sheet.objects.bulk_update(held, ["claimed_at", "confirmed_at"])


def _stay_away(world: DemoWorld, chance: random.Random, market: Sheet, pitches: list[str]) -> None:
    town = town_by_slug(slug=world.town)
    assert town is not None, "the town floor made it"
    today, view = timezone.localtime(world.now).date(), market_of(sheet_view(market))
    days = market_days(market=view, town=town, since=today, n=len(ABSENT))
    for held, n in zip(days, ABSENT, strict=False):
        for pitch in chance.sample(pitches, min(n, len(pitches))):
            pitch_absent(actor=MAKER, pitch=pitch, day=held.day)
