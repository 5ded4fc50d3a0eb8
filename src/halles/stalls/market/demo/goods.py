"""What the demonstration's shops sell: names, prices and units that one believes in."""

from typing import NamedTuple


class Good(NamedTuple):
    """One product: price in cents, VAT in thousandths, how many are there."""

    name: str
    cents: int
    rate: int = 200
    unit: str = "piece"
    kind: str = "other"
    grams: int | None = None
    """What one weighs, or holds."""
    there: int = 12
    """How many are in the shop, in the smallest step of the unit; 0: nobody counted."""
    daily: float = 0.0
    """How many are sold on a usual day, of what does not keep until tomorrow; 0 for all that keeps."""
    weekly: float = 1.0
    """How many are sold in a week, of what keeps."""
    family: str = ""


def _bread(name: str, cents: int, daily: float, grams: int, there: int = 30) -> Good:
    return Good(name, cents, 55, "piece", "food", grams, there, daily, family="Pains")


def _cake(name: str, cents: int, daily: float, there: int = 8) -> Good:
    return Good(name, cents, 55, "piece", "food", None, there, daily, family="Pâtisseries")


def _by_weight(name: str, cents: int, grams: int, there: int, family: str, *, kind: str = "food") -> Good:
    return Good(name, cents, 55, "kilo", kind, grams, there, weekly=20 * grams, family=family)


def _book(name: str, cents: int, weekly: float, there: int, family: str) -> Good:
    return Good(name, cents, 55, "piece", "book", None, there, weekly=weekly, family=family)


