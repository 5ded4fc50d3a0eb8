"""The two French tables of car parks: columns of the schema "stationnement" v0.1, and of the national base.

They carry the same facts under other names. Here each fact is called as in the schema.
"""

from typing import NamedTuple


class Column(NamedTuple):
    """One fact: its name in the schema, in the national base as published, and the column here."""

    name: str
    base: str
    field: str = ""
    """Of `models.CarPark`; "" where more than copying is needed, or where nothing keeps it."""


COLUMNS = (
    Column("id_park", "id"),
    Column("nom_park", "nom"),
    Column("insee", "insee"),
    Column("ad_park", "adresse", "address"),
    Column("url", "url", "url"),
    Column("type_usag", "type_usagers"),
    Column("gratuit", "gratuit"),
    Column("nb_places", "nb_places", "capacity"),
    Column("nb_PR", "nb_pr"),
    Column("nb_pmr", "nb_pmr", "disabled"),
    Column("nb_voit_el", "nb_voitures_electriques", "charging"),
    Column("nb_velo", "nb_velo", "bicycles"),
    Column("nb_2r_el", "nb_2r_el"),
    Column("nb_autop", "nb_autopartage", "carsharing"),
    Column("nb_2rm", "nb_2_rm", "motorbikes"),
    Column("nb_covoit", "nb_covoit", "carpooling"),
    Column("hauteur_max", "hauteur_max", "max_height_cm"),
    Column("num_SIRET", "num_siret"),
    Column("Xlong", "Xlong"),
    Column("Ylat", "Ylat"),
    Column("tarif_pmr", "tarif_pmr"),
    Column("t1h", "tarif_1h", "price_1h"),
    Column("t2h", "tarif_2h", "price_2h"),
    Column("t3h", "tarif_3h", "price_3h"),
    Column("t4h", "tarif_4h", "price_4h"),
    Column("t24h", "tarif_24h", "price_24h"),
    Column("ab_r", "abo_resident", "pass_resident"),
    Column("ab_nr", "abo_non_resident", "pass_other"),
    Column("type_ouvr", "type_ouvrage"),
    Column("info", "info", "note"),
)
"""In the order of the schema, which is that of the base too."""
SCHEMA = tuple(column.name for column in COLUMNS)
NEEDED = ("id_park", "nom_park", "insee")
NUMBERS = tuple(c.field for c in COLUMNS if c.name.startswith("nb_") and c.field)
PRICES = tuple(c.field for c in COLUMNS if c.field.startswith(("price_", "pass_")))
NOT_KEPT = ("nb_PR", "nb_2r_el")
"""What no page tells."""
TRUE, FALSE = ("true", "1", "vrai", "oui"), ("false", "0", "faux", "non")
NO_LIMIT = 999
"""Centimetres: open-air car parks have no highest vehicle, yet the schema asks for a number."""
FOR_ALL, FOR_SUBSCRIBERS = "tous", "abonnés"
USERS = {"tous": FOR_ALL, "tous_usagers": FOR_ALL, "abonnes": FOR_SUBSCRIBERS, "abonnés": FOR_SUBSCRIBERS}
DISABLED_FARES = {
    "gratuit": "gratuit pour les personnes handicapées",
    "tarif_special": "tarif spécial pour les personnes handicapées",
    "normal_payant": "tarif normal pour les personnes handicapées",
}
"""What the schema's words mean to who reads a page."""
ENCLOSED, BUILT = "enclos_en_surface", "ouvrage"
SIRET_MARK = "SIRET"
