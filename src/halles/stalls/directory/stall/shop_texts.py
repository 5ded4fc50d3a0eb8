"""How a shop says by text message that it is closed, open, has new hours or something new."""

_CLOSED, _OPENED = "{is=closed}", "{is=open}"
_MINE = "[{what:kind}]"
_WHY = "[exceptionnel|exceptionnelle|exceptionnellement|cause|maladie|deuil|travaux|inventaire|formation"
_WHY += "|panne|enterrement|mariage"
_WHY += "|familiale|familial|raison|raisons|personnelle|personnelles|restera|reste|inclus|plustot"
_WHY += "|plus tard|annuelle|annuels|annuel|part|pars"
_WHY += "|partons|fete|fetes|marche|foire|attention|info|non|stop|continu|continue|journee]"

SPECIAL = (
    f"{_CLOSED} {_MINE} ferme|fermes|fermer|fermeture|fermee|fermera|fermerai|fermerons|fermons {_WHY}",
    f"{_CLOSED} {_MINE} [exceptionnellement|restera|reste] ferme|fermee|fermes|fermeture {_WHY}",
    f"{_CLOSED} {_MINE} conges|vacances|conge {_WHY}",
    f"{_CLOSED} {_MINE} ouvre|ouvrons|ouvrirai|ouvrira|ouvrirons|ouvert|ouverte|ouverts|ouvrent"
    f"|travaille|travaillons pas",
    f"{_CLOSED} pas (ouvert|ouverte|ouverture|boutique|magasin)",
    f"{_CLOSED} pas ouvert|ouverte|ouverture",
    f"{_CLOSED} relache|repos {{when}}",
    f"{_OPENED} {_MINE} ouvert|ouverte|ouverts|ouvre|ouvrons|ouvrirai|ouverture|ouvrira|ouvrirons {_WHY}",
    f"{_OPENED} {_MINE} ouvert|ouvre|ouverture exceptionnel|exceptionnelle|exceptionnellement",
    f"{_OPENED} exceptionnel|exceptionnellement ouvert|ouvre|ouverture",
    f"{_OPENED} ouvre|ouvert ... aulieude ...",
    f"{_OPENED} ouvert|ouvre ... fete|fetes ...",
    f"{_OPENED} nocturne",
    f"{_OPENED} {_MINE} ouvert|ouverte|ouvre quand meme",
)

HOURS_CHANGE = (
    "[mes|voici|changement|changer|modifier|modification|modif|nouveaux|mettre|mettez] horaires|horaire"
    " {words:figures}",
    "[nouvelles|mes|voici] heures ouverture {words:figures}",
    "[changement|changer|modifier|modif|nouveaux|mes|voici] ouverture jours|heures {words:figures}",
)

PUBLISH = (
    "info|infos|annonce|annoncer|annoncez|actualites|actualite|news|publier|publie|publiez|publication"
    "|diffuser [nouvelle|info]"
    " {words}",
    "nouveau|nouveaute|nouveautes|nouvelle : {words}",
    "nouveau|nouveaute [a|chez] {what:kind} : {words}",
    "nouveaute [{what:kind}] {words}",
    "arrivage|arrivages ...",
    "nouveau|nouvelle|nouveaux ...",
    "promo|promotion|soldes|solde|degustation|dedicace|animation|evenement|atelier ...",
)
