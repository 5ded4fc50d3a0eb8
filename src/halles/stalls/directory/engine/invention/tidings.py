"""What shops tell their town: on ordinary days, and on the morning of a market."""

TIDINGS: dict[str, tuple[str, ...]] = {
    "bakery": ("Nouveau : un pain aux algues du port, le vendredi et le samedi.",
        "Jeudi, les fournées du matin seront prêtes dès 6 h 30 pour le marché."),
    "butcher": ("Le porc vient cette semaine de la ferme de Kerbiguet.",),
    "seafood": ("Les premières coquilles de la saison sont là.",),
    "restaurant": ("À l’ardoise cette semaine : lieu jaune et beurre blanc.",
        "La terrasse est ouverte, côté rivière."),
    "bar": ("Concert vendredi à 20 h 30, entrée libre.",),
    "cafe": ("Soirée jeux jeudi, à partir de 18 h.",),
    "clothes": ("La nouvelle saison est en rayon.",
        "Deux pulls achetés, le second à moitié prix jusqu’à samedi."),
    "books": ("Rencontre avec une autrice samedi à 16 h.",),
    "hairdresser": ("Il reste des places mercredi après-midi.",),
    "florist": ("Bouquets de saison à 12 €, jusqu’à samedi.",),
    "pharmacy": ("Vaccination sans rendez-vous, le mardi matin.",),
    "bicycle": ("Révision d’automne : 29 €, vélo rendu le lendemain.",),
    "grocery": ("Le dépôt de pain du lundi reprend.",),
    "greengrocer": ("Les poires de pays sont arrivées.",),
    "wine": ("Dégustation de cidres samedi matin.",),
}  # fmt: skip
"""By kind of shop."""
ANYBODY = ("Nous prenons des commandes par téléphone.", "Nous serons fermés lundi.")

MARKET_MORNING: tuple[tuple[int, str, str], ...] = (
    (4, "bakery", "Il reste des kouign-amann tout chauds : venez avant 10 h."),
    (11, "seafood", "Arrivage de ce matin : maquereaux, lieu jaune, araignées vivantes."),
    (19, "greengrocer", "Les choux-fleurs du pays sont là, 1,80 € pièce."),
    (27, "cafe", "Café et part de far à 4 €, toute la matinée du marché."),
    (38, "butcher", "Un peu de queue ce matin : comptez dix minutes."),
    (46, "florist", "Dix bouquets de dahlias à 8 €, tant qu’il y en a."),
    (55, "restaurant", "À midi : galette de blé noir, andouille et pommes."),
    (63, "bakery", "Deuxième fournée de pain de seigle à 9 h 45."),
    (72, "clothes", "Les marinières à moitié prix jusqu’à midi."),
    (81, "books", "Sous les halles ce matin : notre table de livres sur la mer."),
    (92, "seafood", "Plus d’araignées ; il reste du lieu et des maquereaux."),
    (104, "bar", "Ce soir, chants de marins avec la chorale, à 19 h."),
    (113, "butcher", "Plus d’attente : on vous sert tout de suite."),
)
"""Minute after 8:30, kind of shop, what it tells."""
