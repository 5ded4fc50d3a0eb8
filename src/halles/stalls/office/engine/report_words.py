"""From the words of a text message to what is reported as wrong, and the shop that they name."""

WORDS: dict[str, frozenset[str]] = {
    "closed": frozenset({"definitivement", "existe", "disparu", "liquidation", "cesse"}),
    "hours": frozenset({"horaire", "horaires", "heure", "heures", "ouvert", "ferme", "ouvre", "fermeture"}),
    "phone": frozenset({"telephone", "tel", "numero", "portable", "fixe", "joignable"}),
    "address": frozenset({"adresse", "rue", "place", "emplacement"}),
}
"""The cause, of those of `engine.reports`, that each word tells; the first that has a word here."""
MOVED = frozenset({"demenage"})
OTHER = "other-error"


def cause_of(folded: str) -> str:
    """Return what is wrong, from folded words; "other-error" where they do not say."""
    words = set(folded.split())
    if words & MOVED:
        return "address"
    return next((cause for cause, known in WORDS.items() if words & known), OTHER)


def named_in(folded: str, names: dict[str, str]) -> str:
    """Return the shop that a message names, by the longest of its names in it; "" where it names none.

    `names`: how shops are called, folded, with the name that each sheet shows.
    """
    words = f" {folded} "
    found = [said for said in names if f" {said} " in words]
    return names[max(found, key=lambda said: (len(said), said))] if found else ""
