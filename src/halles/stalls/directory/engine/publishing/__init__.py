"""What a shop says of its days, brought to the forms that others read: rules of calendars, schema.org."""

from halles.stalls.directory.engine.publishing.answers import AS_IS, Answer, answers_of
from halles.stalls.directory.engine.publishing.business import (
    Business,
    Offer,
    business_of,
    script_text,
)
from halles.stalls.directory.engine.publishing.days import claims_of, opened
from halles.stalls.directory.engine.publishing.repeats import Repeat, repeats_of
from halles.stalls.directory.engine.publishing.specifications import specifications_of
from halles.stalls.directory.engine.publishing.standing import Said, standing

__all__ = [
    "AS_IS",
    "Answer",
    "Business",
    "Offer",
    "Repeat",
    "Said",
    "answers_of",
    "business_of",
    "claims_of",
    "opened",
    "repeats_of",
    "script_text",
    "specifications_of",
    "standing",
]
