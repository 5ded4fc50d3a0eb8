"""What a text message can ask of parking, and how people say it."""

from halles.kit.manifest import Intent

_PARK = "garer|stationner|gare|parquer|stationne"
_PLACES = "place|places"
_FREE = "[libre|libres|dispo|disponible|disponibles|restantes|parking|voiture|encore]"

_NOW = (
    "[on] gare|garer|stationne ou [marche|jeudi|vais]",
    "[vais|va] ... gare|garer|stationner ou",
    "[on|nous] se gare ou",
    f"parking|stationnement|parkings [ou|ya|quel|libre|libres|gratuit|svp|voir|{_PLACES}|dispo"
    f"|disponible|etat] [{{car_park}}]",
    f"[combien|reste|ya|quel|encore] {_PLACES} {_FREE} [combien|reste|ya|ou|encore] {{car_park}}",
    f"{_PLACES} libre|libres|dispo|disponible|disponibles|restantes [combien|reste|ya|encore|parking]"
    f" [{{car_park}}]",
    f"[cherche|ou|trouver|besoin|ya|reste] {_PLACES} parking|stationnement|garer|voiture [libre|libres]"
    f" [{{car_park}}]",
    f"[ou|peux|peut|puis|pouvons|pourrons|moyen|ya|place|places|encore|facile|quelquepart|comment"
    f"|possible|voiture] {_PARK}"
    " [ou|voiture|quelquepart|facilement|pres|facile|trop|marcher] [{car_park}]",
    f"... ou [peux|peut|puis|pouvons|pourrons] {_PARK} ...",
    "etat|situation|occupation|dispo|disponibilite parkings|parking [{car_park}]",
    "place|places [ya|reste|encore|libre] ou",
    "cherche|trouver place|places [ou]",
    "ou mettre|laisser|mets|met|laisse|poser [peux|peut] voiture|auto|camping",
    "voiture [mets|mettre|garer|laisser|laisse] ou",
    "parc auto|voiture|voitures|autos [{car_park}]",
    f"[ou|ya] encore {_PLACES} [{{car_park}}]",
    f"ya|reste {_PLACES} [encore|plein|combien] {{car_park}}",
    "{car_park} [parking|ya] complet|plein|libre|{_PLACES} ?".replace("{_PLACES}", _PLACES),
    "{car_park} [ya|reste] [encore|combien] place|places",
    "{car_park} parking|stationnement [libre|maintenant]",
    "{car_park} {when} ?",
)

_SHUT = "fermer|fermeture|ferme|fermez|neutraliser|neutralisez|interdire|bloquer|condamner|reserver"
_SHUT += "|barrer|fermons"
_SHUT_ADJ = "ferme|fermee|interdit|interdite|neutralise|neutralisee|inaccessible|bloque|reserve|barre"
_SHUT_ADJ += "|condamne|indisponible"
_FULL = "complet|complete|plein|pleine|full|sature|blinde|bonde|bourre"

INTENTS: tuple[Intent, ...] = (
    Intent("parking.now", "parking.now", "A", _NOW, ("car_park", "when"), example="parking gare"),
    Intent(
        "parking.full",
        "parking.full",
        "A",
        (
            f"[parking|tout|toujours|deja|tour|fait|encore|archi] {{car_park}} {_FULL}",
            f"[parking] {_FULL} [parking] {{car_park}}",
            f"[ya|reste|parking] plus|aucune [seule|une|libre] {_PLACES} [parking|libre] {{car_park}}",
            f"{{car_park}} [ya|parking|reste] plus|aucune|zero [seule] {_PLACES}|rien",
            "plus rien [ya|libre|reste] {car_park}",
            "{car_park} [parking|est|entierement|totalement|completement] occupe|occupee"
            " [entierement|totalement|signale]",
            "{car_park} ... tout pris|occupe ...",
            "{car_park} pas|plus [une|seule] place [tout|pris]",
            f"signale [parking] {{car_park}} [entierement] occupe|{_FULL}",
        ),
        ("car_park",),
        example="parking gare complet",
    ),
    Intent(
        "parking.count",
        "parking.count",
        "B",
        (
            "[parking|comptage|reste|il|releve|compte] {car_park} {free} [places|libres|libre|place"
            "|restantes|parking|disponibles]",
            "reste|ya {free} [places|libres|place|libre|parking|disponibles] {car_park}",
            "comptage|compte {car_park} {free} [places|libres|parking]",
        ),
        ("car_park", "free"),
        example="gare 12",
        who="agent",
    ),
    Intent(
        "parking.close",
        "parking.close",
        "B",
        (
            f"[veuillez|merci|faut|svp] {_SHUT} [parking|acces|toute|journee] {{car_park}} {{when}}"
            f" [pour|cause|travaux|marche|foire]",
            f"[parking|stationnement] {{car_park}} [sera|est] {_SHUT_ADJ} [{{when}}] [pour|cause|travaux"
            f"|marche|foire|fete]",
            "stationnement|parking interdit|interdite [{when}] {car_park}",
        ),
        ("car_park", "when"),
        example="fermer parking gare samedi 8h 14h",
        who="agent",
    ),
    Intent(
        "parking.find",
        "parking.find",
        "A",
        (
            "tarif|tarifs|prix|cout|couts [parking|parkings|stationnement|horodateur] {car_park}",
            "tarif|tarifs|prix|cout|couts parking|parkings|stationnement|horodateur",
            "[combien|quanto] coute|coutent [parking|stationnement] [{car_park}]",
            "[parking] {car_park} [est] [il|c est] gratuit|payant|payante|gratuite|tarif|prix [?]",
            "[ou|trouver] parking|parkings|stationnement gratuit|gratuits|payant|payants [?]",
            "hauteur [parking] {car_park}",
            "parking|place|places handicape|handicapes|handicapee|handicapees|pmr|gic [parking] [{car_park}]",
        ),
        ("car_park",),
        example="tarif parking gare",
    ),
)
