"""What people choose a shop by beside its kind: ways to pay, languages spoken, wheelchair access.

Several keys are kept as one text, a space between two, in the order of their vocabulary.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass


def mark(label: str) -> str:
    """Mark a label for extraction; an engine imports nothing of ours, so not the one of `kit.text`."""
    return label


PAYMENT: dict[str, str] = {
    "cash": mark("Cash"),
    "cards": mark("Bank card"),
    "contactless": mark("Contactless"),
    "cheques": mark("Cheque"),
    "meal-vouchers": mark("Meal vouchers"),
    "holiday-vouchers": mark("Holiday vouchers"),
    "mobile": mark("Mobile phone"),
    "local-currency": mark("Local currency"),
}
"""Ways to pay."""

LANGUAGES: dict[str, str] = {
    "br": mark("Breton"),
    "en": mark("English"),
    "de": mark("German"),
    "es": mark("Spanish"),
    "it": mark("Italian"),
    "nl": mark("Dutch"),
    "fsl": mark("French Sign Language"),
}
"""Languages spoken beside French: ISO 639-1, or ISO 639-3 where that has no code."""

WHEELCHAIR: dict[str, str] = {
    "yes": mark("Yes, by oneself"),
    "limited": mark("In part, or with help"),
    "no": mark("No"),
}
"""Whether one gets in by wheelchair; an empty text: nobody said."""

SEVERAL: dict[str, dict[str, str]] = {"payment": PAYMENT, "languages": LANGUAGES}
"""The fields that hold several keys, with their vocabularies."""

YES, PART, NO, UNKNOWN = "yes", "part", "no", "unknown"


@dataclass(frozen=True)
class Facet:
    """Something a list can be asked for."""

    slug: str
    label: str
    field: str
    key: str


FACETS: dict[str, Facet] = {
    facet.slug: facet
    for facet in (
        Facet("wheelchair", mark("Wheelchair access"), "wheelchair", "yes"),
        Facet("cards", mark("Takes bank cards"), "payment", "cards"),
        Facet("br", mark("Speaks Breton"), "languages", "br"),
        Facet("en", mark("Speaks English"), "languages", "en"),
        Facet("de", mark("Speaks German"), "languages", "de"),
        Facet("es", mark("Speaks Spanish"), "languages", "es"),
        Facet("it", mark("Speaks Italian"), "languages", "it"),
        Facet("nl", mark("Speaks Dutch"), "languages", "nl"),
        Facet("fsl", mark("Speaks French Sign Language"), "languages", "fsl"),
    )
}


def keys_of(text: str, vocabulary: Collection[str]) -> list[str]:
    """Return the keys that a kept text holds, in the order of the vocabulary; others are left out."""
    told = set(text.split())
    return [key for key in vocabulary if key in told]


def text_of(keys: Iterable[str], vocabulary: Collection[str]) -> str:
    """Return keys as they are kept."""
    return " ".join(keys_of(" ".join(keys), vocabulary))


def told(facet: Facet, values: Mapping[str, str]) -> str:
    """Return YES, PART, NO, or UNKNOWN: what the fields of a sheet say of a facet.

    Who names some ways to pay, or some languages, has not the others; who names none says nothing.
    """
    text = values.get(facet.field) or ""
    if facet.field == "wheelchair":
        return {"yes": YES, "designated": YES, "limited": PART, "no": NO}.get(text, UNKNOWN)
    if not text:
        return UNKNOWN
    return YES if facet.key in text.split() else NO


def wheelchair_of(text: str) -> str:
    """Return a key of WHEELCHAIR for OpenStreetMap's word: what is made for wheelchairs is a yes."""
    return {"designated": "yes"}.get(text, text) if text in (*WHEELCHAIR, "designated") else ""
