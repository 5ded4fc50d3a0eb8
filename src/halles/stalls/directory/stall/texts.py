"""What a text message can ask of the directory, and how people say it."""

from halles.kit.manifest import Intent

_OPEN = "ouvert|ouverte|ouvre|ouvrent|ouvrir"

_FIND_WHEN = (
    f"[qui|quel|quoi] [est] [encore] {_OPEN} [encore] [{{what}}]",
    f"[est ce que] {{what}} [est] [encore] {_OPEN} [encore] [ou pas|ou ferme|ou c est mort]",
    f"[savoir|dites|dire] [si] {{what}} [est|sera] [encore] {_OPEN}",
    f"(quelque chose|quoi|un endroit) [d] {_OPEN} [pour manger|pour boire]",
    f"[cherche] {{what}} {_OPEN} [pour manger]",
    "{what:kind} ferme|fermee ?",
    "[est ce que] {what:kind} ferme|fermee|ferment ?",
    "[est ce que] {what:kind} est elle|il|t ferme|fermee",
    "{what:kind} (de garde)",
    f"[a|quelle] [heure] {{what}} {_OPEN} [jusqu] [quand]",
    f"{_OPEN} [chez|la] {{what}}",
    f"jusqu [a] [quand|quelle heure] {_OPEN} {{what}}",
    "liste|quels|quelles {what:kind} {when}",
    "who|what|is open [{what}]",
)

_PHONE, _ADDRESS, _HOURS = "{wanted=phone}", "{wanted=address}", "{wanted=hours}"

_FIND = (
    f"{_PHONE} [quel|donnez|donner|avoir|cherche|quoi] [est] telephone|tel|numero|num|06|02|portable [telephone] {{what}}",
    f"{_PHONE} {{what}} telephone|tel|numero|num",
    f"{_PHONE} [comment] appeler|joindre|contacter|telephoner [a] {{what}}",
    f"{_PHONE} {{what}} [a t elle|il] [un] telephone|numero",
    f"{_ADDRESS} [quel|quelle|donnez|avoir|cherche|quoi] [est] adresse|localisation|emplacement {{what}}",
    f"{_ADDRESS} {{what}} adresse",
    f"{_ADDRESS} ou [est|sont|se trouve|situe|c est] {{what:kind}}",
    f"{_ADDRESS} {{what:kind}} [c est|est|se trouve|situe|elle est] ou",
    f"{_ADDRESS} [cherche] {{what:kind}} [c est] ou",
    f"{_ADDRESS} (dans quelle rue|quelle rue|comment aller|comment on va|chemin pour) {{what}}",
    f"{_ADDRESS} where is {{what:kind}}",
    f"{_HOURS} [quel|quels|donnez|connaitre] [sont] horaires|heures|horaire [ouverture] {{what}}",
    f"{_HOURS} {{what}} horaires|horaire",
    f"{_HOURS} [a] quelle heure ouvre|ferme|ferment|ouvrent {{what}}",
    f"{_HOURS} {{what}} [ca|elle|il] ouvre|ferme|ferment|ouvrent [a] quelle heure|quand",
    f"{_HOURS} {{what}} [a] quelle heure (ca|elle|il) ouvre|ferme",
    f"{_HOURS} quand [est ce que] ouvre|ferme {{what}}",
    f"{_HOURS} {{what}} ouvre|ouvert|ferme quand|(quels jours)",
    "coordonnees|infos|renseignements|contact {what}",
    "{what:kind} coordonnees|contact|fiche",
    "[je] cherche|recherche|besoin|trouver {what:kind}",
    "ou trouver|trouve {what:kind}",
    "[est ce que] ya [t il] {what:kind} [en ville|dans bourg|ici]",
    "connaissez|connais [vous] {what:kind}",
    "{what:kind}",
)

_MARKET = (
    "marche",
    "{what:market} [c est] quand|(quel jour|quels jours)|ou|(quelle heure|quelles heures)|horaires|heures|date",
    "heure|heures|jour|jours|horaires|dates|lieu {what:market}",
    "[quand|ou|(quel jour)|(a quelle heure)] [est|a lieu|se tient|c est] {what:market}",
    "[ya] [t il] {what:market} [?]",
    "[ya] qui|quoi [au|sur] marche|place|halles",
    "[est ce que] [ya] {what:seller} [est|sera|seront|vient|present|presents|la] [encore] [au|sur] [marche|place] [encore]",
    "[quand|(quel jour)] vient|passe|revient|presents|present {what:seller}",
    "{what:seller} [elle|il] vient|passe|revient|present [encore] [quand|quel jour]",
    "quels {what:seller} presents|viennent|seront [marche|place]",
    "{what:seller} [au] marche",
    "qui [est|vient|sera] [present] [au] marche",
    "ou|quand {what:seller}",
)

