"""What a text message can ask of stock, and how people say it."""

from halles.kit.manifest import Intent

_COUNTED = "stock|inventaire|comptage|compte"
_LEFT = "reste|restent|restant|restants|restantes"
_SOLD = "vendu|vendus|vendue|vendues|vente|ventes|sorti|sortie|sortis"
_CAME = "recu|recus|recue|recues|reception|livraison|livre|livres|arrivee|entree|rentre|rentree"

_MAKE = "cuire|preparer|commander|fabriquer|prepare|produire|faire|fais|cuis|enfourner|petrir|prevoir"

INTENTS: tuple[Intent, ...] = (
    Intent(
        "stock.count",
        "stock.take",
        "B",
        (
            f"{_COUNTED} [fait|jour|de|:|boutique|rayon] {{lines}}",
            f"[en] {_LEFT} [en|plus|boutique|rayon|stock] {{lines}}",
            f"{{lines}} {_LEFT}|stock|rayon [en]",
            "encore {lines} [stock|rayon]",
            "plus {lines} [stock]",
            f"{{what}} {_LEFT}|stock {{quantity}}",
            "jenai|onena {quantity} {what}",
            "[ai] compte|comptes {lines}",
            "jenai|onena {lines}",
            "ya|avons {lines} [en] stock|rayon|reserve|boutique",
            f"{_LEFT} [en] {{lines}}",
        ),
        ("what", "quantity", "lines"),
        example="stock baguette 40",
        who="shop",
    ),
    Intent(
        "stock.arrival",
        "stock.take",
        "B",
        (
            f"[ai|a|avons|arrivage|bien|jour|matin|de] {_CAME} [:|jour|stock|mettre] {{lines}} [mettre"
            f"|stock|matin]",
            f"[ai] {{lines}} [ai|bien] {_CAME} [stock|mettre]",
            f"arrivage {_CAME} {{lines}} [mettre|stock]",
            "recevoir {lines} [viens|vient|venons]",
            "? arrivage {lines}",
        ),
        ("what", "quantity", "lines"),
        example="reçu 30 baguettes",
        who="shop",
    ),
    Intent(
        "stock.sold",
        "stock.day",
        "B",
        (
            f"[ai|a|avons] {_SOLD} [jour|journee|aujourdhui|dernieres|derniers|total|:|semaine|matin]"
            f" {{lines}} [vendus|vendues]",
            f"[ai|a|fait|avons] {{lines}} {_SOLD}",
            f"fait {{lines}} {_SOLD}",
        ),
        ("what", "quantity", "lines"),
        example="vendu 12 baguettes",
        who="shop",
    ),
    Intent(
        "stock.list",
        "stock.list",
        "A",
        (
            "[ma|voir|svp|donnez] liste [pour|cuisson|fournee|preparation|demain|production]",
            f"combien|quantite|quantites|quoi|quel [{{what}}] {_MAKE} [faut|dois|commandes]",
            f"combien|quantite|quoi [faut|dois] {_MAKE} [{{what}}]",
            "quel|combien quantite|quantites {when}",
            "quantite|quantites demain",
            "combien [de] {what} {when}",
            f"[dis|dites|quoi|je] faut|dois|doit {_MAKE} {{when}}",
            "prevision|previsions|conseil [demain|vente|ventes]",
            f"{_MAKE} quoi|combien {{when}}",
        ),
        ("what", "when"),
        example="ma liste de demain",
        who="shop",
    ),
)
