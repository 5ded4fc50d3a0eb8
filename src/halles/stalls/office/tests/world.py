"""The town hall's part of the test town: available premises, a picture of the first day, what is reported."""

from datetime import date
from typing import Any

from django.utils import timezone

from halles.kit.actor import Actor
from halles.stalls.directory.models import News
from halles.stalls.office.commands import snapshot_take
from halles.stalls.office.models import Hiding, Report
from halles.town.public import premises_add


def furnish(world: Any) -> None:
    """Give the world available premises and its « photo de départ »."""
    house = Actor(system="test")
    world.unit = premises_add(
        actor=house,
        town=world.town.slug,
        number="3",
        street="Rue du Port",
        vacant_since=date(2025, 1, 15),
        area_m2=80,
        contact="Camille, à la mairie, 02 99 00 00 00",
    )
    world.snapshot = snapshot_take(actor=house, town=world.town.slug, label="Photo de départ")
    _report(world)


def nothing_reported(world: Any) -> None:
    """Take back what `furnish` reported, for tests that count."""
    Report.objects.all().delete()
    Hiding.objects.all().delete()
    News.objects.filter(pk=world.hidden_news).delete()


def _report(world: Any) -> None:
    """Let a manager have a report to decide, and a hiding that is contested; rows alone, nobody is told."""
    about = {"town": world.town.slug, "stall": "directory"}
    now = timezone.now()
    report = Report.objects.create(
        **about, kind="sheet", thing=world.cafe.pk, cause="closed", words="Rideau baissé depuis un mois.",
        state="manager", told_manager_at=now,
    )  # fmt: skip
    reason = "Ce prix n’est plus le bon."
    news = News.objects.create(
        sheet=world.sheet, author=world.member.pk, text="Baguette à 1 €", hidden_at=now, hidden_reason=reason
    )
    hiding = Hiding.objects.create(
        **about, kind="news", thing=news.pk, reason=reason, hidden_by=world.manager.pk,
        contested_at=now, contested_by=world.member.pk, plea="C’est le prix de la semaine.",
    )  # fmt: skip
    world.report, world.hidden_news, world.hiding = report.pk, news.pk, hiding.pk
