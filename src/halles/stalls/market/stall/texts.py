"""What a text message can ask of the market, and how people say it."""

from halles.kit.manifest import Intent
from halles.stalls.market.stall.shop_texts import BACK, GONE, PAUSE, PRICE, REPLY, RESUME, SERVE

_FIND = (
    "qui|quel vend|vends|vendent|propose|proposent|aurait|fait|stocke [magasin|boutique|commerce|encore"
    "|dans] {what:thing}",
    "quia {what:thing} [encore]",
    "qui|quel magasin|boutique|commerce {what:thing}",
    "ou [peux|peut|puis|pourrais] trouver|trouve|acheter|achete|avoir|procurer|commander {what:thing}",
    "ou [en] ya {what:thing} [ville|bourg]",
    "faut {what:thing} [ou|trouver|urgent|qui|quia]",
    "{what:thing} qui|quia",
    "disponibilite {what:thing}",
    "[veux|voudrais] trouver|trouve|acheter|achete {what:thing} [ou|quelquepart]",
    "[ou|svp|voudrais] cherche|recherche|cherchons|recherchons {what:thing} [ou|quelquepart|qui|trouver]",
    "besoin {what:thing} [ou|qui|quelquepart|trouver|urgent]",
    "{what:thing} ou [trouver|acheter|trouve|achete|quelquepart]",
    "{what:thing} (qui vend)|quia|(qui fait) [pouvez|dites]",
    "{what:thing} trouve|vend|achete|trouver ou",
    "[ya|reste|encore] {what:thing} quelquepart",
    "reste {what:thing} quelquepart|ou",
    "vousavez|vendez|auriez {what:thing} ?",
    "quelquun vend|vends|aurait|propose {what:thing}",
    "[ou|quelquepart] trouve|vend {what:thing} ou|quelquepart",
    "savez [pouvez|dire] ou|qui [trouver|acheter|vend|achete] {what:thing}",
)

_QUESTION = "[pouvez|pourriez|peux|peut|voudrais|veux|faut|svp|pose|poser|posez|aimerais]"
_ALL = "commerces|magasins|commercants|boutiques|tous|toutes"

_ASK = (
    f"{_QUESTION} demander|demande|demandez {{shop}} {{words}}",
    f"{_QUESTION} question {{shop}} {{words}}",
    f"{_QUESTION} question|demander|demande|demandez {_ALL} [{_ALL}] {{words}}",
    "dites|dire|message|transmettre|transmettez [pour] {shop} : {words}",
)

_KEEP = "reserver|reserve|reservez|commander|commande|commandez|garder|garde|gardez|reservation|retenir"
_KEEP += "|retenez|bloquer"
_WISH = "[voudrais|veux|aimerais|souhaite|souhaiterais|faudrait|faut|peux|pouvez|pourriez|peut|cest|pour"
_WISH += "|svp|passer|possible]"

_ORDER = (
    f"{_WISH} [habitude|passe|decote] {_KEEP} [{_KEEP}] {{lines:one}} [decote|passe|passerai|habitude"
    f"|arrive]",
    f"{_WISH} [habitude] mettre|mettez|mets|met|mettrez|laisser|laissez|prevoir|prevoyez|preparer"
    f"|preparez|prepare [decote]"
    " {lines:one} [decote|habitude|passe|passerai|arrive]",
    "voudrais|veux|souhaite|souhaiterais|faudrait|aimerais|desire|prendrai|prendrais|voudrait [avoir"
    "|prendre|bien]"
    " {lines} [decote|svp|passe]",
    "? prends|prend|prendre {lines} [decote|svp|passe]",
    f"{{lines}} [{_KEEP}] [decote|mettre|voudrais|veux|passe]",
    "reservation|commande : {lines}",
    "{lines} decote",
)

_MINE = "reservation|commande|reservations|commandes|panier|achat"
_UNDO = "oublier|oubliez|annuler|annule|annulez|annulation|decommander|decommande|decommandez|supprimer"
_UNDO += "|supprimez|supprime"

_CANCEL = (
    f"[svp|veux|voudrais|dois|pouvez|pourriez|peux|souhaite|voudrez|finalement|faut|numero|code] {_UNDO}"
    f" [{_MINE}|tout|la|numero|code]",
    f"{_UNDO} {_MINE} [{{code}}]",
    f"{_MINE} {_UNDO}",
    f"finalement|changement|change|pardon [{_MINE}] {_UNDO}",
    f"[finalement|{_MINE}|desole] prends|prend|veux|viens|viendrai|passerai|prendrai|viendrons|peux plus"
    f"|pas"
    " [venir|chercher|passer|prendre] {code}",
    "finalement prends|prend|veux|viens|viendrai|passerai|prendrai plus|pas [{what}]",
    f"[finalement] prends|prend|veux|viendrai|passerai|prendrai|viens plus|pas [chercher] {_MINE}|mes|ma"
    f" [{{what}}]",
    f"enlever|enlevez|retirez|stop|renonce|renoncer|arreter {_MINE} [{{code}}]",
    "pourrai|pourrais|pourrons|peux pas|plus [venir|chercher|passer|prendre] chercher|prendre|recuperer"
    f" {_MINE}|{{what}}",
    f"plus besoin|peine {{code}} [{_MINE}]",
    f"{_MINE} [{{code}}] plus besoin|peine",
    f"... {_MINE}|code {{code}} ... veux plus ...",
    f"... {_MINE} ... remettre vente ...",
    f"plus besoin {_MINE} [{{code}}]",
    "? prends|prend|prendrai|veux|voulons|viens plus|pas [finalement|chercher] {what}",
    "(laissez|laisse) tomber [commande|reservation]",
)

