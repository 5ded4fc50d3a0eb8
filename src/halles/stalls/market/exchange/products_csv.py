"""A shop's products as a table, out and in: the columns of a spreadsheet, in French."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from halles.kit.errors import BadInput
from halles.kit.money import VAT_RATES, parse
from halles.kit.tables import Line, bare, csv_lines, inert, open_table
from halles.kit.text import fold
from halles.stalls.market.commands.product_fields import product_clean, usual_rate
from halles.stalls.market.commands.products_import import USUAL
from halles.stalls.market.models import GoodsKind, Product
from halles.stalls.market.queries.importing import ProductRow

MOST_ROWS = 20_000
NAMES: Mapping[str, tuple[str, ...]] = {
    "name": ("nom", "designation", "libelle", "article", "produit", "titre", "name"),
    "price_cents": ("prix", "prix ttc", "prix de vente", "pv ttc", "tarif", "price"),
    "unit": ("unite", "vendu", "unit"),
    "barcode": ("code barres", "code barre", "ean", "ean13", "gencod", "isbn", "barcode"),
    "family": ("rayon", "famille", "categorie", "family"),
    "rate": ("tva", "taux de tva", "taux tva", "vat"),
    "kind": ("genre", "kind"),
    "grams": ("poids en g", "poids g", "grammes", "grams"),
    "description": ("description", "descriptif"),
    "is_published": ("publie", "published"),
}
"""By field, the titles of its column, folded; the first is what is written out."""
COLUMNS = (
    "nom",
    "prix",
    "unité",
    "code-barres",
    "rayon",
    "TVA",
    "genre",
    "poids en g",
    "description",
    "publié",
)
_UNITS = {
    "piece": ("piece", "la piece", "pce", "unite", "u"),
    "kilo": ("kilo", "kg", "le kilo", "au kilo"),
    "bunch": ("botte", "bouquet"),
    "punnet": ("barquette",),
    "batch": ("lot",),
}
_UNIT_WORDS = {"piece": "pièce", "kilo": "kilo", "bunch": "botte", "punnet": "barquette", "batch": "lot"}
_KINDS = {
    GoodsKind.OTHER: "autre",
    GoodsKind.FOOD: "alimentation",
    GoodsKind.BOOK: "livre neuf",
    GoodsKind.USED_BOOK: "livre d’occasion",
    GoodsKind.FISH: "poisson",
}


def products_csv(products: Iterable[Product]) -> Iterator[str]:
    """Yield a table of products, with the separator and the commas of a French spreadsheet."""
    yield "\ufeff"
    yield from csv_lines(COLUMNS, map(_cells, products), separator=";")


def read_products(path: Path) -> tuple[list[ProductRow], list[str]]:
    """Return the products of a file, and a sentence for each line that is left out.

    Raises BadInput where the file is no table, or has no name or price.
    """
    table = open_table(path, needs=())
    columns = {field: title for title in table.columns if (field := _field(title))}
    missing = [NAMES[field][0] for field in ("name", "price_cents") if field not in columns]
    if missing:
        message = _("There is no column “%(column)s”.") % {"column": missing[0]}
        raise BadInput(message, advice=_("Two are needed: “nom” and “prix”."))
    rows: list[ProductRow] = []
    left_out: list[str] = []
    for line in table.lines():
        if len(rows) >= MOST_ROWS:
            raise BadInput(_("This file holds more than %d articles.") % MOST_ROWS)
        try:
            rows.append(ProductRow(line.number, _told(line, columns)))
        except BadInput as problem:
            left_out.append(_("Line %(line)d: %(why)s") % {"line": line.number, "why": problem.message})
    return rows, left_out


def _field(title: str) -> str:
    folded = fold(title)
    return next((field for field, titles in NAMES.items() if folded in titles), "")


def _told(line: Line, columns: Mapping[str, str]) -> dict[str, Any]:
    """Return what a line tells, checked as the page would check it."""
    told: dict[str, Any] = {}
    for field, title in columns.items():
        text = bare(line.text(title))
        if text or field in ("name", "price_cents", "description", "family"):
            told[field] = _READ.get(field, str)(text)
    if "rate" not in told and "kind" in told:
        told["rate"] = usual_rate(told["kind"])
    clean = product_clean({**USUAL, **told})
    return {field: clean[field] for field in told}


def _price(text: str) -> int:
    try:
        return parse(text)
    except ValueError:
        raise BadInput(_("“%(text)s” is no price.") % {"text": text[:20]}, field="price_cents") from None


def _unit(text: str) -> str:
    folded = fold(text)
    found = next((unit for unit, words in _UNITS.items() if folded in words), "")
    if not found:
        raise BadInput(_("“%(text)s” is no unit known here.") % {"text": text[:20]}, field="unit")
    return found


def _rate(text: str) -> int:
    """Return thousandths: "5,5 %", "5.5" and "0,055" are 55."""
    bare = text.replace("%", "").replace(",", ".").strip()
    try:
        value = float(bare)
    except ValueError:
        value = -1.0
    for thousandths in (round(value * 10), round(value * 1000)):
        if thousandths in VAT_RATES:
            return thousandths
    raise BadInput(_("“%(text)s” is no VAT rate.") % {"text": text[:20]}, field="rate")


def _kind(text: str) -> str:
    folded = fold(text)
    found = next((kind for kind, words in _KINDS.items() if fold(words) == folded), None)
    if found is None:
        raise BadInput(_("“%(text)s” is no kind known here.") % {"text": text[:20]}, field="kind")
    return found.value


def _grams(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise BadInput(_("“%(text)s” is no weight in grams.") % {"text": text[:20]}, field="grams")
    return int(text)


_READ: Mapping[str, Any] = {
    "price_cents": _price,
    "unit": _unit,
    "rate": _rate,
    "kind": _kind,
    "grams": _grams,
    "is_published": lambda text: fold(text) not in ("non", "no", "0", "faux"),
}


def _cells(row: Product) -> dict[str, str]:
    """Return the cells of a product; what a spreadsheet would take for a formula begins with a quote."""
    rate = f"{row.rate / 10:g}".replace(".", ",")
    cells = (
        row.name,
        f"{row.price_cents // 100},{row.price_cents % 100:02}",
        _UNIT_WORDS[row.unit],
        row.barcode,
        row.family,
        f"{rate} %",
        _KINDS[GoodsKind(row.kind)],
        "" if row.grams is None else str(row.grams),
        row.description,
        "oui" if row.is_published else "non",
    )
    return {title: inert(cell) for title, cell in zip(COLUMNS, cells, strict=True)}
