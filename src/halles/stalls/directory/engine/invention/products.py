"""What shops of each kind sell: short French names of products, from which a description is woven."""

from halles.stalls.directory.engine.invention.hours import Chance

PRODUCTS: dict[str, tuple[str, ...]] = {
    "bakery": ("pain au levain", "kouign-amann", "far breton", "baguette de tradition", "pain de seigle",
        "gâteau breton",
        "chaussons aux pommes", "pain aux algues"),
    "pastry": ("paris-brest", "tartes de saison", "gâteau breton", "macarons", "entremets au caramel"),
    "butcher": ("bœuf de ferme", "porc fermier", "pâté de campagne", "andouille de Guémené",
        "rôti de veau", "saucisses maison"),
    "seafood": ("poisson du matin", "huîtres", "moules de bouchot", "langoustines", "maquereaux",
        "araignées de mer"),
    "greengrocer": ("pommes de pays", "choux-fleurs", "artichauts", "fraises de saison",
        "pommes de terre nouvelles", "échalotes"),
    "cheese": ("beurre demi-sel baratte", "tomme de vache", "fromage de chèvre", "lait cru", "lait ribot",
        "crème fermière"),
    "grocery": ("lait", "pain le lundi", "conserves de la région", "fruits", "galettes fraîches"),
    "organic": ("farines", "légumes secs", "huile d’olive", "miel", "savons", "vrac"),
    "supermarket": ("épicerie", "rayon boucherie", "fruits et légumes", "produits de la région"),
    "frozen-food": ("plats préparés", "légumes surgelés", "glaces"),
    "wine": ("cidre fermier", "bières de la région", "muscadet", "chouchen", "jus de pomme"),
    "sweets": ("caramels au beurre salé", "chocolats maison", "niniches", "nougats"),
    "tea-coffee": ("café torréfié sur place", "thés", "infusions", "biscuits"),
    "restaurant": ("galettes de blé noir", "plat du jour", "poisson grillé", "menu du midi", "crêpes"),
    "fast-food": ("galette-saucisse", "sandwichs", "frites maison", "burgers", "pizzas à emporter"),
    "cafe": ("café", "chocolat chaud", "tartes du jour", "presse du jour"),
    "bar": ("bières de la région", "cidre", "planches à partager", "concerts le vendredi"),
    "clothes": ("marinières", "pulls", "cirés", "robes", "pantalons"),
    "shoes": ("chaussures d’enfant", "bottes", "sandales", "chaussons"),
    "leather": ("sacs", "ceintures", "portefeuilles", "valises"),
    "jewelry": ("montres", "alliances", "bijoux celtiques", "réparation de bijoux"),
    "fabric": ("tissus", "laines", "mercerie", "patrons"),
    "tailor": ("ourlets", "retouches", "rideaux", "robes de mariée"),
    "shoe-repair": ("ressemelage", "clés", "plaques d’immatriculation", "cirage"),
    "laundry": ("nettoyage à sec", "repassage", "location de linge"),
    "hairdresser": ("coupes", "couleurs", "barbe", "coupes d’enfant"),
    "beauty": ("soins du visage", "épilation", "massages", "ongles"),
    "perfume": ("parfums", "savons", "maquillage"),
    "pharmacy": ("ordonnances", "vaccins", "matériel médical", "conseils"),
    "optician": ("lunettes", "lentilles", "lunettes d’enfant", "réparations"),
    "hearing": ("appareils auditifs", "piles", "bilan auditif"),
    "furniture": ("tables", "canapés", "literie", "luminaires"),
    "kitchen": ("cuisines sur mesure", "plans de travail", "salles de bains"),
    "appliances": ("lave-linge", "réfrigérateurs", "réparation", "télévisions"),
    "hardware": ("visserie à l’unité", "clés", "peinture", "outils", "serrures"),
    "garden-centre": ("graines", "arbustes", "terreau", "plants de légumes"),
    "florist": ("bouquets", "plantes", "compositions de deuil", "fleurs de saison"),
    "pets": ("croquettes", "litière", "jouets", "graines pour oiseaux"),
    "household": ("vaisselle", "bocaux", "droguerie", "linge de maison"),
    "books": ("romans", "albums pour enfants", "livres sur la Bretagne", "bandes dessinées",
        "commandes en deux jours"),
    "newsagent": ("journaux", "cahiers", "cartes postales", "stylos"),
    "music": ("guitares", "bombardes", "partitions", "disques"),
    "toys": ("jeux de société", "puzzles", "jouets en bois", "peluches"),
    "gifts": ("faïence", "bols à prénom", "bougies", "affiches"),
    "art": ("encadrement", "pastels", "toiles", "expositions"),
    "sports-shop": ("cannes à pêche", "chaussures de marche", "maillots", "vélos d’enfant"),
    "phones": ("réparation d’écrans", "coques", "forfaits", "téléphones reconditionnés"),
    "computers": ("dépannage", "ordinateurs reconditionnés", "imprimantes", "cours d’initiation"),
    "photo": ("photos d’identité", "tirages", "portraits", "cadres"),
    "printing": ("photocopies", "affiches", "cartes de visite", "reliure"),
    "bicycle": ("réparation en 24 heures", "vélos électriques", "location", "casques"),
    "second-hand": ("livres", "vaisselle", "meubles", "vêtements"),
    "tobacco": ("tabac", "timbres", "journaux", "jeux"),
    "car": ("entretien", "pneus", "freins", "prêt de véhicule"),
    "fuel": ("carburants", "gaz en bouteille", "lavage"),
}  # fmt: skip
"""Products or services by kind of shop; a stall that sells may take its first shelf from here."""

WORDS = {
    "doctor": "Sur rendez-vous. Consultations sans rendez-vous de 8 h 30 à 10 h.",
    "dentist": "Sur rendez-vous.",
    "physiotherapist": "Sur ordonnance, au cabinet ou à domicile.",
    "nurse": "Soins à domicile, sept jours sur sept.",
    "laboratory": "Prélèvements sans rendez-vous le matin.",
    "bank": "Distributeur à toute heure.",
    "hotel": "Douze chambres, garage à vélos.",
    "driving-school": "Code en salle, conduite dès 15 ans.",
    "veterinary": "Chiens, chats et animaux de ferme.",
    "library": "Aide au numérique le mardi.",
    "marketplace": "Douze étals sous la charpente ; le jeudi, le marché gagne toute la place.",
    "public-office": "Aide aux démarches, sans rendez-vous le matin.",
    "cinema": "Une salle, tenue par des bénévoles.",
    "funeral": "Permanence téléphonique jour et nuit.",
}
"""What those who sell nothing on a shelf say of themselves."""

SILENT = 0.3
"""How often nobody has written anything yet."""


def described(chance: Chance, kind: str) -> str:
    """Return what a shop of some kind says of itself; empty where nobody has written yet."""
    if kind in WORDS:
        return WORDS[kind]
    known = PRODUCTS.get(kind, ())
    if not known or chance.uniform(0, 1) < SILENT:
        return ""
    start = int(chance.uniform(0, len(known)))
    picked = [known[(start + step) % len(known)] for step in range(min(3, len(known)))]
    text = ", ".join(picked)
    return f"{text[0].upper()}{text[1:]}."
