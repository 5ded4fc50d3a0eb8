"""The doors' part of the test town: somebody waits for a human."""

from typing import Any

from halles.doors.commands.tickets import ticket_open
from halles.kit.actor import Actor


def furnish(world: Any) -> None:
    """Give the world a call for help."""
    world.call = ticket_open(
        actor=Actor(system="test"),
        town=world.town,
        channel="sms",
        reason="lost",
        contact="+33612345678",
        words="le marcher es ouvert la ?",
    )
