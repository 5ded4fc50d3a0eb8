"""What a text message can ask of parking, and how people say it."""

from halles.kit.manifest import Intent

INTENTS: tuple[Intent, ...] = ()
