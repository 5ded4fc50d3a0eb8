"""What a text message can ask of the market, and how people say it."""

from halles.kit.manifest import Intent

_RESERVE = "reserver|reserve|commander|commande|garder|garde|reservation|prendre"
_WANT = "[veux|voudrais|aimerais|souhaite|souhaiterais|faudrait|faut|peux|pouvez|pourriez]"

_FIND = (
    "qui vend|vendent|a|aurait|propose|fait|vends [encore] {what}",
    "ou [peut] [on|je] trouver|trouve|acheter|achete|avoir {what}",
    "trouver|trouve|acheter|achete {what} ou",
    "[je] cherche|recherche|cherchons|trouver|acheter {what}",
    "[j ai] besoin [de|d] {what} [ou ca|ou]",
    "{what} ou [trouver|acheter|ca] [quelque part]",
    "{what} (qui vend|qui en vend|qui en a|qui a|se trouve ou|se vend ou)",
    "[il|en] reste {what} quelque part",
    "[est ce que] [ya|trouve] {what} quelque part",
    "quel|quelle magasin|boutique|commerce vend|a|propose {what}",
    "[vous] avez|vendez|auriez {what} ?",
    "[est ce que] quelqu un vend|a {what}",
    "on trouve {what} ou",
)

_ASK = (
    f"[pouvez|pourriez|peux|peut] [vous|tu] demander|demande|demandez [a|au|aux|chez] {{shop}} {{words}}",
    "[je voudrais|j ai] [pose|poser|posez|une|la] question [a|au|aux|pour|chez] {shop} {words}",
    "demander|demande|demandez [aux|a] [tous|toutes] [commerces|magasins|commercants|boutiques] {words}",
    "question [a|aux|pour] [tous|toutes] [commerces|magasins|commercants|boutiques] {words}",
)

_ORDER = (
    f"{_WANT} [je] {_RESERVE} [moi] {{lines}}",
    f"{_WANT} mettre|mettez|mets|met [moi] [de cote] {{lines}} [de cote]",
    f"{_WANT} mettre|mettez|mets|laisser|laissez|gardez [moi] [de cote] {{lines}}",
    f"veux|voudrais|souhaite|faudrait|prends|prendrai|prendrais|aimerais|desire [{_RESERVE}] {{lines}}",
    "{lines} [a] [reserver|garder|commander|reserve]",
    "reservation|commande [de|pour|:] {lines}",
    "{lines} de cote",
)

_CANCEL = (
    "annuler|annule|annulez|annulation [reservation|commande|resa] [{code}]",
    "{code} [a] annuler|annule|annulation",
    "[finalement] [je] (prends pas|prends plus|veux plus|voulais plus|viens pas|viendrai pas|passerai pas|prendrai pas) [reservation|commande|{what}]",
    "supprimer|supprime|supprimez|enlever|decommander|decommande [reservation|commande|resa] [{code}]",
    "[reservation|commande] {code} ... [en] (veux plus|remettre en vente|prends pas|annuler)",
    "plus besoin [de] [reservation|commande|{what}] [{code}]",
    "[reservation|commande] annuler|annule [{code}]",
    "[vous] pouvez annuler|remettre [en] [vente] [reservation|commande] [{code}]",
)

_MINE = "reservation|commande|resa|reservations|commandes|panier"

_ORDERS = (
    f"[voir|ou|suivi|etat|liste|rappel] [en] [est|sont] [mes|ma] {_MINE} [en est] [ou] [encours]",
    f"suivi|voir|etat {_MINE}",
    f"[mes|ma] {_MINE} [{{code}}] [est|sont|elle] [bien] pret|prete|validee|valide|confirmee|acceptee",
    f"qui [a] valide|accepte [mes|ma] {_MINE}",
    "[est ce que] [c est] pret|prete [?]",
    "(c est bon) pour [mes|ma] {what}",
    "[mes|ma] {what} [est|sont] pret|prete|prets",
    "[j ai] reserve|commande quoi [deja]",
    "(qu est ce que|quoi) [j ai] reserve|commande [deja]",
    f"ou [en] [est] {_MINE}",
    f"[est ce que] [je] peux [venir|passer] chercher|recuperer [mes|ma] [{_MINE}|{{what}}]",
    f"[mes|ma] {_MINE} (en est ou|en est)",
    f"quand [est] pret|prete {_MINE}",
)

