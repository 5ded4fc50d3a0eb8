"""How one pays and which languages are spoken: from OpenStreetMap's many tags to our words, and back."""

import re
from collections.abc import Mapping

from halles.stalls.directory.engine.facets import LANGUAGES, PAYMENT, text_of

_ENDS = {
    "cash": "cash coins notes",
    "cards": (
        "cards credit_cards debit_cards visa mastercard cb carte_bleue american_express maestro visa_debit "
        "visa_electron debit_card credit_card electronic_purses girocard"
    ),
    "contactless": "contactless",
    "cheques": "cheque cheques check checks",
    "meal-vouchers": (
        "meal_voucher meal_vouchers ticket_restaurant tickets_restaurant titre_restaurant titres_restaurant "
        "luncheon_vouchers lunch_vouchers swile edenred sodexo up"
    ),
    "holiday-vouchers": (
        "ancv holiday_voucher cheques_vacances cheque_vacances cheque_vacance ancv_cheques_vacances"
    ),
    "mobile": "mobile_phone apple_pay google_pay app paylib lydia wero smartphone",
    "local-currency": "local_currency",
}
"""Our ways of paying, and the ends of the keys "payment:…" that mean them; the first is the one we write."""
_OURS = {end: ours for ours, ends in _ENDS.items() for end in ends.split()}
_NO = ("no", "none", "")


def payment_of(tags: Mapping[str, str]) -> str:
    """Return the ways to pay that tags say are taken, as they are kept."""
    found = (_OURS.get(key.removeprefix("payment:").lower()) for key in tags if _says(tags, "payment:", key))
    return text_of(filter(None, found), PAYMENT)


def languages_of(tags: Mapping[str, str]) -> str:
    """Return the languages spoken beside French, as they are kept."""
    told = [key.removeprefix("language:") for key in tags if _says(tags, "language:", key)]
    told += re.split(r"[;,\s]+", tags.get("language", ""))
    return text_of((code.lower() for code in told), LANGUAGES)


def _says(tags: Mapping[str, str], prefix: str, key: str) -> bool:
    return key.startswith(prefix) and tags[key].strip().lower() not in _NO


def tags_of(payment: str, languages: str) -> dict[str, str]:
    """Return the tags that say the same as our words."""
    ways = {f"payment:{_ENDS[word].split()[0]}": "yes" for word in payment.split() if word in _ENDS}
    return ways | {f"language:{code}": "yes" for code in languages.split()}
