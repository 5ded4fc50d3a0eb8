"""What a text message can ask of the directory, and how people say it."""

from halles.kit.manifest import Intent
from halles.stalls.directory.stall.shop_texts import HOURS_CHANGE, PUBLISH, SPECIAL

_OPEN = "ouvert|ouverte|ouvre|ouvrent|ouvrir|ouvrira|open"
_CLOSE = "ferme|fermee|ferment|fermera"

_FIND_WHEN = (
    f"[qui|quel|quoi|quand] [encore|deja] {_OPEN} [encore]",
    f"[qui|quel|quoi] [encore] {_OPEN} [encore] {{what}}",
    f"{{what}} [elle|il|c est] [encore|toujours|bien] {_OPEN} [encore|ou pas|ou ferme|mort|pouvez|veux]",
    f"[savoir|dites|dire|confirmer] [si|quel] {{what}} [encore|bien] {_OPEN} [ou pas|encore|pouvez|voudrais]",
    f"(quelquechose|quelquepart|endroit|qui|quoi) [d] {_OPEN} [pour manger|boire|cafe|dejeuner]",
    f"[cherche|trouver|ya|besoin] {{what}} [qui] {_OPEN} [manger]",
    f"{{what:kind}} {_CLOSE} ?",
    f"[quand|jours|jour|quel] {{what:kind}} {_CLOSE} [ou pas|ou ouvert]",
    "{what:kind} (de garde) [ouverte|cherche|quel|ou]",
    "(de garde) [pharmacie|medecin|quel|qui]",
    f"[quel] heure|quand {_OPEN} {{what}} {{when}}",
    f"{{what}} {_OPEN}|{_CLOSE} [quel] heure|quand {{when}}",
    f"jusqu [quel] heure|quand {_OPEN} {{what}}",
    "qui|ou fait|manger|boire|dejeuner|diner [{what}] {when}",
    "ou manger|boire|dejeuner|diner [{what}]",
    f"{{what:kind}} {_OPEN}|recoit|travaille|consulte [savoir|besoin] [{{when}}]",
    f"{{what}} {_OPEN} feries|ferie|vacances [jours|jour]",
    f"{_OPEN} [chez|jusqu] {{what}}",
    f"who|what|is {_OPEN} [{{what}}]",
    "[qui|quel] travaille|bosse|sert|ouvert {when}",
    "{what:kind} {when} ?",
    "{what:kind} {when}",
)

_PHONE, _ADDRESS, _HOURS = "{wanted=phone}", "{wanted=address}", "{wanted=hours}"
_ASK = "[quel|cherche|voudrais|pouvez|pourriez|quoi|avoir|connaitre|veux|besoin|auriez|avez|trouver|trouve]"
_NUMBER = "telephone|numero|portable|fixe|06|02|phone"

_FIND = (
    f"{_PHONE} {_ASK} {_NUMBER} [telephone|numero] {{what}}",
    f"{_PHONE} {{what}} {_NUMBER} [quel|telephone|numero]",
    f"{_PHONE} [comment|peux|peut|veux|voudrais] appeler|joindre|contacter|telephoner {{what:kind}}",
    f"{_ADDRESS} {_ASK} adresse|localisation|emplacement {{what}}",
    f"{_ADDRESS} {{what}} adresse [quel|quoi]",
    f"{_ADDRESS} ou [trouve|situe|situee|trouver] {{what:kind}} [trouve|situe|situee|ville]",
    f"{_ADDRESS} {{what:kind}} [elle|cherche|trouve|situe|trouver|situee] ou",
    f"{_ADDRESS} {{what:kind}} trouve|situe|trouver ou [exactement]",
    f"{_ADDRESS} cherche|recherche {{what:kind}} ou",
    f"{_ADDRESS} [quel] rue {{what:kind}}",
    f"{_ADDRESS} {{what:kind}} [quel] rue",
    f"{_ADDRESS} [comment] aller|vais|va|chemin|itineraire|venir {{what:kind}}",
    f"{_ADDRESS} where is {{what:kind}}",
    f"{_HOURS} {_ASK} horaires|horaire|heures [ouverture|fermeture] {{what}}",
    f"{_HOURS} {{what}} horaires|horaire [quel|ouverture]",
    f"{_HOURS} [quel] heure|heures {_OPEN}|{_CLOSE} {{what}}",
    f"{_HOURS} {{what}} {_OPEN}|{_CLOSE} [quel] heure|heures|quand|jours|jour",
    f"{_HOURS} {{what}} [quel] heure {_OPEN}|{_CLOSE}",
    f"{_HOURS} quand {_OPEN}|{_CLOSE} {{what}}",
    f"{_HOURS} [quel] jours|jour {_OPEN}|{_CLOSE} {{what}}",
    f"{_ASK} coordonnees|infos|renseignements|contact|fiche|renseignement {{what:kind}}",
    f"{_ASK} coordonnees|contact {{what}}",
    "{what:kind} coordonnees|contact|fiche|infos",
    "[urgent] cherche|recherche|besoin|trouver|trouve {what:kind} [ville|coin|connaissez|savez|bourg|ici]",
    "[comment] [ou] trouver {what:kind}",
    "ya|connaissez|connais|existe {what:kind} [ville|bourg|ici|quelquepart|coin]",
    "{what:kind}",
    "{what:kind} svp",
)

