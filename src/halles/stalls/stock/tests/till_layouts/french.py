"""Layouts in French: what shops' tills, back offices and spreadsheets write."""

from halles.stalls.stock.tests.till_layouts.build import TillLayout, groups, pages, totals_at_end
from halles.stalls.stock.tests.till_layouts.cells import Style

_EURO = Style(euro=" €", thousands=" ")

FRENCH = (
    TillLayout(
        "libraire-stock", "stock",
        "EAN=code|Titre=name|Auteur=-brand|Éditeur=-supplier|Rayon=family|PV TTC=price|PA HT=cost"
        "|Stock dispo.=stock|Stock mini=-minimum|En commande=-ordered",
        shop="books",
    ),
    TillLayout(
        "libraire-ventes", "sales",
        "Date=day|Heure=time|N° ticket=ticket|Code EAN=code|Libellé=name|Qté=sold|PU TTC=price"
        "|Remise=-discount|Total TTC=total|TVA=vat|Vendeur=-seller",
        shop="books", encoding="cp1252",
    ),
    TillLayout(
        "epicerie-journal", "sales",
        "Jour=day|Ticket=ticket|Lig.=line|Gencod=code|Désignation=name|Rayon=family|Quantité=sold"
        "|Prix unit. TTC=price|Montant TTC=total|Tx TVA=vat|Mode règlement=-payment",
        style=_EURO, encoding="utf-8-sig", dress=totals_at_end("Édité le 14/11/2026 à 19:32"),
    ),
    TillLayout(
        "boulangerie-jour", "sales",
        "Date=day|Lib. article=name|Famille=family|Qté vendue=sold|CA TTC=total|CA HT=net_total"
        "|% CA=-share",
        shop="bakery", grain="days",
        title=("BOULANGERIE LE FOURNIL", "Ventes par article|du 09/11/2026 au 11/11/2026", ""),
        dress=totals_at_end(),
    ),
    TillLayout(
        "boulangerie-rayons", "sales",
        "Article=name|Nb vendus=sold|PU=price|Montant=total",
        shop="bakery", grain="period", dress=groups("Rayon : {}"),
        title=("Statistiques de vente", "Période du 09/11/2026 au 11/11/2026"),
    ),
    TillLayout(
        "vetements-inventaire", "stock",
        "Réf.=reference|Code barre=code|Désignation=name|Taille=-size|Coul.=-colour|Marque=-brand"
        "|Fournisseur=-supplier"
        "|Qté=stock|Px achat=cost|Px vente=price|Valeur stock=-value",
        shop="clothes", title=("INVENTAIRE AU 31/10/2026",), style=_EURO,
        dress=totals_at_end("Fin d’édition"),
    ),
    TillLayout(
        "vetements-caisse", "sales",
        "Caisse=till|Date et heure=moment|N° de vente=ticket|Code art.=reference|Libellé article=name"
        "|Qté=sold"
        "|P.U.=price|Mt remise=-discount|Montant=total|Client=-customer",
        shop="clothes", style=Style(day="%d/%m/%Y %H:%M:%S"), separator="\t",
    ),
    TillLayout(
        "cave-etat", "stock",
        "Code=reference|Produit=name|Catégorie=family|Stock actuel=stock|Seuil d'alerte=-minimum"
        "|Prix de vente=price"
        "|Prix d'achat=cost|Taux de TVA=vat|Actif=-yes",
        style=Style(rate="{} %"), workbook=True,
    ),
    TillLayout(
        "ancienne-caisse", "sales",
        "DATE=day|HEURE=time|NUM_TICKET=ticket|CODE_ART=reference|LIBELLE=name|QTE=sold|PRIX=price"
        "|TOTAL=total",
        style=Style(day="%d/%m/%y", comma=False), separator=";", encoding="cp850",
    ),
    TillLayout(
        "sans-entete-ventes", "sales",
        "=day|=ticket|=code|=name|=sold|=price|=total",
        has_header=False,
    ),
    TillLayout(
        "sans-entete-stock", "stock",
        "=code|=name|=family|=stock|=cost|=price|=vat",
        has_header=False, shop="books",
    ),
    TillLayout(
        "droguerie-pages", "stock",
        "Code-barres=code|Libellé produit=name|Famille=family|Fourn.=-supplier|Stock phys.=stock"
        "|PAMP=cost|PVTTC=price",
        dress=pages(8, "Page {}/3"), title=("DROGUERIE DU PORT|||État du stock", "Édité le|12/11/2026", ""),
    ),
    TillLayout(
        "deux-lignes", "both",
        "Gencode=code|Article=name|Qté=sold|CA TTC=total|Qté=stock|Valeur=-value",
        top="||Ventes||Stock|",
    ),
    TillLayout(
        "mouvements", "both",
        "Référence=reference|Désignation=name|Stock initial=-minimum|Entrées=-ordered|Ventes=sold"
        "|Stock final=stock"
        "|Valorisation=-value",
    ),
    TillLayout(
        "presse-papeterie", "sales",
        "Date vente=day|Codif=-id|Code EAN13=code|Désignation produit=name|Nbre vendu=sold"
        "|Prix public=price|CA=total",
        shop="books", grain="days", style=Style(day="%Y%m%d"),
    ),
    TillLayout(
        "primeur-balance", "sales",
        "Date=day|Heure=time|N° Tick=ticket|PLU=reference|Produit=name|Poids/Qté=sold|Prix/kg=price"
        "|Montant=total"
        "|Vend.=-seller",
        style=Style(clock="%Hh%M"),
    ),
    TillLayout(
        "restaurant-produits", "sales",
        "Catégorie=family|Produit=name|Quantité vendue=sold|CA TTC=total|CA HT=net_total|TVA=-tax"
        "|Remises=-discount",
        shop="bakery", grain="period", style=_EURO, workbook=True,
        title=("Rapport des ventes par produit", "Du 9 novembre 2026 au 11 novembre 2026"),
        sheets_before=("Synthèse",),
    ),
    TillLayout(
        "jouets-export", "stock",
        "Id=-id|Code barres=code|Nom de l’article=name|Rayon=family|Sous-rayon=-brand|Prix TTC=price"
        "|Prix HT=net_price"
        "|TVA (%)=vat|Quantité en stock=stock|Emplacement=-colour|Dernière vente=-last",
    ),
    TillLayout(
        "fleuriste", "sales",
        "date_ticket=moment|num_ticket=ticket|code_produit=reference|libelle_produit=name|quantite=sold"
        "|prix_unitaire_ttc=price|taux_tva=vat|montant_ttc=total|statut=status",
        style=Style(day="%Y-%m-%d %H:%M:%S", comma=False), separator=",",
    ),
    TillLayout(
        "bazar-gros-titres", "stock",
        "Libellé long=name|Gencod=code|Dépt=family|Qté stk=stock|PV=price|PA=cost|Coef=-rank"
        "|Marge=-margin|Marge %=-margin%",
        title=("SARL Le Grand Bazar", "12 place de la Halle — 35600 Redon", "Tél. 02 99 00 00 00", "",
               "Édition du stock au :|12/11/2026", ""),
        encoding="cp1252",
    ),
    TillLayout(
        "tickets-detail", "sales",
        "Ticket n°=ticket|Émis le=moment|Vendeuse=-seller|Article=name|Nombre=sold|Prix=price"
        "|Sous-total=total"
        "|Paiement=-payment|Annulé=status",
        style=Style(day="%d/%m/%Y à %H:%M"), shop="bakery",
    ),
    TillLayout(
        "excel-main", "stock",
        "Produits=name|Il en reste=stock|Prix=price|Notes=-note",
        shop="bakery", workbook=True,
    ),
)  # fmt: skip
