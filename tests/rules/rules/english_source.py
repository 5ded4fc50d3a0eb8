"""Source strings are English: French belongs in the catalogue, where it is read and corrected as a whole."""

import re
from collections.abc import Iterator

from tests.rules.house import House, words
from tests.rules.rules.translated import words_of_package

STOP_WORDS = words(
    "le les des une est sont vous votre vos nous notre avec dans sur pour par cette ce ces qui que aux "
    "et ou du pas ville commerce commerces horaires adresse"
)
ACCENTS = re.compile(r"[àâçèêëîïôùûœæ«»]|é(?!s?\b)", re.IGNORECASE)


def check(house: House) -> Iterator[str]:
    """Yield the strings that look French: an accent, or two French words."""
    for package in house.packages:
        for message in words_of_package(package.name, package.folder).source():
            text = message.id[0] if isinstance(message.id, list | tuple) else message.id
            french = [word for word in re.findall(r"[^\W\d_]+", str(text).lower()) if word in STOP_WORDS]
            if text and (ACCENTS.search(str(text)) or len(french) > 1):
                yield f"{package.name}: “{text}” looks French; French goes to the catalogue"
