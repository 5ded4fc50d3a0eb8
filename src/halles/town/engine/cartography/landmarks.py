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


def is_landmark(shape: Shape) -> bool:
    """Say whether people find their way by this building."""
    if not shape.name:
        return shape.kind in ("church", "cathedral", "chapel", "townhall", "train_station")
    first = shape.name.replace("La ", "").replace("Le ", "").replace("Les ", "").split(" ")[0].lower()
    return shape.kind in _KINDS or first in _WORDS