GOODS: dict[str, tuple[Good, ...]] = {
    "bakery": (
        _bread("Baguette de tradition", 130, 84, 250, 40),
        _bread("Baguette", 110, 52, 250, 25),
        _bread("Pain au levain", 420, 18, 800, 9),
        _bread("Pain sans gluten", 590, 5, 400, 6),
        _bread("Pain de seigle", 380, 7, 500, 4),
        _bread("Pain aux algues", 450, 6, 500, 3),
        _cake("Croissant au beurre", 120, 46, 12),
        _cake("Pain au chocolat", 130, 38, 10),
        _cake("Kouign-amann", 390, 9, 5),
        _cake("Far breton", 320, 8, 4),
    ),
    "pastry": (
        _cake("Paris-brest", 420, 9),
        _cake("Tarte aux pommes", 380, 8),
        _cake("Gâteau breton", 1_450, 3),
        Good("Macarons, boîte de six", 990, 55, kind="food", there=14, weekly=9),
    ),
    "butcher": (
        _by_weight("Bourguignon de bœuf", 1_590, 800, 6_000, "Viandes"),
        _by_weight("Rôti de porc fermier", 1_450, 1_000, 5_000, "Viandes"),
        _by_weight("Andouille de Guémené", 2_890, 200, 2_500, "Charcuterie"),
        _by_weight("Pâté de campagne", 1_790, 250, 3_000, "Charcuterie"),
        Good("Œufs fermiers, boîte de six", 240, 55, kind="food", there=22, weekly=40),
    ),
    "seafood": (
        _by_weight("Filet de lieu jaune", 2_490, 400, 4_000, "Poissons", kind="fish"),
        _by_weight("Maquereau", 790, 500, 6_000, "Poissons", kind="fish"),
        Good("Huîtres creuses n° 3, la douzaine", 790, 55, "batch", "fish", None, 18, weekly=30),
    ),
    "greengrocer": (
        _by_weight("Pommes reinette d’Armorique", 290, 1_000, 30_000, "Fruits"),
        _by_weight("Pommes de terre amandine", 240, 1_500, 45_000, "Légumes"),
        Good("Radis roses, la botte", 190, 55, "bunch", "food", None, 14, weekly=40, family="Légumes"),
        Good("Mâche, la barquette", 220, 55, "punnet", "food", 150, 9, weekly=25, family="Légumes"),
        Good("Jus de pomme fermier, 1 litre", 350, 55, kind="food", there=24, weekly=12),
    ),
    "cheese": (
        _by_weight("Tomme de vache", 2_290, 300, 4_000, "Fromages"),
        _by_weight("Beurre demi-sel baratte", 1_250, 250, 6_000, "Crémerie"),
        Good("Fromage de chèvre frais", 380, 55, kind="food", grams=150, there=11, weekly=16),
    ),
    "wine": (
        Good("Cidre fermier brut, 75 cl", 450, 200, kind="food", there=36, weekly=14),
        Good("Jus de poire, 1 litre", 420, 55, kind="food", there=12, weekly=5),
        Good("Muscadet, 75 cl", 790, 200, kind="food", there=18, weekly=6),
    ),
    "tea-coffee": (
        Good("Café en grains de Redon, 250 g", 690, 55, kind="food", grams=250, there=20, weekly=11),
        Good("Thé vert à la menthe, 100 g", 720, 55, kind="food", grams=100, there=9, weekly=4),
        Good("Tisane du soir, 20 sachets", 490, 55, kind="food", there=7, weekly=3),
    ),
    "books": (
        _book("Pêcheur d’Islande, Pierre Loti", 650, 0.6, 2, "Romans"),
        _book("Le Cheval d’orgueil, Pierre-Jakez Hélias", 1_190, 0.8, 3, "Bretagne"),
        _book("Contes de Bretagne, album", 1_490, 1.2, 3, "Enfants"),
        _book("Guide des oiseaux du bord de mer", 1_990, 0.5, 1, "Nature"),
        _book("Recettes de crêpes et galettes", 990, 0.9, 4, "Cuisine"),
        _book("Apprendre le breton en vingt leçons", 2_200, 0.3, 1, "Bretagne"),
        Good("Carnet à dessin", 750, there=6, weekly=1.1, family="Papeterie"),
    ),
    "newsagent": (
        Good("Cahier grand format, 96 pages", 290, there=40, weekly=9, family="Papeterie"),
        Good("Stylo à bille bleu", 120, there=60, weekly=14, family="Papeterie"),
        Good("Carte postale du port", 90, there=80, weekly=20, family="Cartes"),
        Good("Enveloppes, paquet de vingt", 250, there=15, weekly=4, family="Papeterie"),
    ),
    "hardware": (
        Good("Vis à bois 4 × 40, à l’unité", 10, there=800, weekly=150, family="Visserie"),
        Good("Ampoule à vis, 60 watts", 490, there=18, weekly=5, family="Électricité"),
        Good("Joint de robinet, lot de cinq", 350, unit="batch", there=9, weekly=2, family="Plomberie"),
        Good("Marteau de menuisier", 1_490, there=4, weekly=0.5, family="Outils"),
        Good("Pile ronde AA, lot de quatre", 590, unit="batch", there=20, weekly=7),
    ),
    "toys": (
        Good("Puzzle de la ville, 500 pièces", 1_690, there=5, weekly=0.8),
        Good("Jeu de sept familles breton", 890, there=8, weekly=1.5),
        Good("Bateau en bois", 2_450, there=3, weekly=0.5),
    ),
}
"""By the kind of the shop (`directory.public.GROUPS` groups them)."""

SLATES: dict[str, tuple[str, ...]] = {
    "seafood": (
        "Bar de ligne 24,90 € le kilo, Dicentrarchus labrax, Atlantique Nord-Est, pêché",
        "Lieu jaune 19,50 € le kilo, Pollachius pollachius, Atlantique Nord-Est, pêché",
        "Sardines 8,90 € le kilo, Sardina pilchardus, golfe de Gascogne, pêché",
        "Truite 14,90 € le kilo, Oncorhynchus mykiss, France, élevage",
    ),
    "greengrocer": (
        "Choux-fleurs 2,50 € la pièce",
        "Poireaux 2,20 € le kilo",
        "Mâche 2,20 € la barquette",
        "Clémentines 3,40 € le kilo",
    ),
    "bakery": ("Pain aux noix 4,20 € la pièce", "Brioche du jour 5,50 € la pièce", "Flan 2,80 € la part"),
    "restaurant": ("Galette complète 9,50 €", "Soupe de poisson 7,80 €", "Far aux pruneaux 4,50 €"),
}
"""Lines chalked this morning, by the kind of the shop."""