_ORDERS = (
    f"[voir|ou|suivi|etat|liste|rappel|rappeler|quel|consulter|toutes|svp] mes|ma {_MINE} [ou|encours]",
    f"suivi|voir|etat|consulter|liste|rappel|ou {_MINE} [svp]",
    f"[est|ma|mes] {_MINE} [{{code}}] [elle|bien|deja] pret|prete|validee|valide|confirmee|acceptee"
    f"|prise|arrivee|disponible [ou|pas]",
    f"{_MINE} {{code}} [elle] [ou] [?]",
    f"qui|quia valide|accepte|pris|confirme {_MINE}",
    f"{_MINE} [quoi|ou] [encours]",
    "pret|prete|prets [ou|pas|encore] ?",
    "pret|prete",
    "bon [mes|ma] {what} [peux|passer|chercher] ?",
    "mes|ma|mon {what} [bien|encore] pret|prete|prets [ou|pas]",
    "{what} pret|prete|prets ?",
    "reserve|commande quoi [deja]",
    "quoi [deja] reserve|commande [deja]",
    f"peux [venir|passer] chercher|recuperer|prendre [{_MINE}|mes|ma] [{{what}}] ?",
    f"quand [pret|prete|recuperer|chercher|passer] {_MINE} [prete|pret]",
    f"[des|nouvelles] nouvelles|point {_MINE}",
)

_ON = "nouvelles|nouveautes|infos|info|actualites|actualite|messages|alertes|news|liste|sms|promos|arrivages"

_FOLLOW = (
    "[veux|voudrais|aimerais|souhaite|svp|je|jveux] suivre|suivez|follow {shop}",
    f"abonner|abonne|abonnez|abonnement|inscrire|inscrivez|inscris|inscrit|ajouter|ajoutez|ajoute [{_ON}"
    f"|moi] {{shop}}",
    f"[voudrais|veux|aimerais|souhaite|pouvez] recevoir|avoir|tenu|tenue|prevenu|prevenue|informe"
    f"|informee|prevenir|prevenez|tenez"
    f"|informez|courant [courant|{_ON}|quand] {{shop}}",
    f"[voudrais|veux|recevoir] {_ON} {{shop}} [par|sms]",
)

_UNFOLLOW = (
    "[veux|voudrais|desire|souhaite|jveux] plus suivre|suivi|suivez {shop}",
    "arreter|arrete|arretez|stop|cesser|fini|stopper [suivre|suivi] {shop}",
    "stop|arreter|arrete suivi|suivre|nouvelles|infos|abonnement [{shop}]",
    f"desabonner|desabonne|desabonnez|desinscrire|desinscris|desinscrivez [seulement|juste|{_ON}]"
    f" {{shop}} [seulement|juste]",
    f"[veux|voudrais|souhaite] plus [recevoir|avoir] {_ON} {{shop}} [reste|ok|seulement]",
    f"retirer|retirez|enlever|enlevez|supprimez|otez [suivi|{_ON}|moi] {{shop}}",
    "[veux|voudrais] plus abonne|abonnee|inscrit|inscrite {shop}",
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
        (
            "[voici|nouvelle|mon] ardoise [jour] : {words}",
            "[voici|nouvelle|mon] ardoise [jour] {words:figures}",
        ),
        ("words",),
        example="ardoise : bar 24,90 kg ; sardines 8 kg",
        who="shop",
    ),
    Intent("market.gone", "market.slate", "B", GONE, ("what",), example="plus de bar", who="shop"),
    Intent("market.back", "market.slate", "B", BACK, ("what",), example="de nouveau du bar", who="shop"),
    Intent("market.reply", "market.reply", "B", REPLY, ("number", "word"), example="12 oui", who="shop"),
    Intent(
        "market.serve",
        "market.serve",
        "B",
        SERVE,
        ("code", "word", "words"),
        example="4821 prêt",
        who="shop",
    ),
    Intent("market.pause", "market.serve", "B", PAUSE, ("hours", "when"), example="pause 2h", who="shop"),
    Intent("market.resume", "market.serve", "B", RESUME, example="reprendre", who="shop"),
    Intent(
        "market.price",
        "market.sell",
        "B",
        PRICE,
        ("what", "price"),
        example="prix baguette 1,20",
        who="shop",
    ),
)
