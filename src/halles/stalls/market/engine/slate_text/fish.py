"""What a line tells of a fish: its species, where it comes from, and how it was caught or farmed.

Article 35 of regulation (EU) 1379/2013 wants these told to whoever buys it, fresh or smoked, by the piece or
by weight; dishes and preserves are left out.
"""

import re
from dataclasses import dataclass

from halles.stalls.market.engine.slate_text.letters import flat

METHODS = ("wild", "freshwater", "farmed")


def _words(text: str) -> str:
    return "|".join(sorted(text.split(), key=len, reverse=True)).replace("_", "[ -]")


_SEA = _words(
    "bars? loup lieus? lieu_jaune lieu_noir merlus? colin cabillauds? morue_fraiche soles? skrei "
    "turbots? barbues? raies? lottes? baudroies? maquereaux? lisettes? sardines? anchois thons? thon_rouge "
    "thon_germon bonite daurades? dorades? rougets? rouget_barbet grondins? saint_pierre limandes? plies? "
    "carrelets? merlans? eglefins? congres? mulets? chinchards? eperlans? harengs? fletans? espadons? "
    "roussettes? saumonettes? lingues? julienne tacauds? sebastes? orphies? pageots? "
    "bulots? palourdes? moules? huitres? coques? praires? saint_jacques noix_de_saint_jacques petoncles? "
    "vernis bigorneaux? couteaux crevettes? gambas langoustines? langoustes? homards? tourteaux? crabes? "
    "etrilles? araignees? poulpes? seiches? encornets? calamars? calmars? chipirons? oursins? ormeaux? "
    "saumons? truites? truite_de_mer aloses? lamproies? anguilles? civelles? pieuvres?"
)
_FRESH = _words("sandres? brochets? perches? carpes? omble_chevalier ombles? coregones? silures? ecrevisses?")
_SPECIES = re.compile(rf"\b(?P<sea>{_SEA})\b|\b(?P<fresh>{_FRESH})\b")
_PREPARED = re.compile(
    r"\b(soupes?|rillettes?|accras?|brandades?|terrines?|quiches?|tartes?|tourtes?|feuilletes?|croquettes?|"
    r"beignets?|tarama|conserves?|boites? de|bocal|salades? de|sandwichs?|sushis?|makis?|pates?|lasagnes?|"
    r"gratins?|bisques?|mousses? de|verrines?|wraps?|bagels?|burgers?|galettes?|crepes?|blanquettes?|"
    r"choucroutes?|paella|pizzas?|risotto|papillotes?|parmentier|cassolettes?|a la sauce|a l'armoricaine|"
    r"poelees?|rotis?|roties?|gaufres?|gateaux?|chocolats?)\b"
)
_NOT_FISH = re.compile(
    r"\b(julienne de legumes|moules? a|tourteaux? fromagers?|araignees? de (porc|boeuf|veau|cheval)|"
    r"oeufs? (a la )?coque|coques? (de|en) (meringue|macaron|chocolat)|couteaux (de|a) \w+|bars? a|"
    r"bar (tabac|restaurant)|(vieilles?|maigres?) (?!\d)(?:mimolettes?|prunes?|vignes?|jambon)|jambon maigre|"
    r"loup y es tu|roman|livre|carpe diem|raie au beurre)\b"
)
_SEA_ZONES = (
    "Atlantique Nord-Est", "Atlantique Nord-Ouest", "Atlantique Centre-Est", "Atlantique Sud-Est",
    "Atlantique Nord", "Atlantique", "golfe de Gascogne", "golfe du Lion", "Manche Est", "Manche Ouest",
    "Manche", "mer du Nord", "mer Celtique", "mer d’Irlande", "mer d’Iroise", "mer Baltique", "mer Noire",
    "mer de Barents", "mer de Norvège", "Méditerranée", "Adriatique", "Pacifique Nord", "Pacifique",
    "océan Indien", "baie de Quiberon", "baie de Saint-Brieuc", "baie de Seine", "baie de Somme",
    "baie du Mont-Saint-Michel", "baie d’Audierne", "rade de Brest", "bassin d’Arcachon", "étang de Thau",
    "pertuis d’Antioche", "Marennes-Oléron", "Oléron", "Cancale", "Chausey", "Bretagne Nord", "Bretagne Sud",
    "Bretagne", "Normandie", "Vendée", "Norvège", "Écosse", "Irlande", "Islande", "îles Féroé", "Danemark",
    "Espagne", "Portugal", "Italie", "Grèce", "Turquie", "Croatie", "Maroc", "Chili", "Équateur",
    "Madagascar", "Vietnam", "France",
)  # fmt: skip
_FRESH_ZONES = ("Loire", "Vilaine", "Garonne", "Rhône", "Rhin", "lac Léman", "Léman", "Brière")


