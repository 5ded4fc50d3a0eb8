"""Writes of the town hall: what no other stall can do alone."""

from django.conf import settings
from django.utils.module_loading import import_string

from halles.kit.actor import Actor, require


def demo_town_remove(*, actor: Actor) -> str:
    """Take the demonstration town away, from every floor and stall; return its name.

    Each package knows its own rows, so the work itself is injected from above (settings.DEMO_REMOVE).
    """
    require(actor, "journal.operate")
    name: str = import_string(settings.DEMO_REMOVE)()
    return name
