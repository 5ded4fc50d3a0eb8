"""Layouts in English, from tills whose exports are not translated, and stranger ones."""

from halles.stalls.stock.tests.till_layouts.build import TillLayout, groups, pages, totals_at_end
from halles.stalls.stock.tests.till_layouts.cells import Style

_POINT = Style(comma=False, day="%Y-%m-%d", clock="%H:%M:%S")

OTHERS = (
    TillLayout(
        "english-items", "sales",
        "Date=day|Time=time|Time Zone=-zone|Category=family|Item=name|Qty=sold|SKU=reference"
        "|Modifiers Applied=-note"
        "|Gross Sales=total|Discounts=-discount|Tax=-tax|Transaction ID=ticket|Device Name=till"
        "|Employee=-seller",
        style=_POINT, separator=",",
    ),
    TillLayout(
        "english-receipts", "sales",
        "Date=moment|Receipt number=ticket|Receipt type=status|Category=family|SKU=reference|Item=name"
        "|Variant=-note"
        "|Quantity=sold|Gross sales=total|Discounts=-discount|Cost of goods=cost|Taxes=-tax|POS=till"
        "|Cashier name=-seller"
        "|Customer name=-customer",
        style=Style(comma=False, day="%d/%m/%Y %H:%M"), separator=",",
    ),
    TillLayout(
        "english-inventory", "stock",
        "Handle=-id|Title=name|Vendor=-supplier|Type=family|Barcode=code|Variant SKU=reference|Price=price"
        "|Cost per item=cost|Inventory quantity=stock|Status=-yes",
        style=_POINT, separator=",", shop="clothes",
    ),
    TillLayout(
        "english-stock-level", "stock",
        "Product name=name|Product code=reference|Barcode=code|Brand=-brand|Supplier=-supplier"
        "|In stock=stock"
        "|Reorder point=-minimum|Retail price=price|Supply price=cost|Tax rate=vat",
        style=Style(comma=False, rate="{}%"), separator=",", workbook=True,
    ),
    TillLayout(
        "english-by-product", "sales",
        "Product=name|SKU=reference|Items sold=sold|Net sales=net_total|Gross sales=total"
        "|Gross profit=-margin|Margin=-margin%",
        style=Style(comma=False, thousands=","), separator=",", grain="period",
        title=("Sales by product", "2026-11-09 to 2026-11-11", ""),
    ),
    TillLayout(
        "american-dates", "sales",
        "Sale Date=day|Order #=ticket|UPC=code|Description=name|Units=sold|Unit Price=price"
        "|Ext. Price=total|Clerk=-seller",
        style=Style(comma=False, day="%m/%d/%Y"), separator=",",
    ),
    TillLayout(
        "english-onhand", "stock",
        "Item Number=reference|Item Description=name|UPC=code|Department=family|QOH=stock"
        "|On Order=-ordered|Min=-minimum"
        "|Max=-maximum|Avg. Cost=cost|Selling Price=price",
        style=_POINT, separator="|",
    ),
    TillLayout(
        "unicode-text", "sales",
        "Jour=day|Code EAN=code|Libellé=name|Qté=sold|Total=total",
        separator="\t", encoding="utf-16", grain="days",
    ),
    TillLayout(
        "cash-report-book", "sales",
        "N° pièce=ticket|Date=day|Compte client=-customer|Réf. art.=reference|Désign.=name"
        "|Qté fact.=sold|P.U. HT=net_price"
        "|Mt HT=net_total|Tva=vat|Mt TTC=total",
        style=Style(thousands="\u202f"), workbook=True, sheets_before=("Lisez-moi", "Paramètres"),
    ),
    TillLayout(
        "weekly-groups", "sales",
        "Code=reference|Désignation=name|Unités=sold|Montant TTC=total",
        grain="period", dress=groups("FAMILLE {}", "Total {}"), title=("Palmarès des ventes|semaine 46",),
    ),
    TillLayout(
        "stock-groups", "stock",
        "Code barre=code|Article=name|Stock=stock|P. achat=cost|P. vente=price|Valeur achat=-value",
        dress=groups("Rayon {}", "Sous total {}"),
    ),
    TillLayout(
        "day-close", "sales",
        "Date=day|N° Z=-rank|Article=name|Cat.=family|Vendus=sold|Total TTC=total|dont TVA=-tax",
        shop="bakery", grain="days", style=Style(day="%d-%m-%Y"), dress=pages(12, "Page {}"),
    ),
    TillLayout(
        "apple-office", "stock",
        "Nom=name|EAN=code|Quantité disponible=stock|Tarif TTC=price|Coût=cost|Catégorie=family",
        encoding="mac_roman", shop="books",
    ),
    TillLayout(
        "money-words", "sales",
        "Horodatage=moment|Transaction=ticket|Article vendu=name|Nb=sold|Prix de vente TTC=price"
        "|Somme TTC=total|Devise=-currency",
        style=Style(day="%d %b %Y %H:%M", euro=" EUR"), shop="clothes",
    ),
    TillLayout(
        "no-header-day-sums", "sales",
        "=day|=reference|=name|=sold|=total",
        has_header=False, grain="days", style=Style(day="%Y-%m-%d", comma=False), separator=",",
    ),
    TillLayout(
        "spare-columns", "stock",
        "=-empty|Code Barre=code|=-empty|Libellé Article=name|Stock Magasin=stock|=-empty"
        "|Prix Vente TTC=price|=-empty",
        title=("||||", "||Liste des articles|||"),
    ),
    TillLayout(
        "invoice-lines", "sales",
        "Date facture=day|N° facture=ticket|N° ligne=line|Article=reference|Description=name"
        "|Quantité facturée=sold"
        "|Prix unitaire HT=net_price|Total HT=net_total|Taux=vat|Total TTC=total",
        style=Style(rate="{} %"), dress=totals_at_end("Nombre de lignes : 57"),
    ),
    TillLayout(
        "wine-both", "both",
        "Ref=reference|Cuvée=name|Millésime=-size|Stk=stock|Vendu sur la période=sold|PV TTC=price"
        "|PA HT=cost|Rotation=-rank",
    ),
)  # fmt: skip
