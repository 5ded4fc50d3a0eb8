"""How many shops of each kind a town has, in plausible proportions, and which services and associations."""

WEIGHTS = {
    "bakery": 10, "restaurant": 21, "hairdresser": 15, "bar": 8, "pharmacy": 6, "bank": 8, "clothes": 13,
    "insurance": 8, "estate-agent": 8, "cafe": 4, "fast-food": 9, "tobacco": 4, "butcher": 5, "florist": 4,
    "beauty": 8, "optician": 6, "grocery": 3, "doctor": 4, "newsagent": 2, "car": 5, "supermarket": 3,
    "physiotherapist": 3, "dentist": 3, "hearing": 3, "shoes": 3, "jewelry": 3, "furniture": 4, "gifts": 3,
    "driving-school": 3, "legal": 3, "accountant": 3, "employment": 3, "nurse": 2, "veterinary": 2,
    "hotel": 3,
    "greengrocer": 2, "seafood": 2, "wine": 2, "cheese": 1, "books": 1, "hardware": 2, "laundry": 2,
    "phones": 2,
    "bicycle": 1, "computers": 1, "funeral": 2, "therapist": 2, "laboratory": 1, "second-hand": 2, "toys": 1,
    "sports-shop": 1, "appliances": 1, "kitchen": 1, "garden-centre": 1, "fuel": 1, "pets": 1, "architect": 1,
    "shoe-repair": 1, "coworking": 1, "tailor": 1, "fabric": 1, "sweets": 1, "tea-coffee": 1, "art": 1,
    "organic": 1,
    "photo": 1, "printing": 1, "tattoo": 1, "travel": 1, "perfume": 1, "household": 1, "music": 1,
    "leather": 1,
    "pastry": 1, "frozen-food": 1,
}  # fmt: skip
"""Shops of each kind among 250; the first ones are what a village keeps when it has little."""

AT_THE_MALL = (
    "supermarket", "hardware", "garden-centre", "sports-shop", "furniture", "appliances", "clothes",
    "shoes", "pets",
    "frozen-food", "car", "fuel", "kitchen", "toys", "household",
)  # fmt: skip
"""What needs a car park more than passers-by, the likeliest first."""

ONE = frozenset({"books"})
"""Kinds of which a town has one and no more, up to 40,000 inhabitants."""


def kinds_of_shops(count: int) -> dict[str, int]:
    """Return how many shops of each kind there are among `count`: largest remainders,
    the first kinds first."""
    total = sum(WEIGHTS.values())
    exact = {kind: count * weight / total for kind, weight in WEIGHTS.items()}
    counts = {kind: int(share) for kind, share in exact.items()}
    order = {kind: at for at, kind in enumerate(WEIGHTS)}
    by_rest = sorted(exact, key=lambda kind: (counts[kind] - exact[kind], order[kind]))
    for kind in by_rest[: count - sum(counts.values())]:
        counts[kind] += 1
    return _one_bakery_at_least(counts)


def _one_bakery_at_least(counts: dict[str, int]) -> dict[str, int]:
    """Take a shop from the most frequent kind where a place is so small that none would bake."""
    if counts["bakery"] == 0:
        most = max(counts, key=lambda kind: counts[kind])
        counts[most] -= 1
        counts["bakery"] = 1
    return {kind: number for kind, number in counts.items() if number}


SERVICES: tuple[tuple[str, str, int], ...] = (
    ("La Poste", "post-office", 0),
    ("Médiathèque", "library", 1500),
    ("Police municipale", "police", 4000),
    ("Centre de secours", "fire-station", 2500),
    ("Office de tourisme", "tourist-office", 5000),
    ("France services", "public-office", 2500),
    ("Centre communal d’action sociale", "social", 2000),
    ("Multi-accueil Les Petits Embruns", "childcare", 2500),
    ("Résidence des Tilleuls", "social", 3000),
    ("Centre hospitalier", "hospital", 9000),
    ("Maison de santé", "health-centre", 3500),
    ("Cinéma Le Sémaphore", "cinema", 6000),
    ("Salle polyvalente", "community-centre", 0),
    ("Piscine des Courlis", "sports", 8000),
    ("Gymnase du Mail", "sports", 3000),
    ("Musée de la Batellerie", "museum", 9000),
    ("Théâtre du Vieux-Port", "theatre", 15000),
)
"""Name, kind, and from how many inhabitants on a town has it."""

ASSOCIATIONS = (
    ("Les Amis du Lavoir", "Entretien du petit patrimoine, un samedi sur deux."),
    ("Comité des fêtes", "Fest-noz en juillet, vide-grenier en mai. On cherche des bras."),
    ("Union des commerçants", "Trente adhérents, une réunion par mois au café."),
    ("Repair café du Port", "On répare ensemble le premier samedi du mois."),
    ("Le Potager partagé", "Des parcelles, des outils en commun, un apéritif le jeudi."),
    ("Club nautique", "Aviron et voile, dès 8 ans."),
    ("Cercle celtique", "Danse et musique bretonnes, répétition le vendredi soir."),
    ("Étoile sportive", "Football et athlétisme, du baby-foot aux vétérans."),
    ("Croix de secours", "Formations aux premiers gestes, une fois par mois."),
    ("Épicerie solidaire", "Courses à prix doux, sur rendez-vous."),
    ("Chorale À Cœur joie", "Cinquante voix, aucune audition."),
    ("Les Randonneurs du halage", "Dix kilomètres le dimanche matin."),
    ("Bagad du Port", "Cours de bombarde et de caisse claire."),
    ("Ciné-club", "Un film et une discussion chaque mois."),
    ("Entraide du centre", "Visites, courses et coups de main entre voisins."),
    ("Jeux d’échecs et de go", "Le mercredi à la médiathèque."),
)
"""Name and what it does; a village has three of them, a town all."""


def services_of_town(population: int) -> list[tuple[str, str, str]]:
    """Return what stands without being a shop: name, kind and description."""
    services = [(name, kind, "") for name, kind, least in SERVICES if population >= least]
    count = min(len(ASSOCIATIONS), 3 + population // 900)
    return services + [(name, "association", text) for name, text in ASSOCIATIONS[:count]]
