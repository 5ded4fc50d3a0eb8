"""The directory's part of the demonstration: forty invented shops and services, a held bakery, news."""

from halles.kit.actor import Actor
from halles.kit.demo import MAKER, DemoWorld
from halles.people.public import invitation_accept, invitation_create
from halles.stalls.directory.commands import claim_code_issue, news_publish, sheet_claim, sheet_create
from halles.stalls.directory.models import OsmPlace, Sheet
from halles.town.public import town_by_slug

POSTCODE = "29999"
"""Given to no commune."""

STREETS = ("rue du Port", "Grande Rue", "place de la Lavande", "quai des Sardiniers", "rue des Tanneurs")
MORNINGS = "Tu-Sa 08:30-12:30"
DAYS = "Tu-Sa 09:00-12:00,14:00-18:30"
OFFICE = "Mo-Fr 09:00-12:00,13:30-17:00"
MEALS = "Tu-Su 12:00-14:00,19:00-22:00"

SHOPS: tuple[tuple[str, str, str, str], ...] = (
    (
        "Le Fournil des Quais",
        "bakery",
        "Tu-Su 07:00-13:30,15:30-19:00",
        "Pain au levain, cuit le matin même.",
    ),
    ("Boulangerie Kerdoncuff", "bakery", "Mo-Sa 06:45-19:00", "Kouign-amann le samedi."),
    ("Boucherie Le Floc’h", "butcher", "Tu-Sa 08:00-12:30,15:00-19:00", "Viande de fermes à moins de 30 km."),
    ("La Criée d’Enora", "seafood", MORNINGS, "Le poisson du matin ; huîtres le vendredi."),
    ("Le Panier de Maëlle", "greengrocer", "Tu-Sa 08:30-13:00,15:30-19:00", "Légumes de saison."),
    ("La Crèmerie du Port", "cheese", "We-Sa 09:00-12:30,15:30-19:00", ""),
    ("Vrac et Bocaux", "organic", DAYS, "Venez avec vos bocaux, ou on vous en prête."),
    ("Épicerie des Tanneurs", "grocery", "Mo-Sa 08:00-20:00; Su 09:00-12:30", "Dépôt de pain le lundi."),
    ("La Cave à Gwen", "wine", "Tu-Sa 10:00-12:30,15:00-19:30", "Cidres et vins de petits producteurs."),
    ("Les Halles de la Lavande", "marketplace", "Th,Sa 08:00-13:00", "Douze étals sous la charpente."),
    ("Crêperie Ty Bihan", "restaurant", MEALS, "Galettes de blé noir, terrasse au calme."),
    ("La Table des Voisins", "restaurant", "Mo-Fr 12:00-14:00", "Un plat du jour, une longue table."),
    ("Chez Marcel", "restaurant", "", ""),
    ("Snack de la Jetée", "fast-food", "We-Su 11:30-21:00", ""),
    ("Café de la Marine", "cafe", "Mo-Sa 07:30-19:30", "Presse du jour et jeux de société."),
    ("Le Bar du Phare", "bar", "We-Su 17:00-01:00", "Concert un vendredi par mois."),
    ("Fil et Granit", "clothes", DAYS, "Vêtements de travail et marinières."),
    ("Les Petits Sabots", "shoes", DAYS, "Chaussures d’enfant, pointures mesurées."),
    ("L’Aiguille bleue", "tailor", "Tu,Th,Fr 09:30-12:00,14:00-18:00", "Ourlets en 48 heures."),
    ("Bijouterie Morgat", "jewelry", DAYS, ""),
    ("Pharmacie de la Grande Rue", "pharmacy", "Mo-Fr 08:45-12:30,14:00-19:00; Sa 09:00-12:30", ""),
    ("Cabinet médical des Tanneurs", "doctor", "Mo-Fr 08:30-12:00,14:00-18:00", "Sur rendez-vous."),
    ("Optique du Large", "optician", DAYS, ""),
    (
        "Quincaillerie Le Bris",
        "hardware",
        "Tu-Sa 08:30-12:00,14:00-18:30",
        "Clés, visserie à l’unité, conseils.",
    ),
    ("Fleurs d’Iroise", "florist", "Tu-Sa 09:00-19:00; Su 09:30-12:30", "Fleurs de la région en saison."),
    ("La Brocante d’Alan", "second-hand", "Fr-Su 14:00-18:00", ""),
    ("Librairie L’Encre marine", "books", DAYS, "Rencontre avec un auteur chaque mois."),
    ("Tabac-presse du Port", "newsagent", "Mo-Sa 06:30-19:00; Su 07:30-12:30", ""),
    ("Cycles Ollivier", "bicycle", DAYS, "Réparation en 24 heures, location à la journée."),
    ("Salon Mèche douce", "hairdresser", "Tu-Sa 09:00-18:30", ""),
    ("Pressing de la Place", "laundry", "Mo-Fr 09:00-12:00,14:00-18:30", ""),
    (
        "Crédit du Littoral",
        "bank",
        "Tu-Fr 09:00-12:30,14:00-17:30; Sa 09:00-12:30",
        "Distributeur à toute heure.",
    ),
    ("Agence Trois-Mâts", "estate-agent", OFFICE, ""),
    ("Hôtel des Îles", "hotel", "24/7", "Douze chambres, garage à vélos."),
    (
        "Médiathèque",
        "library",
        "Tu,Th,Fr 14:00-18:00; We,Sa 10:00-12:30,14:00-18:00",
        "Aide au numérique le mardi.",
    ),
    ("Cinéma Le Sémaphore", "cinema", "", "Une salle, tenue par des bénévoles."),
    ("Mairie", "townhall", OFFICE, ""),
    ("La Poste", "post-office", "Mo-Fr 09:00-12:00,14:00-17:00; Sa 09:00-12:00", ""),
    ("École des Embruns", "school", "", ""),
    ("Les Amis du Lavoir", "association", "", "Entretien du petit patrimoine, un samedi sur deux."),
)
"""Name, kind, hours (empty: to be confirmed, as on a normal first day), description."""

