"""How one pays and which languages are spoken: from OpenStreetMap's many tags to our words, and back."""

import re
from collections.abc import Mapping

_PAYMENT = {
    "cash": "cash coins notes",
    "cards": (
        "cards credit_cards debit_cards visa mastercard cb carte_bleue american_express maestro visa_debit "
        "visa_electron debit_card credit_card electronic_purses girocard"
    ),
    "contactless": "contactless",
    "cheques": "cheque cheques check checks",
    "meal-vouchers": "meal_voucher meal_vouchers ticket_restaurant tickets_restaurant titre_restaurant "
    "titres_restaurant luncheon_vouchers lunch_vouchers swile edenred sodexo up",
    "mobile": "mobile_phone apple_pay google_pay app paylib lydia wero smartphone",
    "holiday-vouchers": "ancv cheques_vacances cheque_vacances cheque_vacance ancv_cheques_vacances",
}
"""Our ways of paying, and the ends of the keys "payment:…" that mean them; the first is the one we write."""
PAYMENT = tuple(_PAYMENT)
_OURS = {end: ours for ours, ends in _PAYMENT.items() for end in ends.split()}
_NO = ("no", "none", "")
_LANGUAGES = frozenset(
    "ar br ca co cs da de el en es eu fi hu it ja ko la lb nl no oc pl pt ro ru sv tr uk vi zh".split()  # noqa: SIM905
)
"""ISO 639-1 codes that are taken, French aside: the neighbours', the regions', the visitors'."""
MOST_PAYMENT, MOST_LANGUAGES = 160, 80


def payment_of(tags: Mapping[str, str]) -> str:
    """Return our words for how one may pay, in our order, one space between two."""
    found = {
        _OURS.get(key.removeprefix("payment:").lower())
        for key, value in tags.items()
        if key.startswith("payment:") and value.strip().lower() not in _NO
    }
    return " ".join(word for word in PAYMENT if word in found)


def languages_of(tags: Mapping[str, str]) -> str:
    """Return the codes of the languages spoken, in the order of the alphabet, one space between two."""
    told = {key.removeprefix("language:") for key, value in tags.items() if _speaks(key, value)}
    told |= set(re.split(r"[;,\s]+", tags.get("language", "")))
    return " ".join(sorted({code.lower() for code in told} & _LANGUAGES))[:MOST_LANGUAGES]


def _speaks(key: str, value: str) -> bool:
    return key.startswith("language:") and value.strip().lower() not in _NO


def tags_of(payment: str, languages: str) -> dict[str, str]:
    """Return the tags that say the same as our words."""
    ways = {f"payment:{_PAYMENT[word].split()[0]}": "yes" for word in payment.split() if word in _PAYMENT}
    return ways | {f"language:{code}": "yes" for code in languages.split()}
