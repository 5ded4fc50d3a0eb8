"""What a column of a till's export can be, and the words by which tills call it."""

from halles.stalls.stock.engine.till.words import nearness, words_of

CODE, REFERENCE, NAME = "code", "reference", "name"
SOLD, STOCK, QUANTITY = "sold", "stock", "quantity"
DAY, TIME, TICKET, LINE, TILL = "day", "time", "ticket", "line", "till"
PRICE, TOTAL, NET_PRICE, NET_TOTAL, COST, VAT = "price", "total", "net_price", "net_total", "cost", "vat"
FAMILY, STATUS = "family", "status"
NOTHING = ""
"""A column that is left out."""

WORDS: dict[str, str] = {
    CODE: (
        "code barre|codes barres|ean|gencod|isbn|barcode|bar code|upc|gtin|code ean|numero ean|ean isbn"
        "|code barre article|code barre produit|item barcode|product barcode|code scan|cab|gtin ean"
        "|isbn ean|ean gencod|code gencod|cb article"
    ),
    REFERENCE: (
        "reference|code article|code produit|sku|article number|item code|product code|code interne|plu"
        "|numero article|id article|id produit|product id|item id|identifiant|reference article|code"
        "|reference interne|handle|code plu|variant sku|reference produit|numero plu|item number"
        "|code court|article|product number|numero produit"
    ),
    NAME: (
        "libelle|designation|article|produit|nom|nom article|nom produit|libelle article|libelle produit"
        "|description|item|item name|product|product name|name|intitule|titre|title|designation article"
        "|designation produit|libelle ticket|libelle long|nom commercial|product title|article name"
        "|variante|libelle court|description article|item description|nom du produit vendu|prestation"
    ),
    SOLD: (
        "quantite vendu|vendu|quantite vente|nombre vendu|ventes quantite|quantity sold|units sold|sold"
        "|items sold|qty sold|unites vendues|nombre vente|ventes unites|cumul quantite vendu"
        "|nombre article|nombre unites vendu|sortie|quantite sortie|vente nombre|vente|pieces vendu"
        "|net quantity|net items sold|nombre produit vendu|item sold|sales quantity|quantite facture"
        "|vol vente|volume vente|sales units"
    ),
    STOCK: (
        "stock|quantite stock|stock disponible|stock physique|stock reel|stock actuel|en stock|in stock"
        "|on hand|quantity on hand|stock quantity|stock level|available|disponible|stock theorique"
        "|stock magasin|stock final|quantite disponible|inventory|inventory quantity|current stock|qoh"
        "|stock restant|restant|solde stock|quantite inventaire|quantite restant|reste|available stock"
        "|stock fin|stock dispo vente|inventaire|quantite compte|stock unites|stock net|stock count"
        "|on hand quantity"
    ),
    QUANTITY: "quantite|quantity|nombre|unites|units|pieces|count|poids quantite|volume|nombre unites",
    DAY: (
        "date|jour|date vente|date ticket|date heure|date heure vente|day|date time|datetime|created at"
        "|timestamp|date comptable|date operation|sale date|transaction date|date transaction|horodatage"
        "|date commande|order date|journee|date facture|date inventaire|date stock|date mouvement"
        "|date encaissement|receipt date|date emission|date creation|date jour|moment"
    ),
    TIME: "heure|time|heure vente|heure ticket|h|sale time|heure transaction|transaction time|hour",
    TICKET: (
        "ticket|numero ticket|ticket number|receipt|receipt number|transaction|transaction id"
        "|numero transaction|numero facture|facture|order|order id|numero vente|piece|numero piece"
        "|order number|id vente|sale id|ticket caisse|numero commande|id ticket|commande|document"
        "|numero document|invoice|receipt id|bill number|id transaction|numero ticket caisse|numero recu"
        "|recu|sale number"
    ),
    LINE: "ligne|numero ligne|line|line number|num ligne|line item|rang|position|line id|id ligne|ordre",
    TILL: (
        "caisse|numero caisse|till|register|poste|terminal|pos|device|point vente|device name|tpv"
        "|id caisse|store|magasin|boutique"
    ),
    PRICE: (
        "prix|prix unitaire|prix unitaire ttc|prix vente|prix vente ttc|prix ttc|unit price|price"
        "|selling price|retail price|prix public|prix vente public|tarif|tarif ttc|item price"
        "|prix unitaire vente|prix unitaire tva|price ttc tax|unit price ttc tax|prix article"
        "|prix unite ttc|gross price|unit price gross|prix vente unitaire ttc|unitaire ttc|tarif vente"
        "|prix editeur|prix caisse"
    ),
    TOTAL: (
        "total|total ttc|montant|montant ttc|montant total|prix total|chiffre affaires"
        "|chiffre affaires ttc|amount|line total|gross sales|sales|net sales|total price|gross amount"
        "|montant ligne|total ligne|total ligne ttc|montant vente|ventes ttc|total sales|revenue|ca"
        "|sous total ligne|montant encaisse|subtotal|total amount|valeur vente|turnover|prix total ttc"
        "|gross total|chiffre affaires brut|vente ttc|brut|somme|somme ttc|somme encaisse"
    ),
    NET_PRICE: (
        "prix unitaire ht|prix ht|prix vente ht|unit price excl tax|prix unitaire net|net price"
        "|unitaire ht|tarif ht|unit price ht|price ht tax|prix vente unitaire ht|price excluding tax"
    ),
    NET_TOTAL: (
        "total ht|montant ht|chiffre affaires ht|montant net|total net|net amount|ventes ht"
        "|total excl tax|net total|total ligne ht|chiffre affaires net|montant ht net|amount ht"
        "|sales excluding tax|base ht"
    ),
    COST: (
        "prix achat|prix achat ht|cout|cost|purchase price|cost price|unit cost|prix revient"
        "|prix moyen pondere|default cost|cout unitaire|prix achat unitaire|cout achat|average cost"
        "|prix fournisseur|dernier prix achat|supply price"
    ),
    VAT: (
        "tva|taux tva|taux|tax rate|tva rate|% tva|code tva|tva %|tax|taxe|tva taux|tva article|tax %"
        "|taux taxe"
    ),
    FAMILY: (
        "famille|rayon|categorie|departement|department|category|group|groupe|sous famille"
        "|famille article|type article|product type|type produit|nature|family|secteur|univers"
        "|product category|gamme|collection|groupe article|item category|nom categorie|theme"
        "|famille produit|rayon libelle|classe|reporting category"
    ),
    STATUS: (
        "statut|etat|status|annule|type ligne|type vente|type operation|type ticket|sens|event type"
        "|receipt type|type transaction|state|type document|operation|transaction type|type mouvement"
        "|nature operation"
    ),
    NOTHING: (
        "montant tva|tva montant|total tva|tax amount|taxes|remise|discount|% remise|montant remise"
        "|discounts|marge|marge brute|margin|taux marge|% marge|gross profit|profit|vendeur|vendeuse"
        "|seller|employee|cashier|caissier|operateur|staff|client|customer|nom client|customer name"
        "|numero client|reglement|mode reglement|payment|payment method|mode paiement|moyen paiement"
        "|paiement|fournisseur|supplier|nom fournisseur|vendor|stock minimum|stock mini|stock min"
        "|seuil alerte|seuil|minimum|low stock|stock maximum|stock maxi|stock max|stock alerte"
        "|optimal stock|reorder level|reorder point|valeur stock|stock value|valeur stock ht"
        "|valeur stock achat|valorisation|stock valeur|marque|brand|editeur|auteur|taille|size|couleur"
        "|color|unite|unit|unite vente|unite mesure|en commande|quantite commande|ordered|incoming"
        "|stock initial|entrees|stock reserve|reserve|committed|coefficient|coef|devise|currency"
        "|commentaire|comment|notes|note|actif|active|photo|image|poids|weight|emplacement|rack|location"
        "|saison|part|% chiffre affaires|% ca|rang vente|panier moyen|refunds|refund|remboursement"
        "|returns|points|fidelite|tips|pourboire|tip|service|table|couverts|ecart|ecart inventaire"
        "|dernier vente|date dernier vente|last sold|dernier achat|date dernier achat|date entree|dlc|ddm"
        "|peremption|lot|numero serie|total ticket|consigne|eco participation|nombre ticket|jours stock"
        "|couverture|rotation|modifiers|modifier|dining option|variant|option|tags|visible|prix promo"
        "|prix barre|ancien prix|colisage|conditionnement|prix kg|prix kilo|prix moyen|average price"
        "|total value|valeur total|quantite mini|quantite reserve|quantite attendue|modificateur|url"
        "|email|telephone|collections|details|time zone|fuseau horaire|card brand|unites par colis"
        "|marge %|taux marque|valeur|valeur achat|valeur vente stock|total achat|montant achat"
        "|stock precedent|stock jour precedent|stock depart|stock debut|entree|casse|demarque|pertes"
    ),
}
"""Phrases by field; those of NOTHING keep a column from being taken for what it is not."""
TAKEN = tuple(field for field in WORDS if field)
SIGNS = {
    field: tuple({words_of(phrase): None for phrase in phrases.split("|")})
    for field, phrases in WORDS.items()
}
PERCENT = "%"


def header_scores(header: str) -> dict[str, float]:
    """Return how much a header says each field, 0 to 1; without the fields that it does not say at all."""
    told = words_of(header)
    scores = {field: max(nearness(told, sign) for sign in signs) for field, signs in SIGNS.items()}
    return {field: score for field, score in scores.items() if score > 0}
