"""The short list of kinds that people choose from, in groups; labels in English, marked for translation."""

from dataclasses import dataclass


def mark(label: str) -> str:
    """Mark a label for extraction; an engine imports nothing of ours, so not the one of `kit.text`."""
    return label


@dataclass(frozen=True)
class Category:
    """One kind of shop or service."""

    slug: str
    label: str
    group: str
    """A key of GROUPS."""
    words: str
    """What else people type to find it, in French."""


GROUPS: dict[str, str] = {
    "food": mark("Food shops"),
    "eating": mark("Eating and drinking"),
    "clothes": mark("Clothes and accessories"),
    "health": mark("Health"),
    "home": mark("Home and garden"),
    "culture": mark("Culture and leisure"),
    "lodging": mark("Where to sleep"),
    "services": mark("Services"),
    "public": mark("Public services"),
    "other": mark("Other"),
}
"""The groups, in the order in which a list shows them."""

_ALL = (
    Category("bakery", mark("Bakery"), "food", "pain pâtisserie viennoiserie baguette croissant"),
    Category("pastry", mark("Pastry shop"), "food", "gâteau dessert tarte"),
    Category("butcher", mark("Butcher"), "food", "viande charcuterie boucher traiteur"),
    Category("seafood", mark("Fishmonger"), "food", "poisson fruits de mer huîtres coquillages"),
    Category("greengrocer", mark("Greengrocer"), "food", "fruits légumes"),
    Category("cheese", mark("Cheese and dairy"), "food", "fromage lait beurre"),
    Category("deli", mark("Delicatessen"), "food", "plats préparés produits régionaux"),
    Category("farm", mark("Farm shop"), "food", "ferme producteur local direct panier"),
    Category("organic", mark("Organic food"), "food", "biologique vrac diététique naturel"),
    Category("grocery", mark("Grocery"), "food", "alimentation dépannage courses"),
    Category("supermarket", mark("Supermarket"), "food", "hypermarché courses alimentation"),
    Category("frozen-food", mark("Frozen food"), "food", "congelé glaces"),
    Category("sweets", mark("Sweets and chocolate"), "food", "chocolat bonbons caramel"),
    Category("wine", mark("Wine and drinks"), "food", "vin bière cidre alcool cave"),
    Category("tea-coffee", mark("Tea and coffee"), "food", "torréfacteur infusion"),
    Category("marketplace", mark("Market"), "food", "halles étals place forains"),
    Category("restaurant", mark("Restaurant"), "eating", "manger repas cuisine pizzeria crêperie brasserie"),
    Category("fast-food", mark("Fast food and takeaway"), "eating", "sandwich kebab burger pizza snack"),
    Category("cafe", mark("Café"), "eating", "thé goûter petit déjeuner"),
    Category("bar", mark("Bar, pub"), "eating", "bière apéritif boire bistrot"),
    Category("ice-cream", mark("Ice cream"), "eating", "glace sorbet"),
    Category("nightclub", mark("Night club"), "eating", "danser boîte de nuit"),
    Category("clothes", mark("Clothes"), "clothes", "mode habits prêt-à-porter boutique"),
    Category("shoes", mark("Shoes"), "clothes", "bottes baskets"),
    Category("leather", mark("Leather and bags"), "clothes", "cuir valise bagage"),
    Category("jewelry", mark("Jewellery and watches"), "clothes", "bijou montre bague or"),
    Category("fabric", mark("Fabric and haberdashery"), "clothes", "couture laine tricot fil"),
    Category("tailor", mark("Dressmaker, alterations"), "clothes", "couturier retoucherie ourlet"),
    Category("shoe-repair", mark("Shoe repair, keys"), "clothes", "cordonnier semelle clef"),
    Category("laundry", mark("Laundry, dry cleaning"), "services", "linge blanchisserie nettoyage à sec"),
    Category("hairdresser", mark("Hairdresser"), "services", "coiffure barbier cheveux coupe"),
    Category("beauty", mark("Beauty care"), "services", "esthétique ongles massage soin bronzage"),
    Category("tattoo", mark("Tattoo and piercing"), "services", "tatoueur perçage"),
    Category("perfume", mark("Perfume and cosmetics"), "services", "parfum maquillage"),
    Category("pharmacy", mark("Pharmacy"), "health", "médicament ordonnance garde"),
    Category("doctor", mark("Doctor"), "health", "généraliste docteur cabinet médical spécialiste"),
    Category("dentist", mark("Dentist"), "health", "dents orthodontiste"),
    Category("hospital", mark("Hospital, clinic"), "health", "urgences soins centre hospitalier"),
    Category("health-centre", mark("Health centre"), "health", "maison médicale pôle santé"),
    Category("laboratory", mark("Medical laboratory"), "health", "analyse prise de sang biologie"),
    Category("nurse", mark("Nurse"), "health", "soins piqûre pansement"),
    Category("physiotherapist", mark("Physiotherapist"), "health", "kiné rééducation"),
    Category(
        "therapist",
        mark("Other care professional"),
        "health",
        "ostéopathe orthophoniste psychologue podologue sage-femme",
    ),
    Category("optician", mark("Optician"), "health", "lunettes lentilles vue"),
    Category("hearing", mark("Hearing aids"), "health", "audition appareil auditif sourd"),
    Category("medical-supply", mark("Medical supplies"), "health", "orthopédie fauteuil prothèse"),
    Category("veterinary", mark("Veterinary"), "health", "animal chien chat"),
    Category(
        "furniture", mark("Furniture and decoration"), "home", "mobilier déco literie canapé antiquités"
    ),
    Category("kitchen", mark("Kitchens and bathrooms"), "home", "cuisiniste"),
    Category("appliances", mark("Household appliances"), "home", "télévision lave-linge four électronique"),
    Category("hardware", mark("Hardware and DIY"), "home", "outils peinture matériaux vis"),
    Category("garden-centre", mark("Garden centre"), "home", "plantes jardin graines arbre"),
    Category("florist", mark("Florist"), "home", "fleurs bouquet plantes"),
    Category("pets", mark("Pet shop"), "home", "chien chat toilettage croquettes"),
    Category(
        "building-trade",
        mark("Building trade"),
        "home",
        "plombier électricien menuisier maçon peintre couvreur chauffagiste",
    ),
    Category("craft", mark("Craftsperson"), "home", "atelier fabrication métier d’art"),
    Category("household", mark("Household goods"), "home", "vaisselle droguerie pas cher"),
    Category("books", mark("Bookshop"), "culture", "livre bande dessinée roman"),
    Category("newsagent", mark("Newsagent, stationer"), "culture", "journal journaux magazine cahier stylo"),
    Category("music", mark("Music and instruments"), "culture", "disque guitare partition vinyle"),
    Category("toys", mark("Toys and games"), "culture", "jeu vidéo enfant figurine"),
    Category("gifts", mark("Gifts and souvenirs"), "culture", "cadeau artisanat"),
    Category("art", mark("Art gallery, art supplies"), "culture", "peinture tableau exposition encadrement"),
    Category("sports-shop", mark("Sports shop"), "culture", "sport pêche randonnée"),
    Category("library", mark("Library"), "culture", "livre prêt lecture ludothèque"),
    Category("cinema", mark("Cinema"), "culture", "film séance"),
    Category("theatre", mark("Theatre, arts centre"), "culture", "spectacle concert culturel"),
    Category("museum", mark("Museum"), "culture", "exposition patrimoine"),
    Category("community-centre", mark("Community centre"), "culture", "salle des fêtes centre social"),
    Category(
        "sports",
        mark("Sports and leisure"),
        "culture",
        "piscine gymnase salle de sport fitness danse bowling équitation",
    ),
    Category("marina", mark("Marina"), "culture", "bateau voile capitainerie"),
    Category("hotel", mark("Hotel"), "lodging", "chambre dormir nuit"),
    Category("guest-house", mark("Guest house, holiday rental"), "lodging", "location dormir nuit auberge"),
    Category("camping", mark("Camp site"), "lodging", "tente caravane emplacement"),
    Category("bank", mark("Bank"), "services", "argent distributeur compte crédit"),
    Category("insurance", mark("Insurance"), "services", "mutuelle assureur"),
    Category(
        "estate-agent", mark("Estate agent"), "services", "immobilier location achat maison appartement"
    ),
    Category("legal", mark("Lawyer, notary"), "services", "droit huissier acte commissaire de justice"),
    Category("accountant", mark("Accountant"), "services", "comptabilité fiscal conseil"),
    Category("architect", mark("Architect, surveyor"), "services", "plan bâtiment urbanisme"),
    Category("employment", mark("Employment agency"), "services", "travail recrutement intérimaire"),
    Category("travel", mark("Travel agency"), "services", "voyage billet vacances"),
    Category("computers", mark("Computers"), "services", "ordinateur réparation dépannage"),
    Category("phones", mark("Telephones"), "services", "mobile portable smartphone réparation"),
    Category("photo", mark("Photographer"), "services", "photo portrait identité"),
    Category("printing", mark("Printing and copies"), "services", "copie impression tampon affiche"),
    Category("funeral", mark("Funeral director"), "services", "obsèques marbrerie"),
    Category(
        "tobacco", mark("Tobacconist"), "services", "cigarette timbre loto cigarette électronique vapotage"
    ),
    Category("second-hand", mark("Second-hand"), "services", "friperie brocante ressourcerie troc"),
    Category("rental", mark("Rental"), "services", "louer outil vaisselle"),
    Category("driving-school", mark("Driving school"), "services", "permis code conduite"),
    Category(
        "car", mark("Cars, garage"), "services", "voiture réparation mécanique pneu contrôle technique lavage"
    ),
    Category("fuel", mark("Petrol station"), "services", "essence gazole carburant"),
    Category("motorcycle", mark("Motorcycles"), "services", "moto deux-roues"),
    Category("bicycle", mark("Bicycles"), "services", "vélo réparation location"),
    Category("agrarian", mark("Farming supplies"), "services", "agriculture tracteur semence"),
    Category("coworking", mark("Shared offices"), "services", "coworking bureau tiers-lieu"),
    Category("townhall", mark("Town hall"), "public", "commune état civil élus"),
    Category(
        "public-office",
        mark("Public office"),
        "public",
        "préfecture impôts caisse service public france services",
    ),
    Category("post-office", mark("Post office"), "public", "courrier colis timbre banque postale"),
    Category("police", mark("Police"), "public", "sécurité plainte commissariat"),
    Category("fire-station", mark("Fire station"), "public", "secours caserne"),
    Category("court", mark("Court"), "public", "justice palais"),
    Category("tourist-office", mark("Tourist office"), "public", "information visite vacances"),
    Category("school", mark("School"), "public", "enseignement élève classe maternelle primaire"),
    Category(
        "training",
        mark("Training and university"),
        "public",
        "cours apprentissage étudiant école de musique langue",
    ),
    Category("childcare", mark("Childcare"), "public", "bébé nounou halte-garderie assistante maternelle"),
    Category(
        "social", mark("Social care"), "public", "aide accueil foyer maison de retraite EHPAD CCAS handicap"
    ),
    Category("association", mark("Association"), "public", "bénévole solidarité club"),
    Category("shop", mark("Other shop"), "other", "magasin boutique"),
    Category("service", mark("Other service"), "other", "bureau agence"),
)

CATEGORIES: dict[str, Category] = {category.slug: category for category in _ALL}
"""The kinds by slug."""
