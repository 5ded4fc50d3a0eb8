"""What a text message can ask of the sensors, and how people say it."""

from halles.kit.manifest import Intent

_SENSOR = "capteur|capteurs|camera|cameras|videosurveillance|surveillance|detecteur|detecteurs|sonde|sondes"

INTENTS: tuple[Intent, ...] = (
    Intent(
        "sensing.register",
        "sensing.register",
        "A",
        (
            f"[quels|quelles|liste|registre|ya|ou|voir|(c est quoi)|combien|avez] [sont] [les] {_SENSOR}"
            f" [ville|parking|place|rue|bruit|pollution|air|eau|commune|bourg] [ou|?]",
            f"registre|liste {_SENSOR}",
            f"(que mesurent|quoi mesurent|servent a quoi|a quoi servent|mesure quoi) {_SENSOR} [ville]",
            "quoi|que mesurez|mesure|mesurent|captez|enregistre [ville|capteurs|air]",
            "... boitiers|boitier|lampadaires ...",
            "... filme|surveille|espionne|filmee ...",
        ),
        example="quels capteurs en ville",
    ),
)
