"""The directory's part of the test town: a bakery that is held, a café that nobody holds, a market."""

import io
from datetime import timedelta
from typing import Any

from django.utils import timezone
from PIL import Image

from halles.kit.actor import Actor
from halles.stalls.directory.commands import news_publish, photo_add, pitch_absent, pitch_set, sheet_edit
from halles.stalls.directory.models import HolidayQuestion, OsmPlace, Sheet
from halles.stalls.directory.queries import next_holiday

HOUSE = Actor(system="test")


def furnish(world: Any) -> None:
    """Give the world's bakery its holder, hours, news and a photo, and the town a café that nobody holds.

    The bakery is asked whether it opens on the next public holiday.
    """
    world.sheet.organisation = world.organisation.pk
    world.sheet.save(update_fields=["organisation"])
    anne = Actor(person=world.member.pk)
    words = {
        "name": "Le Fournil d’Anne",
        "category": "bakery",
        "number": "12",
        "street": "Grande Rue",
        "postcode": "35600",
        "phone": "02 99 71 12 34",
        "website": "https://fournil.example",
        "hours": "Tu-Sa 07:00-13:00,15:30-19:00; Su 07:30-12:30; Mo off",
        "description": "Pain au levain, farines de Bretagne.\nGalettes le vendredi.",
    }
    sheet_edit(actor=anne, sheet=world.sheet, revision=0, fields=words)
    world.sheet.refresh_from_db()
    world.news = news_publish(
        actor=anne, sheet=world.sheet, text="Demain, galettes de blé noir dès 7 h : venez tôt !"
    )
    world.photo = photo_add(
        actor=anne, sheet=world.sheet, data=_picture(), alt="La devanture, store vert ouvert"
    )
    world.holiday = next_holiday(town=world.town, day=timezone.localdate() + timedelta(days=1), within=200)
    world.question = HolidayQuestion.objects.create(
        sheet=world.sheet, occasion=world.holiday.isoformat(), day=world.holiday
    )
    cafe = OsmPlace.objects.create(
        town=world.town.slug,
        osm="node/1",
        name="Café du Port",
        category="cafe",
        street="Quai Duguay-Trouin",
        lon=-20_870_000,
        lat=476_500_000,
        imported_at=timezone.now(),
    )
    world.cafe = Sheet.objects.create(town=world.town.slug, slug="cafe-du-port", osm=cafe)
    _hold_a_market(world, anne)


def _hold_a_market(world: Any, anne: Actor) -> None:
    """Give the town a Sunday market, the bakery among its sellers, and a food truck."""
    town, place = world.town.slug, {"street": "place du Parlement", "category": "marketplace"}
    world.market = Sheet.objects.create(
        town=town,
        slug="marche",
        name="Marché du Parlement",
        hours="Su 08:00-13:00",
        **place,
    )
    for slug, name, kind in (
        ("cremerie", "La Crèmerie d’Armelle", "cheese"),
        ("criee", "La Criée d’Enora", "seafood"),
        ("truck", "Galettes en route", "fast-food"),
    ):
        setattr(world, slug, Sheet.objects.create(town=town, slug=slug, name=name, category=kind))
    pitch_set(actor=anne, sheet=world.sheet, market=world.market.pk)
    pitch_set(actor=HOUSE, sheet=world.cremerie, market=world.market.pk)
    absent = pitch_set(actor=HOUSE, sheet=world.criee, market=world.market.pk)
    today = timezone.localdate()
    pitch_absent(actor=HOUSE, pitch=absent, day=today + timedelta(days=6 - today.weekday()))
    pitch_set(actor=HOUSE, sheet=world.truck, place="devant la gare", hours="Su 18:00-21:00")


def _picture() -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").resize((900, 600)).save(out, "JPEG")
    return out.getvalue()
