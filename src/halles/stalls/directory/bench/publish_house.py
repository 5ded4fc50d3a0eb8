"""The merchant of the benchmark of publishing: makes her shop, then publishes and withdraws as told."""

import json
import sys
import time
from typing import Any

HOURS = "Mo-Su 08:00-12:30,14:00-19:00; PH off"
ACTOR = "bench"


def main(town: str, name: str) -> None:
    """Read one JSON line after the other ("publish" a text, "withdraw" an id); answer each with one."""
    import django

    django.setup()
    sheet = _shop(town, name)
    _tell({})
    for line in sys.stdin:
        asked = json.loads(line)
        told = (
            _published(sheet, asked["publish"])
            if "publish" in asked
            else _withdrawn(sheet, asked["withdraw"])
        )
        _tell(told)


def _tell(told: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


def _shop(town: str, name: str) -> Any:
    """Return the shop, made with its open town where they are not there yet."""
    from django.conf import settings
    from django.core.management import call_command

    from halles.kit.actor import Actor
    from halles.stalls.directory.commands import sheet_create
    from halles.town.public import town_create, town_open

    for alias in settings.DATABASES:
        call_command("migrate", database=alias, verbosity=0, interactive=False)
    apart = "sessions" if "sessions" in settings.DATABASES else "default"
    call_command("createcachetable", database=apart, verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    actor = Actor(system=ACTOR)
    place: dict[str, Any] = {"lon": -20_840_000, "lat": 476_510_000}
    town_create(actor=actor, name=town.title(), slug=town, insee="35236", **place)
    contacts = dict.fromkeys(("publisher", "hosting", "data_contact", "help_name"), "Mairie")
    town_open(actor=actor, town=town, help_phone="0299000000", **contacts)
    fields = {"name": name, "category": "bakery", "street": "Grande Rue", "hours": HOURS}
    return sheet_create(actor=actor, town=town, fields=fields, **place)


def _published(sheet: Any, text: str) -> dict[str, Any]:
    """Publish a text, with the first answer where it leaves a question; tell what was read, and when."""
    from halles.kit.actor import Actor
    from halles.stalls.directory.commands import news_publish
    from halles.stalls.directory.commands.news import Unsure
    from halles.stalls.directory.engine.publishing import standing
    from halles.stalls.directory.models import News
    from halles.stalls.directory.queries import news_said

    actor, began = Actor(system=ACTOR), time.monotonic()
    try:
        news = news_publish(actor=actor, sheet=sheet, text=text)
    except Unsure as unsure:
        began = time.monotonic()
        news = news_publish(actor=actor, sheet=sheet, text=text, answer=unsure.answers[0].key)
    row = News.objects.get(pk=news)
    days = [day.isoformat() if day else "" for day in (row.starts_on, row.ends_on)]
    said = standing(news_said(news=news))
    special = [(each.start.isoformat(), each.end.isoformat(), each.is_open) for each in said]
    return {"news": news, "began": began, "kind": row.kind, "days": days, "special": special}


def _withdrawn(sheet: Any, news: str) -> dict[str, Any]:
    from halles.kit.actor import Actor
    from halles.stalls.directory.commands import news_withdraw

    began = time.monotonic()
    news_withdraw(actor=Actor(system=ACTOR), sheet=sheet, news=news)
    return {"began": began}


if __name__ == "__main__":
    main(*sys.argv[1:])