_FOLLOW = (
    "[veux|voudrais] suivre|suis|suivi|follow {shop}",
    "abonner|abonne|abonnement|inscrire|inscrivez|inscris|ajouter|ajoutez|abonnez [moi] [a|au|aux] [la] [nouvelles|liste|infos|actualites|nouveautes|alertes] [de|du|des] {shop}",
    "[veux|voudrais|aimerais|souhaite] [etre|recevoir|avoir] [tenu|tenue|prevenu|prevenue|informe|informee|recevoir] [au courant] [des] [nouvelles|nouveautes|infos|actus|actualites|alertes] {shop}",
    "recevoir|avoir [les] nouvelles|infos|actus|actualites|nouveautes {shop}",
    "[tenez|prevenez|informez] moi [au courant] [quand] [nouvelles|nouveautes|infos] {shop}",
)

_UNFOLLOW = (
    "[veux|voudrais|desire|souhaite] plus suivre|suivi {shop}",
    "arreter|arrete|arretez|stop|cesser [de] suivre|suivi {shop}",
    "stop|arreter|arrete {shop}",
    "desabonner|desabonne|desabonnez|desinscrire|desinscris [moi] [seulement|juste] [nouvelles|infos] [de|du] {shop} [seulement|juste]",
    "[veux] plus [recevoir|de|les] nouvelles|infos|messages|actus|sms|alertes [de|du|des] {shop} [le reste ok]",
    "retirer|retirez|enlever|enlevez [moi] [de|du] [suivi|liste] {shop}",
    "[veux|voudrais] plus (etre abonne|etre abonnee|abonne|abonnee) {shop}",
)

_GONE = (
    "[ya|ai|a|avons|nous|il] plus [un|une|1] [seul|seule|rien|aucun|aucune] {what} [vendre|desole]",
    "[ya|ai|a] plus rien [en|comme] {what}",
    "[en] rupture [stock|de|:] {what}",
    "{what} [est|sont|en] [en] rupture|epuise|epuisee|termine|terminee|fini|finie|finis",
    "epuise|epuisee|fini|finie|finis|termine|terminee|manque {what}",
    "manque {what} [plus rien]",
    "[ai|a] [tout] vendu [tout] {what}",
    "{what} [tous] [sont] partis|parties|parti|vendus|vendues [tous]",
    "{what} ya [en] plus",
    "[ya|ai] plus {what}",
)

_BACK = (
    "[ya|ai|a|avons] [de nouveau|a nouveau] encore|nouveau|re|retour {what}",
    "{what} [de|est|sont] [de] nouveau|retour|revenu|revenus|revenues|revenue|rentre|arrive|dispo|disponible [nouveau]",
    "{what} (de retour|de nouveau|a nouveau)",
    "(de nouveau|a nouveau) {what}",
    "retour {what}",
)

_YES, _NO, _TOMORROW = "{word=yes}", "{word=no}", "{word=tomorrow}"
_OUI = "oui|ok|(d accord)|accepte|acceptee|valide|confirme|(c est bon)|bon"
_NON = "non|refuse|impossible|rupture|(peut pas)|(peux pas)|(pas possible)"

_REPLY = (
    f"{_YES} [question|la|:] {{number}} [c est|on a] oui|ok|(on en a)|(on a)|(j en ai)|bon [words]",
    f"{_NO} [question|la] {{number}} [c est] non|plus|(on en a pas)|(j en ai pas)|(y en a plus)|(pas)",
    f"{_TOMORROW} [question|la] {{number}} [non|on en aura|j en aurai|pas avant|oui] demain [matin]",
    f"{_YES} oui|ok {{number}}",
    f"{_NO} non {{number}}",
    f"{_TOMORROW} demain {{number}}",
)

