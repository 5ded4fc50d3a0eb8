"""Consent: a clear yes is heard, and no slip of a finger ever makes one of anything else."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halles.doors.engine import consent_of, reply_of

YES = (
    "oui",
    "OUI !",
    "Oui merci",
    "ouii",
    "1",
    "1.",
    "d'accord",
    "dacor",
    "ok pour moi",
    "J'accepte",
    "oui 4821",
)
NO = ("non", "Nn", "non merci", "2", "pas d'accord", "je refuse", "surtout pas", "non pas ça", "non 4821")
DOUBT = (
    "oui mais pas ça", "oui ?", "oui si c'est gratuit", "oui enfin non", "oui peut-être",
    "oui sauf la banque",
    "4821", "👍", "oui 👍", "1 ou 2", "1 2", "3", "11", "1 = oui, 2 = non", "merci", "bonjour", "pas oui",
    "ok mais appelez ma fille", "je sais pas", "qui êtes-vous ?", "on verra",
    "oui oui c'est ça, bien sûr mon œil",
    "peut être", "c'est quoi", "désaccord", "", " ", "1 minute", "ok stop", "oui non", "plus d'accord",
    "accepte pas",
    "je n'ai pas dit oui", "faut voir", "invalide", "ni oui ni non", "oui demain peut-être", "rappelez-moi",
)  # fmt: skip


@pytest.mark.parametrize("text", YES)
def test_yes(text: str) -> None:
    assert consent_of(text) == "yes"
    assert reply_of(text, kind="confirm") == 1


@pytest.mark.parametrize("text", NO)
def test_no(text: str) -> None:
    assert consent_of(text) == "no"


@pytest.mark.parametrize("text", DOUBT)
def test_doubt_is_never_a_yes(text: str) -> None:
    assert consent_of(text) != "yes"


@pytest.mark.parametrize(
    ("text", "says"),
    [("STOP", "revoke"), ("je retire mon accord", "revoke"), ("AIDE", "help"), ("?", "help")],
)
def test_withdrawal_and_help(text: str, says: str) -> None:
    assert consent_of(text) == says


@given(st.text(max_size=120))
def test_any_text_has_an_answer(text: str) -> None:
    assert consent_of(text) in ("yes", "no", "revoke", "help", "unsure")


def test_no_noise_makes_a_yes() -> None:
    """100,000 refusals and doubts with drops, doubles, swaps, glued words and capitals: not one consent."""
    chance = random.Random(20261128)
    wrong = {
        text for text in (_noisy(chance.choice(NO + DOUBT), chance) for _ in range(100_000)) if _is_yes(text)
    }
    assert wrong == set()


def _is_yes(text: str) -> bool:
    return consent_of(text) == "yes"


def _noisy(text: str, chance: random.Random) -> str:
    """Return a text with each word slipped at most once (so that none vanishes), glued or in capitals."""
    words = [_slipped(word, chance) if chance.random() < 0.5 else word for word in text.split(" ")]
    glue = "" if chance.random() < 0.15 else " "
    noisy = glue.join(words)
    return noisy.upper() if chance.random() < 0.3 else noisy


def _slipped(word: str, chance: random.Random) -> str:
    letters = [at for at, character in enumerate(word) if character.isalpha()]
    if len(letters) < 2:
        return word
    at = chance.choice(letters)
    kind = chance.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at] + word[at:]
    if kind == 2:
        return word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
    return word.capitalize()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2", 2),
        ("la 2", 2),
        ("le deuxième", 2),
        ("la premiere", 1),
        ("je prends le 3", 3),
        ("la dernière", 3),
    ],
)
def test_choices(text: str, number: int) -> None:
    assert reply_of(text, kind="choice", options=3) == number


@pytest.mark.parametrize("text", ["les deux", "2 ou 3", "2 baguettes", "4", "0", "oui", "la 2 ?"])
def test_no_choice(text: str) -> None:
    assert reply_of(text, kind="choice", options=3) is None


@pytest.mark.parametrize(("text", "found"), [("0", 0), ("zéro", 0), ("0 0 0", 0), ("2", None), ("oui", None)])
def test_undo(text: str, found: int | None) -> None:
    assert reply_of(text, kind="undo") == found
