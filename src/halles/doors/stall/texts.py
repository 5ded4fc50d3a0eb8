"""What a text message can ask of the doors, and how people say it."""

from halles.kit.manifest import Intent

INTENTS: tuple[Intent, ...] = ()
