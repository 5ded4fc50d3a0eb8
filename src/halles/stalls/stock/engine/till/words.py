"""Header words of tills: folded, their abbreviations written out, and how near two of them are."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

_LONG = {
    "qte": "quantite",
    "qtes": "quantite",
    "qt": "quantite",
    "quant": "quantite",
    "qty": "quantity",
    "quantites": "quantite",
    "lib": "libelle",
    "libel": "libelle",
    "libelles": "libelle",
    "art": "article",
    "articles": "article",
    "prod": "produit",
    "produits": "produit",
    "products": "product",
    "items": "item",
    "pu": "prix unitaire",
    "puttc": "prix unitaire ttc",
    "puht": "prix unitaire ht",
    "puv": "prix unitaire vente",
    "pv": "prix vente",
    "pvttc": "prix vente ttc",
    "pvht": "prix vente ht",
    "pvp": "prix vente public",
    "pa": "prix achat",
    "paht": "prix achat ht",
    "pmp": "prix moyen pondere",
    "pamp": "prix moyen pondere",
    "px": "prix",
    "unit": "unitaire",
    "mt": "montant",
    "mtt": "montant",
    "mnt": "montant",
    "amt": "amount",
    "tot": "total",
    "ca": "chiffre affaires",
    "dispo": "disponible",
    "phys": "physique",
    "desig": "designation",
    "descr": "description",
    "desc": "description",
    "fam": "famille",
    "familles": "famille",
    "ssfam": "sous famille",
    "ray": "rayon",
    "dept": "departement",
    "dep": "departement",
    "cat": "categorie",
    "categ": "categorie",
    "categories": "categorie",
    "lig": "ligne",
    "num": "numero",
    "no": "numero",
    "nr": "numero",
    "nbr": "nombre",
    "nb": "nombre",
    "nbre": "nombre",
    "tick": "ticket",
    "tck": "ticket",
    "tickets": "ticket",
    "stk": "stock",
    "stocks": "stock",
    "tx": "taux",
    "ref": "reference",
    "refs": "reference",
    "references": "reference",
    "cd": "code",
    "codes": "code",
    "codebarre": "code barre",
    "codebarres": "code barre",
    "barres": "barre",
    "codbar": "code barre",
    "cbarre": "code barre",
    "gencode": "gencod",
    "gencods": "gencod",
    "ean13": "ean",
    "ean8": "ean",
    "isbn13": "isbn",
    "hre": "heure",
    "hr": "heure",
    "dt": "date",
    "jr": "jour",
    "vte": "vente",
    "vtes": "vente",
    "ventes": "vente",
    "vendues": "vendu",
    "vendus": "vendu",
    "vendue": "vendu",
    "ach": "achat",
    "four": "fournisseur",
    "fourn": "fournisseur",
    "frs": "fournisseur",
    "rem": "remise",
    "cli": "client",
    "regl": "reglement",
    "hors": "ht",
    "taxes": "taxe",
    "excl": "ht",
    "vat": "tva",
    "gst": "tva",
    "inc": "ttc",
    "incl": "ttc",
    "including": "ttc",
}
_EMPTY = re.compile(r"de|du|des|la|le|les|l|d|en|a|au|aux|par|of|the|per|in|et|eur|euros?")
_NUMERO = re.compile(r"\bn\s*[°º]\s*|\bn°|#")
_PRICE = re.compile(r"\bp(?:r|x)?\.?\s*(?=(?:d['’e]\s*)?(?:vente|achat|unit|public|ttc|ht\b))")


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """Return the telling words of a header: without accents, lower case, abbreviations written out."""
    spaced = re.sub(r"(?<=[a-zà-ÿ])(?=[A-Z][a-z])|(?<=[a-z])(?=[A-Z]{2,}\b)", " ", text.replace("_", " "))
    plain = unicodedata.normalize("NFKD", _PRICE.sub("prix ", _NUMERO.sub(" numero ", spaced.lower())))
    plain = "".join(each for each in plain if not unicodedata.combining(each))
    plain = re.sub(r"\b([a-z])\.([a-z])\.(?:([a-z])\.)?", r"\1\2\3", plain)
    tokens = re.sub(r"[^a-z0-9%]+", " ", plain.replace("%", " % ")).split()
    long = " ".join(_LONG.get(each, each) for each in tokens).split()
    kept = [each for each in long if not _EMPTY.fullmatch(each)]
    return tuple(dict.fromkeys(kept or long))


def nearness(header: Sequence[str], phrase: Sequence[str]) -> float:
    """Return how much a header says a phrase: 1 the same words, less for each word more, 0 nothing alike."""
    if not header or not phrase:
        return 0.0
    hits = sum(max(_alike(word, each) for each in header) for word in phrase)
    if hits < 0.85 * len(phrase):
        return 0.0
    spare = max(0, len(header) - len(phrase))
    return hits / len(phrase) * (1.0 - 0.13 * min(spare, 4)) * (0.94 + 0.02 * min(3, len(phrase)))


@lru_cache(maxsize=65536)
def _alike(a: str, b: str) -> float:
    """Return how near two words are: typing mistakes and cut ends (from four letters on) are forgiven."""
    if a == b:
        return 1.0
    short, long = sorted((a, b), key=len)
    if len(short) >= 4 and long.startswith(short):
        return 0.93
    if len(short) < 5:
        return 0.0
    ratio = fuzz.ratio(a, b) / 100
    return ratio if ratio >= 0.84 else 0.0
