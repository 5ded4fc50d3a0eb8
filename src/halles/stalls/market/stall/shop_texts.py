"""How a shop says by text message what it has, answers questions and orders, pauses and prices."""

GONE = (
    "plus 1|un|une|aucun|aucune|pas seul|seule {what}",
    "plus seul|seule {what}",
    "[ya|ai|avons|nous|rien|desole|du|tout] plus [rien|seul|seule|vendre|desole|aujourdhui|1|un|une"
    "|aucun] {what} [vendre|desole]",
    "[ya|ai|a] plus rien [en|comme] {what}",
    "rupture [stock|en|:] {what}",
    "{what} [est|sont|en|tous|toutes|tout|stock] epuise|epuisee|termine|terminee|fini|finie|finis"
    "|rupture|partis|parties|vendus|vendues"
    " [tous|stock]",
    "epuise|epuisee|fini|finie|finis|termine|terminee|manque [plus|rien|les|tout] {what} [plus|rien]",
    "[ai|a] tout vendu {what}",
    "[ai|a] vendu tout|tous|toutes {what}",
    "{what} [il] ya plus",
)

BACK = (
    "nouvelle fournee {what}",
    "reassort|reassortiment|reapprovisionne {what}",
    "[ya] encore|denouveau|re|retour {what} [stock|rayon|arrive]",
    "{what} denouveau|retour|revenu|revenus|revenue|revenues|rentre|rentres|disponible|disponibles"
    " [stock|rayon]",
    "{what} arrives|arrivees|arrive",
    "[a|ai|avons] retrouve|refait {what}",
    "retour {what}",
)

_YES, _NO, _TOMORROW = "{word=yes}", "{word=no}", "{word=tomorrow}"
_READY, _HANDED = "{word=ready}", "{word=handed}"
_SAY_YES = "oui|ok|daccord|accepte|acceptee|valide|validee|confirme|confirmee|bon|possible|garde"
_SAY_NO = "non|refuse|refusee|impossible|rupture|annule|epuise"
_FETCHED = "remis|remise|emporte|emportee|donne|donnee|recupere|recuperee|retire|retiree|pris|prise"
_FETCHED += "|parti|partie|livre|livree"
_FETCHED += "|servi|servie|encaisse|venu|venue|fait|faite"
_DONE = "pret|prete|prets|pretes|preparee|prepare"

REPLY = (
    f"{_YES} [question|la|reponse] {{number}} [en|on|avons|reste] oui|ok|disponible [{{words}}]",
    f"{_YES} {{number}} onena|jenai",
    f"{_NO} [question|la|reponse] {{number}} [c est|desole] non|aucun|rupture|epuise|jamais [{{words}}]",
    f"{_NO} [question|la] {{number}} [en|ai|avons|ya|onena] plus|pas [desole]",
    f"{_TOMORROW} [question|la|reponse] {{number}} [non|aura|aurai|avant|oui|livre|arrive|recoit|sera]"
    f" demain [matin|soir|aura] [{{words}}]",
    f"{_YES} oui|ok [question|pour|a|la] {{number}}",
    f"{_NO} non [question|pour|a|la] {{number}}",
    f"{_TOMORROW} demain [question|pour|a|la] {{number}}",
)

SERVE = (
    f"{_HANDED} [commande|client|cliente|la] {{code}} {_FETCHED}",
    f"{_HANDED} {_FETCHED} [commande|la] {{code}}",
    f"{_HANDED} [client|cliente] passe|passee|venu|venue [prendre|chercher] {{code}}",
    f"{_HANDED} {{code}} passe|passee|venu|venue",
    f"{_READY} [commande|la|c est|sont] {{code}} {_DONE} [{{words}}]",
    f"{_READY} {{code}} frais|chaud|(peut passer)|(peut venir)|(peuvent passer)|attend|emballe|emballee"
    f" [peut|passer|elle]",
    f"{_READY} {_DONE} [commande|la] {{code}}",
    f"{_READY} [{{what}}] {{code}} {_DONE}",
    f"{_YES} [commande|la|pour] {{code}} {_SAY_YES} [{{words}}]",
    f"{_YES} {_SAY_YES} [pour|la|commande] {{code}}",
    f"{_NO} [commande|la|pour|desole] {{code}} {_SAY_NO} [{{words}}]",
    f"{_NO} {{code}} peut|peux|pourrai|possible pas [{{words}}]",
    f"{_NO} {_SAY_NO} [pour|la|commande] {{code}} [{{words}}]",
    f"{_NO} [commande] {{code}} plus {{words}}",
    f"? {_NO} [commande] {{code}} pas",
)

_CALLS = "commandes|reservations|commande|reservation"

PAUSE = (
    f"pause|pauses [{_CALLS}|{{hours}}|mettre|svp|mettez|fais|faire|je|en|pendant|jour|journee|jusqu]",
    f"suspendre|suspendez|suspend|arreter|arretez|arrete|bloquer|bloquez|stopper|stoppez|couper|coupez"
    f"|stop {_CALLS} [pendant|jusqu]",
    f"... plus|pas {_CALLS} [{{hours}}|pendant|avant|jusqu|aujourdhui|prends|prenons|svp]",
)

RESUME = (
    f"reprendre|reprise|reprends|reprend|reprenons|reprenez [{_CALLS}|vente|bon|peut]",
    "fin|fini|finie|terminee|termine|stop|arreter|enlever|enlevez|lever|annuler|sortir [de] pause",
    "pause [est] fini|finie|terminee|termine|levee",
    f"relancer|reactiver|rouvrir|remettre|redemarrer|rallumer|relance|relancez|remettez|rouvrez"
    f"|reactivez|reouvrir {_CALLS}",
    f"(denouveau|renvoyer|reenvoyer|renvoyez) [pouvez|envoyer|prendre|prends|peux|recevoir] {_CALLS}",
    f"disponible|pret|prete [pour|je] {_CALLS} [denouveau]",
    f"... {_CALLS} denouveau ...",
    f"pouvez [de] (renvoyer|envoyer|reprendre) {_CALLS}",
)

PRICE = (
    "[nouveau|changer|changement|mettre|mettez|modifier] prix|tarif [nouveau] {what} {price}",
    "{what} passe|passent|coute|coutent|monte|descend|baisse|vaut [maintenant] {price}",
    "{what} {price} maintenant|desormais",
    "{what} {price}",
    "{what} prix|tarif {price}",
)