_MARKET = (
    "{what:market} [quand|jour|ou|quel|heure|heures|horaires|date|commence|finit|lieu|ya]",
    "[quand|jour|ou|quel|heure|heures|horaires|date|commence|finit|lieu|ya] {what:market}",
    "quand|ou|jour|jours|heure|heures|horaires|date|dates [quel|lieu] {what:market}",
    "{what:market} [quel] quand|ou|jour|jours|heure|heures|horaires|date",
    "{what:market} heure [quel] fini|finit|commence|ferme|termine",
    "[quel] heure fini|finit|commence|debute|termine|ferme {what:market}",
    "quoi ya marche|foire [ce|vient|trouve]",
    "ya marche|foire [qui|quoi|ce|vient|trouve]",
    "qui|quoi|quel marche|place|foire [ya|vient|present|sera|vend|trouve]",
    "{what:seller} [encore|vient|sera|present|presents|la|ya|qui] marche|place|foire [encore|vient|present]",
    "{what:seller} marche|place|foire vient|viennent|sera|present|presents|encore",
    "[quand|jour|quel|ou|heure] vient|viennent|passe|passent|revient|presents|present|installe {what:seller}",
    "{what:seller} [elle|encore|quand|quel|jour|ou] vient|viennent|passe|revient|present|presents|sera"
    "|installe",
    "{what:seller} [quand|ou|ya] {when}",
    "[ya|quand|ou|quel] [encore] {what:seller} {when} [fini|ou]",
    "ou|quand {what:seller}",
)

_SHOPS = "commerces|commercants|magasins|boutiques|ville|bourg|centre|commune|quartier|coin"

_NEWS = (
    "(quoi de neuf) [ville|bourg|magasins|commerces|ici|coin]",
    "(du neuf)|(quoi de nouveau)|(2 9)",
    "(quoi ya) [neuf|nouveau] [ville|bourg|magasins|commerces]",
    f"nouvelles|actualites|actualite|nouveautes|news|infos|info|informations [dernieres|quel|quoi|ya]"
    f" {_SHOPS}",
    "[dernieres|quel|ya|des|avoir|voudrais|recevoir] nouvelles|actualites|actualite|nouveautes|news"
    " [ville|jour|semaine]",
    "[dernieres|quel|ya] infos|informations [jour|semaine] [?]",
    f"ya|quoi|quel nouveau|neuf|nouveaux|nouveautes [quoi] [{_SHOPS}]",
    f"passe|raconte quoi [ville|bourg|weekend|{_SHOPS}]",
    f"quoi passe|raconte [ville|bourg|weekend|{_SHOPS}]",
    f"nouveaux|nouveau|nouveautes {_SHOPS}",
    f"promos|promotions|promo|evenements|animations|animation|evenement [quel|ya] [{_SHOPS}]",
)

_REMOVE = "supprimer|supprimez|retirer|retirez|enlever|enlevez|effacer|effacez|effacement|suppression"
_REMOVE += "|retrait|sortir"
_REMOVE += "|sortez|rayer|virer|virez|desindexer|depublier|deferencer|oter"

