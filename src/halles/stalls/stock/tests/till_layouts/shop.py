"""Invented shops and a day or more of their sales, from which every layout of a till is written."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random

_SHOPS = {
    "grocery": (
        ("Épicerie salée", "20 5.5", "Pâtes coquillettes 500 g|Riz basmati 1 kg|Sardines à l’huile"
         "|Moutarde à l’ancienne|Farine de blé noir|Soupe de poisson|Olives vertes"
         "|Sel de Guérande"),
        ("Épicerie sucrée", "5.5", "Confiture de fraises|Miel de bruyère|Galettes au beurre"
         "|Chocolat noir 70 %|Sucre roux"),
        ("Boissons", "20", "Cidre brut 75 cl|Jus de pomme fermier|Eau gazeuse 1 L|Bière blonde 33 cl"),
        ("Crémerie", "5.5", "Beurre demi-sel 250 g|Yaourt nature x4|Lait ribot|Tomme de brebis"),
    ),
    "books": (
        ("Romans", "5.5", "L’été des marais|La maison du canal|Une saison à Rieux|Les pierres levées"
         "|Le passeur d’eau"),
        ("Jeunesse", "5.5", "Le loup qui comptait|Mes premières comptines|Atlas des animaux"
         "|Petit ours part en mer"),
        ("Papeterie", "20", "Carnet ligné A5|Stylo bille bleu|Cahier 96 pages|Agenda semainier"
         "|Cartes postales lot de 5"),
    ),
    "bakery": (
        ("Pains", "5.5", "Baguette tradition|Baguette|Pain de campagne|Pain aux céréales|Boule de seigle"),
        ("Viennoiseries", "5.5", "Croissant|Pain au chocolat|Chausson aux pommes|Brioche"),
        ("Pâtisserie", "5.5 10", "Éclair café|Far breton|Kouign-amann|Tarte citron|Paris-brest"),
    ),
    "clothes": (
        ("Femme", "20", "Robe lin bleu|Pull marin|Jean droit|Écharpe laine|Blouse fleurie|Gilet long"),
        ("Homme", "20", "Chemise oxford|Polo uni|Ceinture cuir|Veste toile|Chaussettes lot de 3"),
        ("Enfant", "20", "Ciré jaune|Bonnet tricoté|Salopette velours"),
    ),
}  # fmt: skip
_COMMON = (-1, -2)


def check_digit(body: str) -> str:
    """Return the digit that closes a GS1 number."""
    total = sum(int(each) * (3 if place % 2 == 0 else 1) for place, each in enumerate(reversed(body)))
    return str(-total % 10)


@dataclass(frozen=True)
class Good:
    """An article of a shop; money in euros."""

    code: str
    reference: str
    name: str
    family: str
    vat: Decimal
    price: Decimal
    cost: Decimal
    stock: int


@dataclass(frozen=True)
class Line:
    """One line of a ticket."""

    good: Good
    at: datetime
    ticket: int
    line: int
    sold: int

    @property
    def total(self) -> Decimal:
        """Return what the customer paid for it."""
        return self.good.price * self.sold


def goods(kind: str, seed: int) -> list[Good]:
    """Return the articles of a shop of a kind."""
    draw = Random(f"{kind} {seed}")
    found = []
    for number, (family, rates, name) in enumerate(
        (family, rates, name) for family, rates, names in _SHOPS[kind] for name in names.split("|")
    ):
        start = "978" if kind == "books" and family != "Papeterie" else draw.choice(("3", "3", "3", "5", "0"))
        body = start + "".join(draw.choice("0123456789") for _ in range(12 - len(start)))
        price = Decimal(draw.randrange(80, 4000, 5)) / 100
        cost = (price * Decimal(draw.randrange(45, 72)) / 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
        vat = Decimal(draw.choice(rates.split()))
        stock = draw.choice((0, 1, 2, 3, 4, 6, 8, 12, 18, 24, 40))
        reference = f"{family[:2].upper().replace('É', 'E')}{100 + number}"
        found.append(Good(body + check_digit(body), reference, name, family, vat, price, cost, stock))
    return found


def lines(kind: str, seed: int, *, tickets: int = 24, days: int = 3) -> list[Line]:
    """Return the lines of some tickets over some days, one of them an article brought back."""
    draw, shelf = Random(f"lines {kind} {seed}"), goods(kind, seed)
    start, found = datetime(2026, 11, 9, 9, 2, tzinfo=UTC), []
    for each in range(tickets):
        at = start + timedelta(days=each * days // tickets, minutes=draw.randrange(8, 20) * (each % 8 + 1))
        at = at.replace(second=draw.randrange(60))
        for line, good in enumerate(draw.sample(shelf, draw.choice((1, 1, 2, 3, 4))), 1):
            sold = -1 if each == tickets // 2 and line == 1 else draw.choice((1, 1, 1, 2, 3))
            found.append(Line(good, at, 20480 + seed * 100 + each, line, sold))
    return sorted(found, key=lambda line: (line.ticket, line.line))