def _zone(name: str) -> str:
    return re.escape(flat(name)).replace(r"\-", "[ -]").replace("'", r"'\s?").replace(r"\ ", " +")


_ZONES = sorted((*_SEA_ZONES, *_FRESH_ZONES), key=len, reverse=True)
_CANON = {flat(name).replace("-", " "): name for name in _ZONES}
_FROM = r"(?:(?:de la|de l'|du|des|de|d'|en|origine|peche en|zone)\s*)?"
_ZONE = re.compile(
    rf"{_FROM}\b(?P<zone>(?P<fao>(?:zone )?fao ?\d{{2}}(?:[ .]?(?:[ivx]+|\d+)(?:[ .]?[a-k])?\b)?)|"
    rf"(?P<named>{'|'.join(map(_zone, _ZONES))})|(?P<water>lac|etang|riviere) (?:de |d'|du )?[\w'-]+)\b"
)
_METHOD_WORDS = (
    ("farmed", re.compile(r"\b(?:d'|en |de )?(?:elevage|aquaculture)\b|\belevee?s?\b(?! au grain)")),
    ("freshwater", re.compile(r"\b(?:pechee?s? )?(?:en )?eaux? douces?\b")),
    ("wild", re.compile(r"\bpechee?(?:s)?(?: en mer)?\b|\bsauvages?\b")),
)
"""They leave the name: the method says it."""
_METHOD_SIGNS = (
    ("farmed", re.compile(r"\b(?:de )?bouchots?\b")),
    (
        "wild",
        re.compile(r"\b(?:de ligne|a la ligne|casiers?|chalut|palangre|plongee|petit bateau|peche a pied)\b"),
    ),
)
"""They stay in the name."""
_FRUIT = re.compile(r"\bp(?:ê|e)ches\b", re.IGNORECASE)


@dataclass(frozen=True)
class Fish:
    """What a line tells of a fish; `name` is the line without the zone and the method."""

    name: str
    species: str = ""
    zone: str = ""
    method: str = ""


def is_fish(name: str) -> bool:
    """Say whether a line sells a fish or seafood of which species, zone and method must be told."""
    plain = flat(name)
    return bool(_SPECIES.search(plain)) and not _PREPARED.search(plain) and not _NOT_FISH.search(plain)


def fish_missing(*, species: str, zone: str, method: str) -> tuple[str, ...]:
    """Return which of "species", "zone" and "method" a fish lacks."""
    told = {"species": species, "zone": zone, "method": method}
    return tuple(name for name, value in told.items() if not value)


def fish_read(name: str) -> Fish:
    """Return what a line tells of a fish; the name alone where it is none."""
    if not is_fish(name):
        return Fish(name)
    species = _species(name)
    zone, is_fresh, rest = _zone_taken(name)
    method, rest = _method_taken(rest)
    if is_fresh and method != "farmed":
        method = "freshwater"
    return Fish(rest, species, zone, method)


def attributes_begin(text: str) -> int:
    """Return how much of the beginning of a text only tells where a fish is from and how it was caught."""
    end = 0
    while True:
        start = end + len(re.match(r"[\s,;()-]*", text[end:]).group())  # type: ignore[union-attr]
        plain = flat(text[start:])
        spans = [pattern.match(plain) for pattern in (_ZONE, *(each for _, each in _METHOD_WORDS))]
        longest = max((match.end() for match in spans if match), default=0)
        if not longest or _FRUIT.match(text[start:]):
            return end
        end = start + longest


def _species(name: str) -> str:
    """Return the fish that a line names, as it names it."""
    match = _SPECIES.search(flat(name))
    return name[match.start() : match.end()] if match else ""


def _zone_taken(name: str) -> tuple[str, bool, str]:
    """Return a zone, whether it is of fresh water, and the name without it."""
    match = _ZONE.search(flat(name))
    if not match:
        return "", False, name
    found = name[match.start("zone") : match.end("zone")]
    rest = f"{name[: match.start()]} {name[match.end() :]}"
    if match["fao"]:
        return found.upper().removeprefix("ZONE "), False, rest
    if match["water"]:
        return found, True, rest
    key = re.sub(r"[\s-]+", " ", match["named"])
    zone = _CANON.get(key, found)
    return zone, zone in _FRESH_ZONES, rest


def _method_taken(name: str) -> tuple[str, str]:
    """Return the method that a name tells, and the name without the words for it."""
    for method, pattern in _METHOD_WORDS:
        match = pattern.search(flat(name))
        if match:
            return method, f"{name[: match.start()]} {name[match.end() :]}"
    signs = (method for method, pattern in _METHOD_SIGNS if pattern.search(flat(name)))
    return next(signs, ""), name
