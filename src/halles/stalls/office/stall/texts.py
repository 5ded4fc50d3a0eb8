"""What a text message can ask of the town hall, and how people say it."""

from halles.kit.manifest import Intent

_LOCAL = "local|locaux|boutique|boutiques|magasin|magasins|commerce|commerces|bureaux|cellule|pasdeporte"
_LOCAL += "|atelier|bail"
_VACANT = "louer|location|libre|libres|disponible|disponibles|vide|vides|vacant|vacante|vacants|vacantes"
_VACANT += "|reprendre|vendre"
_VACANT += "|inoccupe|loyer"

_PREMISES = (
    f"[cherche|recherche|besoin|ya|connaissez|quel|liste|voir|avez|trouver|ou] {_LOCAL} [commercial"
    f"|commerciaux|petit|ptit|pas|cher]"
    f" {_VACANT} [ville|centre|bourg|pas|cher|ou|vide|pour|ouvrir]",
    f"{_VACANT} [petit|un] {_LOCAL} [ville|centre|bourg|commercial]",
    f"[cherche|recherche|besoin|veux|voudrais|trouver|ou] {_LOCAL} [commercial|vide] [pour] ouvrir"
    f"|installer|lancer|creer|monter ...",
    f"[cherche|recherche|ya|liste] {_LOCAL} commercial|commerciaux [ville|centre|vide]",
    "cherche|recherche local|locaux ...",
    f"ou|comment|veux|voudrais ouvrir|installer|reprendre|louer [un] {_LOCAL}",
    "{_VACANT} commercial|commerciaux".replace("{_VACANT}", _VACANT),
)

_FALSE = "faux|fausse|errone|erronee|errones|erronees|incorrect|incorrecte|mauvais|mauvaise|mauvaises"
_FALSE += "|inexact|perime|obsolete"
_TOLD = "horaires|horaire|adresse|numero|telephone|fiche|infos|info|information|informations|site|heure"
_TOLD += "|heures|jour|plan|nom|page"

_REPORT = (
    "signaler|signale|signalement|signalez [erreur|un|une|probleme] {words}",
    "signaler|signale|signalez erreur|probleme {words}",
    "signaler|signale|signalement : {words}",
    "erreur : {words}",
    "erreur|erreurs [site|fiche|dans|sur] {words}",
    f"... {_TOLD} ... {_FALSE} ...",
    f"... {_FALSE} ... {_TOLD} ...",
    f"... erreur ... {_TOLD} ...",
    "... corriger|corrigez|corrige|rectifier|rectifiez|correction ...",
    "... pas|plus a jour ...",
    "... pas|plus jour [site|fiche|horaires|numero|infos] ...",
    "... existe|existent plus ...",
    f"... trompe|trompez|trompes ... {_TOLD} ...",
    "... demenage|(a ferme definitivement)|(ferme definitivement) ...",
    "... ferme definitivement ...",
    f"... {_TOLD} ... pas|plus bon|bonne|bons|marche|valable|juste|correct|correspond|exact ...",
    f"... {_TOLD} ... marche|bon|correspond|valable|change pas|plus ...",
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
            "[pourquoi] [vous|mairie] [avez|a] cache|masque|cachee|masquee|censure|censuree|supprime"
            "|enleve [ma|mon] nouvelle|photo|publication|annonce|info",
            "[pourquoi] [ma|mon] nouvelle|photo|publication|annonce|info [est|etait] cachee|masquee"
            "|censuree|enlevee|supprimee",
        ),
        ("words",),
    ),
)
