"""What a text message can ask of the town, and how people say it."""

from halles.kit.manifest import Intent

INTENTS: tuple[Intent, ...] = ()