_OBJECTION = (
    f"... {_REMOVE} ... fiche|donnees|coordonnees [{{shop}}] ...",
    f"... {_REMOVE} ... nom|numero|adresse|commerce|entreprise|cabinet|societe|telephone [site|annuaire"
    f"|liste] ...",
    f"... {_REMOVE} ... site|annuaire|repertoire|internet|listing [{{shop}}] ...",
    f"... {_REMOVE} moi ...",
    "... pas|plus|refuse|oppose (figurer|apparaitre|parution|publication|referencement) ...",
    "... pas|plus|refuse|oppose ... site|annuaire|repertoire|fiche|listing ...",
    "... rgpd|cnil ...",
    "... fiche|donnees sans accord|autorisation|consentement ...",
)

INTENTS: tuple[Intent, ...] = (
    Intent(
        "directory.find-when",
        "directory.find-when",
        "A",
        _FIND_WHEN,
        ("what", "when"),
        example="ouvert boulangerie dimanche",
    ),
    Intent("directory.find", "directory.find", "A", _FIND, ("what", "wanted"), example="tel librairie"),
    Intent("directory.market", "directory.market", "A", _MARKET, ("what", "when"), example="marché jeudi"),
    Intent("directory.news", "directory.find", "A", _NEWS, example="quoi de neuf"),
    Intent("directory.objection", "directory.objection", "B", _OBJECTION, ("shop", "words")),
    Intent(
        "directory.claim",
        "directory.claim",
        "C",
        ("fiche {reference}", "[code] [de] [ma] fiche {reference}"),
        ("reference",),
        example="FICHE ABCD-EFGH",
    ),
    Intent(
        "directory.special",
        "directory.special",
        "B",
        SPECIAL,
        ("is", "when", "hours"),
        example="fermé jeudi matin",
        who="shop",
    ),
    Intent(
        "directory.news-publish",
        "directory.news",
        "B",
        PUBLISH,
        ("words",),
        example="info : dédicace samedi 15 h",
        who="shop",
    ),
    Intent(
        "directory.hours",
        "directory.edit",
        "B",
        HOURS_CHANGE,
        ("words",),
        example="horaires mardi à samedi 9h-12h30 14h-19h",
        who="shop",
    ),
    Intent(
        "directory.pitch",
        "directory.pitch",
        "B",
        (
            "absent|absente|absents|absence [marche|place|serai|sera|serons|foire] {when}",
            "[serai|sera|serons|on|la] pas [la|present|presente] marche|place|foire {when} [camion|panne"
            "|cause]",
            "viens|viendrai|viendra|venons|viendrons|vient pas [marche|place] {when}",
            "pas stand|etal|camion|marche|deballage {when}",
            "pas present|presents {when} [marche]",
            "? pas {when}",
            "deballe|deballerai|deballons pas {when}",
        ),
        ("when",),
        example="absent jeudi",
        who="shop",
    ),
    Intent(
        "directory.holiday",
        "directory.holiday-reply",
        "B",
        (
            "ferie|feries ouvert|ouverte|ouvre|oui|ferme|fermee|non [tout] [ete]",
            "ferie|feries ouvert|ouverte|ouvre|ferme|fermee {when}",
            "[jour] ferie|feries [serons|serai|sera|on|nous] ouvert|ouverts|ouvre|ouvrons|ferme"
            "|fermes|fermons",
            "ouvert|ouvre|ouvrons|ferme|fermons [pour|jour] ferie|feries",
        ),
        ("when",),
        example="férié ouvert",
        who="shop",
    ),
    Intent(
        "directory.claim-request",
        "directory.claim-request",
        "B",
        (
            "[avoir|obtenir|prendre|recuperer|demande|demander|veux|voudrais] fiche [commerce"
            "|magasin|boutique|{shop}]",
            "fiche {shop} [m] appartient",
            "[suis] patron|patronne|gerant|gerante|proprietaire [de|du]"
            " commerce|boutique|magasin|salon|{shop}",
            "commerce|boutique|magasin|salon|{shop} appartient",
            "[pas|jamais|toujours] recu [la|de] lettre|courrier [fiche|code|mairie]",
            "comment avoir|obtenir fiche|code|lettre",
        ),
        ("shop", "words"),
    ),
)
