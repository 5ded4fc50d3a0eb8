"""Which car park somebody means by a word or two: fillers left out, a slip of the thumb forgiven."""

from collections.abc import Mapping, Sequence

from rapidfuzz.distance import OSA

FILLERS = frozenset(
    {"parking", "parkings", "parc", "place", "places", "stationnement", "au", "aux", "le", "la", "les", "l"}
    | {"de", "du", "des", "d", "a", "en", "sur"}
)
"""Words that say nothing of which car park is meant."""
FORGIVEN = ((8, 2), (4, 1))
"""From so many letters on so many slips."""


def plain(folded: str) -> str:
    """Return what of a name tells: "parking de la gare" is "gare"; all of it where nothing else is left."""
    words = [word for word in folded.split() if word not in FILLERS]
    return " ".join(words) or folded


def names_said(car_parks: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return how each car park may be called, with its key; what two are called is left out.

    `car_parks`: by key, the names of each, folded.
    """
    found: dict[str, set[str]] = {}
    for key, names in car_parks.items():
        for name in names:
            for said in filter(None, {name, plain(name)}):
                found.setdefault(said, set()).add(key)
    return {said: next(iter(keys)) for said, keys in found.items() if len(keys) == 1}


def meant(folded: str, known: Mapping[str, str]) -> str:
    """Return the key of the car park that is meant; "" where none is, or more than one may be."""
    asked = plain(folded)
    for said in (folded, asked):
        if said in known:
            return known[said]
    near = {key for said, key in known.items() if _is_near(asked, said)}
    return near.pop() if len(near) == 1 else ""


def _is_near(asked: str, said: str) -> bool:
    slips = next((slips for letters, slips in FORGIVEN if len(asked) >= letters), 0)
    return bool(asked[:1] == said[:1] and OSA.distance(asked, said, score_cutoff=slips) <= slips)
