"""Writes of the town hall."""

from halles.stalls.office.commands.demonstration import demo_town_remove

__all__ = ["demo_town_remove"]
