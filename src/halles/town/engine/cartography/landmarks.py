"""Buildings by which people find their way: drawn darker, and named."""

from halles.town.engine.cartography.plane import Shape

_KINDS = frozenset(
    [
        "church",
        "cathedral",
        "chapel",
        "basilica",
        "abbey",
        "place_of_worship",
        "townhall",
        "public",
        "civic",
        "government",
        "train_station",
        "school",
        "college",
        "university",
        "kindergarten",
        "hospital",
        "library",
        "theatre",
        "cinema",
        "museum",
        "arts_centre",
        "courthouse",
        "marketplace",
        "castle",
        "community_centre",
    ]
)
_WORDS = frozenset(
    [
        "abbaye",
        "abbatiale",
        "basilique",
        "bibliothèque",
        "cathédrale",
        "chapelle",
        "château",
        "cinéma",
        "clocher",
        "collège",
        "école",
        "église",
        "gare",
        "halle",
        "halles",
        "hôpital",
        "hôtel",
        "lycée",
        "mairie",
        "maison",
        "manoir",
        "médiathèque",
        "musée",
        "piscine",
        "salle",
        "tour",
        "théâtre",
        "tribunal",
    ]
)


_TITLES = {"townhall": "Mairie", "train_station": "Gare"}


def title_of(kind: str, name: str) -> str:
    """Return what a landmark is called: often its register knows it by the town's name alone."""
    usual = _TITLES.get(kind, "")
    is_said = usual.lower() in name.lower() or name.lower().startswith("hôtel")
    return name if is_said and name else usual


def is_landmark(shape: Shape) -> bool:
    """Say whether people find their way by this building."""
    if not shape.name:
        return shape.kind in ("church", "cathedral", "chapel", "townhall", "train_station")
    first = shape.name.replace("La ", "").replace("Le ", "").replace("Les ", "").split(" ")[0].lower()
    return shape.kind in _KINDS or first in _WORDS