NEWS = (
    "Nouveau : un pain aux algues du port, le vendredi et le samedi.",
    "Jeudi, les fournées du matin seront prêtes dès 6 h 30 pour le marché.",
)


def build(world: DemoWorld) -> None:
    """Add the shops; the baker claims hers, takes her employee in and tells the news."""
    town = town_by_slug(slug=world.town)
    if town is None:
        raise LookupError(f"{world.town}: the town's own part of the demonstration comes first")
    sheets = [_add(world, number, town.lon, town.lat) for number in range(len(SHOPS))]
    baker, employee = (Actor(person=world.persons[part]) for part in ("merchant", "employee"))
    bakery = sheets[0]
    sheet_claim(actor=baker, sheet=bakery, code=claim_code_issue(actor=MAKER, sheet=bakery))
    bakery.refresh_from_db()
    _invitation, code = invitation_create(actor=baker, organisation=bakery.organisation, role="employee")
    invitation_accept(actor=employee, code=code)
    for text in NEWS:
        news_publish(actor=baker, sheet=bakery, text=text)


def _add(world: DemoWorld, number: int, lon: int, lat: int) -> Sheet:
    name, category, hours, description = SHOPS[number]
    fields = {
        "name": name,
        "category": category,
        "hours": hours,
        "description": description,
        "number": str(1 + 2 * (number // len(STREETS)) + number % 2),
        "street": STREETS[number % len(STREETS)],
        "postcode": POSTCODE,
        "phone": f"02 61 91 00 {number + 1:02}" if world.chance.random() < 0.8 else "",
    }
    east, north = world.chance.randrange(-40_000, 40_000), world.chance.randrange(-30_000, 30_000)
    return sheet_create(actor=MAKER, town=world.town, fields=fields, lon=lon + east, lat=lat + north)


def remove(town: str) -> None:
    """Delete the town's sheets with their versions, news and photos (the sweep takes the files)."""
    Sheet.objects.filter(town=town).delete()
    OsmPlace.objects.filter(town=town).delete()
