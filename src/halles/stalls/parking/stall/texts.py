"""What a text message can ask of parking, and how people say it."""

from halles.kit.manifest import Intent

_NOW = (
    "parking|stationnement|parkings [libre] [{car_park}]",
    "[combien|reste] [ya] [encore] places|place [libre|libres|dispo|disponible|restantes] [parking] [a|au] {car_park}",
    "[ou] [est ce que] [peux|peut|puis|pouvons|pourrons] [je|on|nous] garer|stationner|gare [voiture] [{car_park}]",
    "ou [se|me|nous] garer|stationner|parquer [voiture]",
    "places|place libre|libres|dispo|disponibles [parking] [{car_park}]",
    "[cherche] place [de] parking|stationnement [libre] [{car_park}]",
    "[ya] [moyen] [de] garer|stationner|place|places {car_park}",
    "{car_park} [ya|reste] [moyen|place|places|libre] [garer|stationner]",
    "[reste|ya] [encore] place|places [parking] [{car_park}] [?]",
    "etat|situation|occupation [des] parkings|parking [{car_park}]",
    "... voiture [me|mets] [mettre|garer|laisser] ou ...",
    "ou [mettre|laisser|mets] [la] voiture",
    "(ca roule|facile) [pour] garer|stationner {car_park}",
    "parc auto|voiture|voitures {car_park}",
    "[peut] [encore] garer [quelque part] [{when}]",
    "[ya] plein de place|places {car_park}",
    "[ya] parking ?",
    "{car_park} [est] complet|plein|libre ?",
)

INTENTS: tuple[Intent, ...] = (
    Intent("parking.now", "parking.now", "A", _NOW, ("car_park", "when"), example="parking gare"),
    Intent(
        "parking.full",
        "parking.full",
        "A",
        (
            "[parking] {car_park} [est|c est] [tout] complet|complete|plein|full|sature|blinde|bonde",
            "[parking] complet|plein|full|sature {car_park}",
            "[ya|reste] plus [une|de|aucune] [seule] place|places|rien [libre|parking] [a|au] {car_park}",
            "{car_park} plus [une|de] [seule] place|places",
            "{car_park} [ya] [plus] aucune place",
        ),
        ("car_park",),
        example="parking gare complet",
    ),
    Intent(
        "parking.count",
        "parking.count",
        "B",
        (
            "[parking|comptage] {car_park} [il|reste] {free} [places|libres|libre|place|restantes]",
            "[reste|comptage] {free} [places|libres|place|libre] [a|au] [parking] {car_park}",
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
            "fermer|fermeture|ferme|fermez|neutraliser|interdire|bloquer|condamner|reserver [parking] {car_park} {when}",
            "[parking] {car_park} [est|sera] ferme|fermee|interdit|interdite|neutralise|inaccessible|bloque|reserve [{when}]",
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
