"""What the tests of public holidays share: a Wednesday that is one, a shop that is asked, its time line."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from halles.journal.models import Entry
from halles.kit.actor import Actor
from halles.people.commands.organisations import organisation_create
from halles.people.commands.persons import person_create
from halles.stalls.directory import commands
from halles.stalls.directory.commands.holidays import links
from halles.stalls.directory.engine.occasions import Occasion, holiday
from halles.stalls.directory.models import HolidayQuestion, Sheet
from halles.stalls.directory.queries.special import special_of
from halles.stalls.directory.tests.conftest import HOUSE, Scene
from halles.town.engine.hours import Interval, timeline, understood
from halles.town.models import Town
from halles.town.queries import where_of

RUNNER = Actor(system="runner")
ARMISTICE = holiday(date(2026, 11, 11))
"""A Wednesday."""
USUAL = "Mo-Sa 09:00-12:30,14:00-19:00"


def at(day: str, hour: int = 9) -> datetime:
    return timezone.make_aware(datetime.fromisoformat(f"{day}T{hour:02}:00"))


NOW = at("2026-11-01")


def town() -> Town:
    return Town.objects.get(slug="redon")


def hours(scene: Scene, raw: str = USUAL) -> None:
    Sheet.objects.filter(pk=scene.held.pk).update(hours=raw)
    scene.held.refresh_from_db()


def ask(occasion: Occasion = ARMISTICE, now: datetime = NOW) -> int:
    return commands.holiday_round(actor=RUNNER, town=town(), occasion=occasion, now=now)


def answer(scene: Scene, reply: str, who: str = "holder", occasion: str = "2026-11-11", **more: Any) -> None:
    now = more.pop("now", NOW)
    commands.holiday_reply(
        actor=scene.actor(who),
        sheet=scene.held,
        occasion=occasion,
        reply=commands.Reply(reply, **more),
        now=now,
    )


def told(scene: Scene, first: str = "2026-11-11", days: int = 1) -> list[tuple[str, str, str]]:
    """Return the time line of the shop from a midnight on."""
    start = datetime.fromisoformat(first)
    sheet = Sheet.objects.get(pk=scene.held.pk)
    said = special_of(sheet=sheet.pk, since=timezone.make_aware(start))
    found: list[Interval] = timeline(
        understood(sheet.hours), start, start + timedelta(days=days), where=where_of(town()), special=said
    )
    return [(f"{each.start:%d %H:%M}", f"{each.end:%d %H:%M}", each.state) for each in found]


def said() -> list[str]:
    found = Entry.objects.filter(kind__startswith="directory.holiday").order_by("seq")
    return [row.payload.get("reply", row.payload.get("asked")) for row in found]


def shop(scene: Scene, n: int, raw: str = USUAL, **person: str) -> Sheet:
    owner = person_create(
        actor=HOUSE, name=f"Patron {n}", town=scene.town, **{"email": "", "phone": "", **person}
    )
    held = organisation_create(
        actor=HOUSE, kind="shop", name=f"Boutique {n}", town=scene.town, owner_person=owner.pk
    )
    return Sheet.objects.create(
        town=scene.town, slug=f"boutique-{n}", name=f"Boutique {n}", hours=raw, organisation=held.pk
    )


def token_of(scene: Scene) -> str:
    question = HolidayQuestion.objects.get(sheet=scene.held)
    return links.link_token(question=question.pk, occasion=ARMISTICE)
