"""Who sells on the weekly market, from a truck or at people's homes, and where the trucks stop."""

SELLERS: tuple[tuple[str, str, str, str], ...] = (
    ("Primeurs Kerloc’h", "greengrocer", "", "Choux-fleurs, artichauts, pommes de terre de nos champs."),
    ("La Marée de Soazig", "seafood", "", "Poisson de petits bateaux, débarqué la veille au soir."),
    ("Ferme de Kerbiguet", "butcher", "", "Porc fermier, saucisses, pâté de campagne."),
    ("Les Chèvres du Roz", "cheese", "", "Fromages de chèvre frais et secs, faits à la ferme."),
    ("Le Pain de Gildas", "bakery", "Th 08:00-12:30", "Pain au levain cuit au feu de bois."),
    ("Galettes Ty Coz", "fast-food", "", "Galette-saucisse, crêpes à emporter."),
    ("Volailles Le Meur", "butcher", "", "Poulets rôtis, œufs, lapins."),
    ("Miel de l’Aber", "farm", "Sa 08:00-13:00", "Miels de printemps et de bruyère, pain d’épices."),
    ("Fleurs du Stang", "florist", "", "Bouquets et plants du jardin."),
    ("Maraîchage des Deux-Rives", "greengrocer", "", "Légumes biologiques, paniers sur commande."),
    ("Huîtres Cadoret-Riou", "seafood", "", "Huîtres et palourdes de notre parc."),
    ("La Laiterie de Kerguen", "cheese", "", "Beurre baratte, lait ribot, gros lait."),
    ("Cidre du Verger", "wine", "Sa 08:00-13:00", "Cidre brut, jus de pomme, vinaigre."),
    ("Marinières du Ponant", "clothes", "", "Marinières, pulls, bonnets."),
    ("Olives et Épices", "deli", "", "Olives, fruits secs, épices au poids."),
    ("Le Rucher des Landes", "farm", "Th 08:00-13:00", "Miel, bougies, propolis."),
    ("Traiteur Hanoï", "deli", "", "Nems, samoussas, bouillons."),
    ("Chaussons d’Armel", "shoes", "Th 08:00-13:00", "Chaussons de feutre, sabots."),
    ("Confitures de Maïwenn", "farm", "Sa 08:00-13:00", "Confitures de petits fruits, sirops."),
    ("Le Panier percé", "household", "Th 08:00-13:00", "Vannerie, brosses, petite quincaillerie."),
    ("Couteaux et Ciseaux", "craft", "Th[1] 08:00-13:00", "Rémouleur, le premier jeudi du mois."),
    ("Tissus Carmen", "fabric", "Th 08:00-13:00", "Coupons, mercerie, toiles cirées."),
)
"""Name, kind, days of its own (none: each time the market is held), what it sells; a village has a few."""

AT_MARKET_TOO = ("seafood", "greengrocer", "cheese", "butcher", "bakery")
"""Kinds of shops in town of which one stands on the market as well."""

TRUCKS: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    (
        "La Galette du halage",
        "Galettes de blé noir, cidre fermier.",
        (
            ("station", "Fr 18:00-21:00"),
            ("townhall", "Tu 11:30-14:00"),
        ),
    ),
    (
        "Pizza des Deux-Rives",
        "Pizzas au feu de bois, pâte de deux jours.",
        (
            ("church", "We 18:00-21:30"),
            ("station", "Su 18:00-21:00"),
        ),
    ),
)
"""Name, what it sells, and its stops: a landmark of the town, days and hours."""

STOPS = {"station": "devant la gare", "townhall": "devant la mairie", "church": "au pied de l’église"}
"""How one says where a truck stands."""

AT_HOME: tuple[tuple[str, str, str, str], ...] = (
    ("Tifenn, coiffure à domicile", "hairdresser", "chez vous, à {town} et 15 km autour",
        "Coupes et mises en plis, aussi pour qui ne sort plus."),
    ("Repassage Nolwenn", "laundry", "à {town} et dans les communes voisines",
        "Linge pris et rendu chez vous, sous deux jours."),
)  # fmt: skip
"""Name, kind, where they come to, what they do."""


def sellers_of(population: int) -> tuple[tuple[str, str, str, str], ...]:
    """Return those of SELLERS that come to the market of a town of that many inhabitants."""
    return SELLERS[: 5 + population // 700]
