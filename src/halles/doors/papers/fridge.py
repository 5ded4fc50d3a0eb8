"""The fridge card: one page in very large type, black and white, for who has no computer."""

from collections.abc import Sequence

from django.utils.translation import get_language, gettext

from halles.kit import french
from halles.kit.pdf import Document
from halles.town.models import Town


def fridge_card(*, town: Town, number: str, examples: Sequence[str]) -> bytes:
    """Return the card on one A4 page; without a number for text messages, it says whom to call."""
    language = get_language() or "fr"
    title = gettext("%(town)s, without a computer") % {"town": town.name}
    card = Document(title, language, large_type=True)
    with card.one_page():
        card.heading(french.typeset(title, language=language))
        if number:
            card.code(french.phone_words(number), gettext("Write a text message to this number:"))
            card.paragraph(gettext("Write as you speak. Mistakes do not matter. For example:"))
            for example in examples:
                card.heading(french.typeset(example, language=language))
            card.paragraph(gettext("STOP: no more messages. AIDE: somebody calls you back."))
        if town.help_phone:
            card.code(french.phone_words(town.help_phone), _whom(town, language, is_only=not number))
        else:
            card.heading(gettext("Somebody helps you at the town hall."))
        card.code("112", gettext("Danger, illness, fire: call at once"))
    card.footer(town.name, numbered=False)
    return card.bytes()


def _whom(town: Town, language: str, *, is_only: bool) -> str:
    """Return who answers the telephone, and when; the only way, or another one than writing."""
    name = town.help_name or gettext("the town hall")
    hours = f" ({town.help_hours})" if town.help_hours else ""
    told = gettext("Call %(name)s%(hours)s:") if is_only else gettext("Or call %(name)s%(hours)s:")
    words = told % {"name": name, "hours": hours}
    return french.typeset(words, language=language)
