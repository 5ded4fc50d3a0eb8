"""What a text message can ask of the town hall, and how people say it."""

from halles.kit.manifest import Intent

_PREMISES = (
    "[cherche] local|locaux|boutique|boutiques|magasin|commerce|bureaux|pas porte [commercial|commerciaux] [a] louer|location|libre|disponible|dispo|vide|vacant|vacante|reprendre|vendre [centre ville|ville|bourg|pas cher]",
    "[cherche|besoin] local|locaux|boutique|(pas de porte) [commercial|vide] [pour] ouvrir|installer|m installer ...",
    "local|locaux commercial|commerciaux|vides|vide|vacants|dispo|disponible|libres [ville|centre]",
    "[ya|connaissez] [des] locaux|boutiques|locals|(pas de porte) [a louer|vides|vacantes|libres|disponibles] ...",
    "ou ouvrir|installer commerce|boutique|magasin",
    "louer local|boutique|magasin|commerce",
)

_REPORT = (
    "signaler|signale|signalement [une|:] [erreur] {words}",
    "erreur {words}",
    "... [horaires|adresse|numero|telephone|fiche|infos] faux|fausse|errone|erronee|erreur|incorrect|mauvais|trompe [site|fiche|numero] ...",
    "... faux|fausse|mauvais|mauvaise|errone|incorrect numero|adresse|horaires|telephone|infos|info|heure|jour ...",
    "... erreur sur|dans site|fiche|horaires|page|adresse|infos ...",
    "... corriger|corrigez|rectifier|rectifiez ...",
    "... (n est pas a jour)|(pas a jour)|(plus a jour) ...",
    "... (n existe plus)|(existe plus) ...",
    "[vous] (vous trompez)|(trompe) ...",
)

INTENTS: tuple[Intent, ...] = (
    Intent("office.premises", "office.premises", "A", _PREMISES, example="local à louer"),
    Intent(
        "office.report", "office.report", "A", _REPORT, ("words",), example="erreur : la boucherie a déménagé"
    ),
    Intent(
        "office.contest",
        "office.contest",
        "B",
        (
            "conteste|contester|contestation ...",
            "[pourquoi] [vous|mairie] [avez|a] cache|masque|cachee|masquee|censure|censuree|supprime|enleve [ma|mon] nouvelle|photo|publication|annonce|info",
            "[pourquoi] [ma|mon] nouvelle|photo|publication|annonce|info [est|etait] cachee|masquee|censuree|enlevee|supprimee",
        ),
        ("words",),
    ),
)
