"""Names for shops and for the people who hold them: Breton, believable, and nobody's in particular."""

import itertools
from collections.abc import Iterator

from halles.stalls.directory.engine.invention.hours import Chance

FAMILY = (
    "Kerdoncuff", "Le Floc’h", "Morvan", "Guillou", "Le Bris", "Ollivier", "Kervella", "Tanguy", "Le Goff",
    "Riou",
    "Quéméner", "Bodilis", "Le Dantec", "Jézéquel", "Cariou", "Le Meur", "Hascoët", "Gourvennec",
    "Penduff", "Nédélec",
    "Le Roux", "Salaün", "Kerdrain", "Moal", "Corre", "Le Saux", "Guégan", "Rolland", "Lozac’h", "Briand",
    "Cadiou",
    "Troadec", "Le Hir", "Madec", "Abgrall", "Le Guennec", "Marzin", "Pennec", "Calvez", "Kerbrat",
    "Le Pape", "Ruellan",
    "Quintin", "Daoulas", "Le Cam", "Stéphan", "Inizan", "Bozec", "Drévillon", "Le Gall",
)  # fmt: skip
FIRST = (
    "Enora", "Maëlle", "Gwen", "Soazig", "Nolwenn", "Rozenn", "Morgane", "Katell", "Azenor", "Tifenn",
    "Armelle",
    "Yann", "Erwan", "Gildas", "Ronan", "Tugdual", "Alan", "Goulven", "Mael", "Ewen", "Briac", "Hervé",
    "Malo",
    "Jeanne", "Hélène", "Claire", "Paul", "Louis", "Nadia", "Samir", "Inès", "Thomas", "Awa", "Minh",
    "Carmen",
)  # fmt: skip
PLACES = ("du Port", "des Quais", "du Martray", "de la Place", "des Remparts", "de l’Écluse", "du Halage",
    "du Phare",
    "de la Gare", "des Halles", "du Vieux-Pont", "de l’Aven")  # fmt: skip

OWN: dict[str, tuple[str, ...]] = {
    "bakery": ("Le Fournil des Quais", "Aux Délices de l’Aber", "La Mie dorée", "Le Pétrin d’Armelle",
        "Au Bon Levain"),
    "pastry": ("L’Atelier sucré",),
    "seafood": ("La Criée d’Enora", "Marée haute"),
    "greengrocer": ("Le Panier de Maëlle", "Les Quatre Saisons"),
    "cheese": ("La Crèmerie du Port", "Lait cru et compagnie"),
    "organic": ("Vrac et Bocaux",),
    "grocery": ("Épicerie des Tanneurs", "Le P’tit Marché", "Chez Soazig"),
    "supermarket": ("Super Lavande", "Marché Plus Lande", "Hyper de la Rocade"),
    "wine": ("La Cave à Gwen", "Bouteilles à la mer"),
    "sweets": ("Caramels de l’Aber",),
    "tea-coffee": ("La Brûlerie du Martray",),
    "restaurant": ("Crêperie Ty Bihan", "La Table des Voisins", "Chez Marcel", "L’Escale",
        "Le Sémaphore gourmand",
        "Crêperie du Halage", "La Cantine des Quais", "Le Vivier", "L’Auberge du Guet", "La Godille",
        "Le Petit Phare",
        "Pizzeria du Martray", "Le Jardin de Hanoï", "La Bonne Étoile"),
    "fast-food": ("Snack de la Jetée", "Galette-saucisse du Martray", "Le Kiosque", "Pizza Minute",
        "Kebab du Pont",
        "L’Encas"),
    "cafe": ("Café de la Marine", "Le Grain moulu", "Café des Halles", "Salon Thé à l’Ouest"),
    "bar": ("Le Bar du Phare", "Le Triskell", "L’Ancre noire", "Au Rendez-vous des marins", "Le Penn-Sardin",
        "Le Café du Martray"),
    "clothes": ("Fil et Granit", "Marine et Coton", "La Garde-robe", "Élégance", "Nuances", "Le Vestiaire",
        "Cap Ouest",
        "Pointe de mode", "Chemises et Cie", "Tissage"),
    "shoes": ("Les Petits Sabots", "Pas à pas"),
    "tailor": ("L’Aiguille bleue",),
    "fabric": ("Au Fil de laine",),
    "jewelry": ("Bijouterie Morgat", "L’Écrin", "L’Or du temps"),
    "leather": ("Cuirs et Sangles",),
    "optician": ("Optique du Large", "Optique des Halles", "Point de vue", "Optique de la Gare"),
    "hardware": ("Quincaillerie Le Bris", "Brico Lande"),
    "florist": ("Fleurs d’Iroise", "Au Jardin d’Azenor", "Bruyère", "L’Arrosoir"),
    "second-hand": ("La Brocante d’Alan", "La Ressourcerie du Pays"),
    "books": ("Librairie L’Encre marine",),
    "newsagent": ("Tabac-presse du Port", "Maison de la presse"),
    "bicycle": ("Cycles Ollivier",),
    "hairdresser": ("Salon Mèche douce", "Coup de peigne", "L’Hair marin", "Atelier Tifenn",
        "Les Ciseaux d’argent",
        "Côté Coiffure", "Barbier du Port", "Imagin’ Hair", "Le Salon de Katell"),
    "beauty": ("Bulle d’iode", "Institut Douceur", "Les Mains d’Inès", "L’Atelier des ongles",
        "Zen Institut"),
    "laundry": ("Pressing de la Place", "Laverie du Pont"),
    "bank": ("Crédit du Littoral", "Banque de l’Aber", "Caisse d’Armorique", "Mutuelle et Crédit de l’Ouest",
        "Banque coopérative du Ponant", "Crédit des Deux-Rives", "Banque des Marins",
        "Épargne de Cornouaille"),
    "insurance": ("Assurances du Ponant", "Mutuelle des Embruns", "Assurances Trois-Mâts",
        "La Prévoyance de l’Ouest"),
    "estate-agent": ("Agence Trois-Mâts", "Immobilier des Quais", "La Clé des Halles", "Agence de la Rivière",
        "Pierre et Ardoise", "Ouest Toit"),
    "hotel": ("Hôtel des Îles", "Hôtel de la Gare", "Hôtel du Martray"),
    "toys": ("Le Coffre à jouets",), "gifts": ("L’Échoppe de Morgane", "Faïence et Cie", "Ti Kado"),
    "art": ("Galerie du Halage",), "music": ("Son et Bombarde",), "photo": ("Studio Lumière d’ouest",),
    "phones": ("Allô Répare",
        "Point Mobile"), "computers": ("Clavier et Souris",), "printing": ("Copie des Halles",),
    "coworking": ("La Corderie, bureaux partagés",), "tattoo": ("Encre de sel",),
    "travel": ("Voyages du Cap",),
    "perfume": ("Iode et Lavande",), "household": ("La Droguerie du coin",),
    "sports-shop": ("Sport Nature Lande",),
    "garden-centre": ("Jardinerie de la Lande",), "pets": ("Poils et Plumes",),
    "frozen-food": ("Grand Froid",),
    "appliances": ("Électro Lande",), "kitchen": ("Cuisines de l’Aber",), "fuel": ("Station de la Rocade",),
    "laboratory": ("Laboratoire du Pays",), "medical-supply": ("Santé à domicile",),
    "furniture": ("Maison Granit", "Literie de l’Ouest", "Meubles du Ponant"),
    "employment": ("Travail Ouest", "Intérim du Port", "Emploi Lande"),
}  # fmt: skip
"""Names that stand alone, given out first, in this order."""

