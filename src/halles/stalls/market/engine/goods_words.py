"""The French words that tell medicines, tobacco, vaping and alcohol, and those that tell otherwise."""

import re
import unicodedata
from dataclasses import dataclass

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "’": "'"})


def _words(text: str) -> re.Pattern[str]:
    """Return what finds any of the words; "_" stands for a space within one, "*" for what ends it."""
    alternatives = "|".join(text.replace("*", r"\w*").split()).replace("_", " ")
    return re.compile(rf"\b(?:{alternatives})\b")


_MEDICINE = _words(
    "medicaments? medicamenteux antibiotiques? paracetamol ibuprofene aspirine codeine tramadol morphine "
    "amoxicilline cortisone doliprane dafalgan efferalgan nurofen advil spedifen spasfon smecta imodium "
    "gaviscon humex fervex actifed dolirhume rhinadvil strepsils toplexil voltarene ketum lysopaine donormyl "
    "levothyrox xanax viagra maxilase vogalib forlax dulcolax biafine homeopathie oscillococcinum collyre"
)
"""Common names, and what everybody calls them by; a cream or a plant that needs no pharmacy is not here."""
_NO_MEDICINE = _words(
    "sans_aspirine sans_paracetamol pilulier boite_a_medicaments? trousse armoire livre jeu jouet"
)
_TOBACCO = _words("tabacs? cigarettes? cigares? cigarillos? snus")
_NO_TOBACCO = _words(
    "russes? chocolat miel viande amandes? feuilles?_de_brick sucre etui pot_a blague_a "
    "boite_a couleur coloris cuir parfum eau_de_toilette eau_de_cologne eau_de_parfum senteur bougie savon "
    "apres_rasage livre affiche allume cendrier coupe anti_tabac cave_a fleurs?_de graines? plants?"
)
_VAPE = _words("e_cigarettes? cigarettes?_electroniques? vapot* e_liquides? eliquides? vapes? clearomiseurs?")
_THROWAWAY = _words(
    "puffs?_jetables? puffs?_electroniques? puffs?_nicotine vapoteuses?_jetables? vapes?_jetables? "
    "e_cigarettes?_jetables? cigarettes?_electroniques?_jetables?"
)
_ALCOHOL = _words(
    "vins? bieres? cidres? champagnes? cremants? rhums? whiskys? whiskies vodka gin cognacs? armagnacs? "
    "calvados pastis liqueurs? pommeau chouchen hydromel porto muscat muscadet bordeaux bourgogne chablis "
    "sancerre sauternes beaujolais prosecco spritz eau_de_vie eaux_de_vie ipa stout tequila mezcal absinthe "
    "vermouth kirs? punchs?"
)
_NO_ALCOHOL = _words(
    "sans_alcool 0_0 desalcoolis* vinaigres? verres?_a tire cave_a casier porte rouge_a_levres babas? sauce "
    "moutarde terrine levure pate_a saucissons? raisins? chocolats? glaces? sorbets? gelee coq_au savon "
    "bougie shamp* boeuf livre coupe flutes?_a fromage escargots?"
)


@dataclass(frozen=True)
class GoodsWords:
    """What a name tells of a thing before the law."""

    is_medicine: bool
    is_tobacco: bool
    is_vape: bool
    is_throwaway_vape: bool
    is_alcohol: bool


def words_of(text: str) -> GoodsWords:
    """Return what the words of a name, or of a family of goods, tell."""
    plain = folded(text)
    is_throwaway = bool(_THROWAWAY.search(plain))
    is_vape = is_throwaway or bool(_VAPE.search(plain))
    return GoodsWords(
        is_medicine=_has(plain, _MEDICINE, _NO_MEDICINE),
        is_tobacco=not is_vape and _has(plain, _TOBACCO, _NO_TOBACCO),
        is_vape=is_vape,
        is_throwaway_vape=is_throwaway,
        is_alcohol=_has(plain, _ALCOHOL, _NO_ALCOHOL),
    )


def folded(text: str) -> str:
    """Return a text in lower case without accents, other characters than letters and digits as spaces."""
    plain = unicodedata.normalize("NFKD", text.translate(_LIGATURES).lower())
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", " ", kept).strip()


def _has(plain: str, words: re.Pattern[str], other: re.Pattern[str]) -> bool:
    return bool(words.search(plain)) and not other.search(plain)