_NEWS = (
    "(quoi de neuf)|(du neuf)|(quoi de nouveau)|(koi 2 9)",
    "[quelles] [sont] [les] [dernieres] nouvelles|actualites|actus|actu|nouveautes|infos|informations [des|chez] [commerces|commercants|magasins|boutiques|ville|bourg|semaine|jour]",
    "[qu est ce qu] ya [t il] [de|du] nouveau|neuf [en|chez|dans] [ville|bourg|commerces|commercants|magasins|boutiques]",
    "des nouvelles|infos [?]",
    "(que se passe t il)|(quoi se passe)|(se passe quoi) [ville|commerces|magasins|weekend]",
    "nouveaux|nouveau|nouveautes commerces|commercants|magasins|boutiques",
    "[les] promos|promotions|evenements|animations [commerces|magasins|ville]",
)

_OBJECTION = (
    "... supprimer|retirer|enlever|effacer|oter|effacement|suppression|retrait|virer [de] [ma|la|mon] fiche|page|donnees|coordonnees [{shop}] ...",
    "... supprimer|retirer|enlever|effacer fiche {shop} ...",
    "... retirer|enlever|supprimer|effacer|sortir|sortez|virer|rayer moi|mon|nom|commerce|entreprise|cabinet|magasin|boutique|numero [de] [votre] site|annuaire|liste|page|tel|nom ...",
    "... veux|souhaite|desire pas|plus (etre|apparaitre|figurer) [sur|dans|chez] [votre|vous] [site|annuaire|liste|chez vous] ...",
    "... rgpd|cnil ...",
    "... oppose|opposition publication|fiche|site ...",
    "... retirez|sortez moi ...",
    "... fiche sans [mon] accord|autorisation ...",
)

_CLOSED, _OPENED = "{is=closed}", "{is=open}"

_SPECIAL = (
    f"{_CLOSED} [je|on|magasin|boutique|nous] [serai|serons|sera|suis|sommes|est] ferme|fermes|fermer|fermeture|fermee [exceptionnel] [pour|cause] [{{when}}]",
    f"{_CLOSED} [exceptionnellement] ferme|fermons|fermera|fermerai|fermerons",
    f"{_CLOSED} conges|vacances|vacs [annuels]",
    f"{_CLOSED} [suis|sommes|serai|sera|part|pars] [en] conges|vacances",
    f"{_CLOSED} (n ouvre|ouvre|ouvrons|ouvrirai|ouvrira|ouvrirons) pas",
    f"{_CLOSED} pas (ouvert|ouverte|ouverts)",
    f"{_OPENED} [exceptionnel] [serai|serons|suis|sommes|est] ouvert|ouverte|ouverts|ouvre|ouvrons|ouvrirai|ouverture|ouvrira [exceptionnel]",
    f"{_OPENED} nocturne",
    f"{_OPENED} ouvert|ouverte|ouvre quand meme",
)

_HOURS_CHANGE = (
    "[mes|voici|changement|changer|modifier|modification|modif|les] [nouveaux] horaires|horaire|heures {words}",
    "[nouveaux|nouvel] horaires|horaire {words}",
    "[changement|modif|modification|nouveaux] (d horaires|de mes horaires|mes horaires) {words}",
    "(heures d ouverture)|(jours d ouverture) {words}",
    "a partir {words}",
)

_PUBLISH = (
    "info|infos|annonce|actu|actualite|nouvelle|news|publier|publie|publication {words}",
    "publier|publiez|annoncer|annoncez|diffuser [une|la|sur] [nouvelle|info|annonce] {words}",
    "nouveau|nouveaute|nouveautes : {words}",
    "nouveau|nouveaute [a|chez] (la|le|l) [shop] {words}",
    "nouveaute {words}",
    "arrivage|arrivages ...",
    "nouveau|nouvelle|nouveaux ...",
    "promo|promotion|soldes|degustation|dedicace|animation|evenement|atelier ...",
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
    Intent("directory.news", "directory.follow", "A", _NEWS, example="quoi de neuf"),
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
        _SPECIAL,
        ("is", "when", "hours"),
        example="fermé jeudi matin",
        who="shop",
    ),
    Intent(
        "directory.news-publish",
        "directory.news",
        "B",
        _PUBLISH,
        ("words",),
        example="info : dédicace samedi 15 h",
        who="shop",
    ),
    Intent(
        "directory.hours",
        "directory.edit",
        "B",
        _HOURS_CHANGE,
        ("words",),
        example="horaires mardi à samedi 9h-12h30 14h-19h",
        who="shop",
    ),
    Intent(
        "directory.pitch",
        "directory.pitch",
        "B",
        (
            "absent|absente|absents|absence {when}",
            "[je|on|serai|sera|serons|suis] pas [la|present] [au|sur] marche|place|halles|foire {when}",
            "(ne viens|viens|viendrai|viendra|venons|viendrons) pas [au|sur] [marche|place] {when}",
            "pas [de|d] stand|etal|camion|marche {when}",
            "[serai|suis|sera] absent [du] [marche] {when}",
        ),
        ("when",),
        example="absent jeudi",
        who="shop",
    ),
)