WITH_FAMILY: dict[str, str] = {
    "bakery": "Boulangerie {}", "pastry": "Pâtisserie {}", "butcher": "Boucherie {}",
    "seafood": "Poissonnerie {}",
    "doctor": "Cabinet médical {}", "dentist": "Cabinet dentaire {}", "physiotherapist": "Kinésithérapie {}",
    "nurse": "Cabinet infirmier {}", "therapist": "Ostéopathie {}", "veterinary": "Clinique vétérinaire {}",
    "legal": "Étude de maître {}", "accountant": "Cabinet comptable {}",
    "architect": "Atelier d’architecture {}",
    "car": "Garage {}", "funeral": "Pompes funèbres {}", "restaurant": "Chez {}", "bar": "Bar {}",
    "cafe": "Café {}",
    "clothes": "Maison {}", "shoes": "Chaussures {}", "florist": "Fleurs {}", "optician": "Optique {}",
    "jewelry": "Bijouterie {}", "furniture": "Meubles {}", "hardware": "Quincaillerie {}",
    "driving-school": "Auto-école {}",
    "hairdresser": "Coiffure {}", "beauty": "Institut {}", "insurance": "Assurances {}",
    "estate-agent": "Immobilier {}",
    "greengrocer": "Primeurs {}", "cheese": "Fromagerie {}", "wine": "Cave {}",
    "shoe-repair": "Cordonnerie {}",
    "bicycle": "Cycles {}", "laundry": "Pressing {}", "books": "Librairie {}", "hearing": "Audition {}",
    "hotel": "Hôtel {}", "photo": "Photo {}", "toys": "Jouets {}",
}  # fmt: skip
WITH_PLACE: dict[str, str] = {
    "pharmacy": "Pharmacie {}", "tobacco": "Tabac {}", "newsagent": "Presse {}", "grocery": "Épicerie {}",
    "supermarket": "Supérette {}", "laboratory": "Laboratoire {}", "fast-food": "Snack {}",
    "bank": "Banque {}",
    "employment": "Intérim {}", "phones": "Téléphonie {}",
}  # fmt: skip


class Namer:
    """Gives out names, each once in a town."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self._given: set[str] = set()
        self._tries: dict[str, Iterator[str]] = {}

    def name(self, kind: str) -> str:
        """Return the next name for a shop of some kind."""
        tries = self._tries.setdefault(kind, self._names(kind))
        name = next(name for name in tries if name not in self._given)
        self._given.add(name)
        return name

    def _names(self, kind: str) -> Iterator[str]:
        """Yield names without end: those of its own, then families or places, then initials."""
        yield from OWN.get(kind, ())
        pattern = WITH_PLACE.get(kind)
        ends = PLACES if pattern else FAMILY
        pattern = pattern or WITH_FAMILY.get(kind, "Maison {}")
        start = int(self._chance.uniform(0, len(ends)))
        yield from (pattern.format(ends[(start + step) % len(ends)]) for step in range(len(ends)))
        for family, first in itertools.product(FAMILY, FIRST):
            yield pattern.format(f"{first} {family}")


def person_name(chance: Chance) -> str:
    """Return the name of somebody who does not exist."""
    return f"{chance.choice(FIRST)} {chance.choice(FAMILY)}"
