"""Layouts written while the rules were chosen, to see what the first ones did not hold; none is held out."""

from halles.stalls.stock.tests.till_layouts.build import TillLayout, totals_at_end
from halles.stalls.stock.tests.till_layouts.cells import Style

MORE = (
    TillLayout(
        "bare-sales", "sales",
        "=ticket|=moment|=reference|=name|=sold|=price|=total|=vat",
        has_header=False, style=Style(day="%Y-%m-%d %H:%M:%S", comma=False), separator=",", shop="clothes",
    ),
    TillLayout(
        "bare-stock", "stock",
        "=reference|=name|=code|=price|=stock",
        has_header=False, shop="clothes",
    ),
    TillLayout(
        "plain-days", "sales",
        "=code|=name|=day|=sold|=total",
        has_header=False, grain="days", shop="bakery",
    ),
    TillLayout(
        "top-groups", "both",
        "=reference|=name|Qté=sold|CA=total|Qté=stock|Valeur=-value",
        top="Code|Article|Ventes||Stock|",
    ),
    TillLayout(
        "quincaillerie", "stock",
        "Art.=reference|Désignation art.=name|Gencod fourn.=code|Ss-famille=family|Stk réel=stock"
        "|Stk mini=-minimum"
        "|P.A. net=cost|P.V. TTC=price|Fournisseur princ.=-supplier|Date dern. vente=-last|Cdé=-ordered",
        encoding="cp1252",
    ),
    TillLayout(
        "librairie-bd", "sales",
        "Dt=day|Hr=time|Tick.=ticket|ISBN/EAN=code|Titre de l'ouvrage=name|Ex. vendus=sold|Px TTC=price"
        "|Tot. TTC=total|Rem. %=-discount",
        shop="books",
    ),
    TillLayout(
        "fish-stall", "sales",
        "Journée=day|Rayon=family|Dénomination=name|Qté/Poids vendu=sold|Prix moyen=-rank|CA TTC €=total",
        grain="days", dress=totals_at_end(),
    ),
    TillLayout(
        "english-stock-count", "stock",
        "Item code=reference|EAN/UPC=code|Item=name|Counted qty=stock|Unit cost=cost|Total value=-value"
        "|Location=-colour",
        style=Style(comma=False), separator=",", title=("Stock count 2026-11-12",),
    ),
)  # fmt: skip
