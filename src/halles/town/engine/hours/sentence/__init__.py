"""A merchant's one sentence to what it closes, opens or announces; doubt is one question."""

from halles.town.engine.hours.sentence.reading import read_sentence
from halles.town.engine.hours.sentence.told import SentenceChoice, Told

__all__ = ["SentenceChoice", "Told", "read_sentence"]