_SERVE = (
    f"{{word=handed}} [commande|la] {{code}} [est|a ete] remis|remise|emporte|emportee|donne|donnee|recupere|recuperee|retire|retiree|pris|prise|parti|partie|livre|livree|(est passe|est passee)",
    f"{{word=ready}} [commande|la] {{code}} [est|c est] pret|prete|prets|pretes [{{words}}]",
    f"{{word=ready}} {{code}} [est] (au frais|au chaud|peut passer|peut venir|vous attend)",
    f"{{word=ready}} pret|prete {{code}}",
    f"{{word=ready}} [{{what}}] [de|la] {{code}} [sont|est] pret|prete|prets|pretes",
    f"{_YES} [commande|la|pour] {{code}} [c est|est] {_OUI} [{{words}}]",
    f"{_YES} {_OUI} [pour|la] [commande] {{code}}",
    f"{_NO} [commande|la|pour] {{code}} [c est|est|on] {_NON} [{{words}}]",
    f"{_NO} {_NON} [pour|la] [commande] {{code}} [{{words}}]",
    f"{_NO} [commande] {{code}} plus {{words}}",
    f"{{word=handed}} remis|remise|donne|emporte {{code}}",
)

_PAUSE = (
    "pause|pauses [commandes|reservations] [{hours}]",
    "[mettre|mettez|mets] [moi] [en] pause [commandes|reservations] [{hours}]",
    "suspendre|suspendez|arreter|arretez|bloquer|stopper|couper|stop [les] commandes|reservations [{hours}]",
    "[ai] [mains farine] plus|pas [de] commandes|reservations [pendant|avant|{hours}]",
    "[je] prends|prenons plus|pas [de] commandes|reservations [{hours}]",
)

_RESUME = (
    "reprendre|reprise|reprends|reprend|reprenons|reprenez [commandes|reservations|vente]",
    "fin|fini|finie|terminee|termine|stop|arreter|enlever|lever [de|la|ma] pause",
    "pause [est] fini|finie|terminee|termine|levee",
    "relancer|reactiver|rouvrir|remettre|redemarrer|rallumer|relance [les] commandes|reservations",
    "[c est bon] reprends|reprend commandes|reservations",
    "... (de nouveau|a nouveau|renvoyer|reenvoyer) [envoyer|prendre|recevoir] commandes|reservations",
    "[suis] dispo|disponible|pret|prete [pour] commandes|reservations [nouveau]",
    "... renvoyer commandes|reservations",
    "... commandes|reservations (a nouveau|de nouveau)",
)

INTENTS: tuple[Intent, ...] = (
    Intent("market.find", "market.find", "A", _FIND, ("what",), example="qui vend des piles"),
    Intent(
        "market.ask",
        "market.ask",
        "B",
        _ASK,
        ("shop", "words"),
        example="demande à la librairie : avez-vous le dernier Astérix ?",
    ),
    Intent(
        "market.order",
        "market.order",
        "B",
        _ORDER,
        ("lines", "shop", "when"),
        example="réserver 2 baguettes demain",
    ),
    Intent("market.cancel", "market.order", "B", _CANCEL, ("code",), example="annuler 4821"),
    Intent("market.orders", "market.order", "A", _ORDERS, example="mes réservations"),
    Intent("market.follow", "market.follow", "B", _FOLLOW, ("shop",), example="suivre librairie"),
    Intent("market.unfollow", "market.follow", "B", _UNFOLLOW, ("shop",)),
    Intent(
        "market.slate",
        "market.slate",
        "B",
        ("[voici|nouvelle] ardoise [jour|du jour] {words}",),
        ("words",),
        example="ardoise : bar 24,90 kg ; sardines 8 kg",
        who="shop",
    ),
    Intent("market.gone", "market.slate", "B", _GONE, ("what",), example="plus de bar", who="shop"),
    Intent("market.back", "market.slate", "B", _BACK, ("what",), example="de nouveau du bar", who="shop"),
    Intent("market.reply", "market.reply", "B", _REPLY, ("number", "word"), example="12 oui", who="shop"),
    Intent(
        "market.serve",
        "market.serve",
        "B",
        _SERVE,
        ("code", "word", "words"),
        example="4821 prêt",
        who="shop",
    ),
    Intent("market.pause", "market.serve", "B", _PAUSE, ("hours", "when"), example="pause 2h", who="shop"),
    Intent("market.resume", "market.serve", "B", _RESUME, example="reprendre", who="shop"),
    Intent(
        "market.price",
        "market.sell",
        "B",
        (
            "[nouveau|changer|changement] prix|tarif [de] {what} [a|est|passe a] {price}",
            "{what} [a|est|coute] passe|passent|coute|monte|descend|baisse|augmente [a] {price}",
            "{what} [est] [a] {price} [maintenant|desormais]",
        ),
        ("what", "price"),
        example="prix baguette 1,20",
        who="shop",
    ),
)
