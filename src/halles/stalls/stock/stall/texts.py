"""What a text message can ask of stock, and how people say it."""

from halles.kit.manifest import Intent

INTENTS: tuple[Intent, ...] = (
    Intent(
        "stock.count",
        "stock.take",
        "B",
        (
            "stock|inventaire|comptage [est|fait|:] {lines}",
            "stock|inventaire [de] {what} [est] {quantity}",
            "{what} [en] stock|reste {quantity}",
            "[il|me|nous|en] reste {lines}",
            "{lines} [en] stock|rayon|reserve|boutique",
            "encore {lines}",
            "[ya|plus] que {lines}",
            "[ai] compte|comptes {lines}",
            "[ai] {quantity} [des|de] {what}",
            "{lines} restants|restantes|restant",
            "ya {lines} [en] [stock]",
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
            "[ai|a|avons|arrivage|bien] recu|reception|livraison|arrivee|entree|livre|rentre|arrive {lines} [(mettre en stock)]",
            "{lines} recu|recus|recues|livres|arrives|rentres",
            "recu|reception|livraison {what} {quantity}",
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
            "[ai|a|avons] vendu|vendus|vente|ventes|sorti|sortie [jour|journee] [dernieres|derniers] {lines} [vendus]",
            "[ai|a|fait] {lines} vendu|vendus|vendues|(de vendues|de vendus)",
            "vente|ventes|vendu {what} {quantity}",
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
            "[ma|la] liste [de|pour|du] [demain|{when}|soir|cuisson]",
            "combien|quantite|quantites|quelle|quelles|(qu est ce que|que|quoi) [de|je|on|faut|commandes|il] [{what}] [a|dois] cuire|preparer|commander|fabriquer|prepare|produire|faire [demain|{when}]",
            "[quelle] quantite|quantites [pour] demain|{when}",
            "combien [de] {what} demain|{when}",
            "[dis moi] [ce qu] [il] faut cuire|preparer|commander|faire demain|{when}",
            "prevision|previsions [demain|{when}]",
        ),
        ("what", "when"),
        example="ma liste de demain",
        who="shop",
    ),
)
