"""Words of which street and town names are made: trades, trees, the dead, Breton roots; nobody alive."""

MAIN = (
    "Grande Rue", "rue de la Porte-Neuve", "rue Saint-Michel", "rue des Halles", "rue Notre-Dame",
    "rue du Four-Banal",
    "rue de l’Hôtel-Dieu", "rue Saint-Corentin", "rue du Beffroi",
)  # fmt: skip
"""The streets that leave the market square."""

GATES = (
    "rue du Faubourg-Saint-Michel", "avenue de la Libération", "rue de la Croix-Verte",
    "avenue du Général-Leclerc",
    "rue de la Fontaine-Blanche", "avenue Jean-Jaurès", "rue du Calvaire", "avenue Aristide-Briand",
)  # fmt: skip
RINGS = (
    "boulevard des Remparts", "boulevard de la Tour-d’Auvergne", "boulevard Anne-de-Bretagne",
    "boulevard du Mail",
    "boulevard des Fossés", "boulevard Victor-Hugo", "boulevard de la Liberté", "boulevard Nominoë",
)  # fmt: skip
OUTER_RINGS = (
    "avenue des Frères-Lumière", "avenue de l’Europe", "avenue de Cornouaille", "avenue du Trégor",
    "avenue de l’Arvor",
    "avenue de l’Argoat", "avenue du Léon", "avenue du Porhoët",
)  # fmt: skip
QUAYS = (
    ("quai des Sardiniers", "quai du Halage"), ("quai Surcouf", "quai des Lavandières"),
    ("quai Duguay-Trouin", "quai des Gabares"), ("quai de la Douane", "quai du Vieux-Chantier"),
)  # fmt: skip
RIVERS = (
    "La Lavande",
    "L’Aberic",
    "La Douffine-Noire",
    "Le Stérou",
    "L’Ellan",
    "La Gouesne",
    "Le Trévan",
    "L’Inizan",
)
SQUARES = (
    "place du Marché",
    "place de la Lavande",
    "place des Halles",
    "place du Martray",
    "place aux Herbes",
)
SMALL_SQUARES = ("place du Puits", "place Saint-Yves", "placette des Tisserands", "place du Vieux-Port")
BRIDGES = ("rue du Port", "rue du Pont-Neuf", "rue du Pont-Vert")
"""The streets that lead to the bridges: one for each."""

TRADES = (
    "des Tanneurs", "des Cordiers", "des Tisserands", "des Potiers", "des Lavandières", "des Merciers",
    "des Orfèvres",
    "des Chaudronniers", "des Boulangers", "des Charpentiers", "des Sabotiers", "des Tonneliers",
    "des Toiliers",
    "des Carmes", "des Ursulines", "des Bouchers", "des Marins", "des Chapeliers", "des Teinturiers",
    "des Voiliers",
    "du Four", "du Puits", "du Pressoir", "du Moulin", "de la Psalette", "de l’Horloge", "du Chapitre",
    "du Lavoir",
    "du Poids-Public", "de la Cohue", "de la Vieille-Halle", "du Chat-qui-Veille", "des Trois-Mariées",
    "du Cheval-Blanc",
    "de l’Écu", "du Lion-d’Or", "Traversière", "Courte", "Basse", "Haute", "Saint-Yves", "Saint-Gildas",
    "Saint-Malo",
    "Sainte-Barbe", "Sainte-Anne", "Saint-Vincent", "Saint-Sauveur", "du Bourg-Neuf", "du Guet", "des Douves",
    "du Grenier-à-Sel", "de la Vieille-Forge", "du Cadran", "du Bon-Repos", "de l’Abbaye", "des Capucins",
    "du Sel",
    "des Cordeliers", "de la Petite-Porte", "du Vieux-Collège", "des Deux-Ponts", "de la Corderie",
    "du Minage",
    "de la Chouette", "du Rempart", "de la Tour-Neuve", "des Dentellières", "des Faïenciers", "des Relieurs",
    "des Arquebusiers", "du Jeu-de-Paume", "de la Marée", "des Mareyeurs", "du Sabot", "des Fileuses",
    "du Chanvre",
    "du Lin", "de la Toile", "du Blé-Noir", "aux Herbes", "aux Oies", "du Beurre", "des Cloutiers",
    "des Vanniers",
    "de l’Échauguette", "du Prieuré", "de la Trinité", "Saint-Nicolas", "Saint-Martin", "Sainte-Catherine",
    "Saint-Fiacre", "Saint-Hervé", "Saint-Tugdual", "Sainte-Ursule", "Saint-Éloi", "Saint-Jacques",
    "du Pont-Cassé",
    "de la Prison", "du Présidial", "du Parlement", "de la Monnaie", "du Pilori", "de la Comédie",
    "du Collège",
)  # fmt: skip
"""What the lanes of the centre are called after."""

PEOPLE = (
    "Anatole-Le-Braz", "Théodore-Botrel", "Max-Jacob", "Xavier-Grall", "René-Guy-Cadou", "Angela-Duval",
    "Joséphine-Pencalet", "Marie-Curie", "Louis-Pasteur", "Jules-Verne", "Jules-Ferry", "Victor-Schœlcher",
    "Olympe-de-Gouges", "Louise-Michel", "Lucie-Aubrac", "Germaine-Tillion", "Simone-Veil", "George-Sand",
    "Émile-Zola", "Guy-Môquet", "Jean-Moulin", "Pierre-Brossolette", "Ernest-Renan", "Chateaubriand",
    "Jacques-Cartier", "Du-Guesclin", "Arthur-III", "Jeanne-de-Flandre", "Alain-Barbetorte", "Paul-Gauguin",
    "Paul-Sérusier", "Berthe-Morisot", "Claude-Monet", "Mathurin-Méheut", "Claude-Debussy", "Maurice-Ravel",
    "Hector-Berlioz", "Clara-Schumann", "Jean-Cras", "Marcel-Pagnol", "Antoine-de-Saint-Exupéry",
    "Saint-Exupéry",
    "Hélène-Boucher", "Louis-Blériot", "Roland-Garros", "Ambroise-Paré", "René-Laennec", "Irène-Joliot-Curie",
    "Rosalind-Franklin", "Alexandre-Dumas", "Charles-Péguy", "Paul-Féval", "Yves-Rocard", "Rosa-Parks",
    "Nathalie-Lemel", "Marion-du-Faouët", "Dom-Morice", "La-Chalotais", "Le-Chapelier", "Colette",
    "Camille-Claudel",
)  # fmt: skip

CITIES = (
    "de Nantes", "de Rennes", "de Vannes", "de Quimper", "de Brest", "de Saint-Malo", "d’Auray",
    "de Tréguier",
    "de Guérande", "de Cancale", "de Douarnenez", "de Josselin", "de Vitré", "de Fougères", "de Dinan",
    "de Cork",
    "de Galway", "de Cardiff", "de Truro", "de Vigo", "d’Oviedo", "du Cap-Horn", "de Terre-Neuve",
    "de Québec",
    "de Saint-Pierre-et-Miquelon", "des Açores", "de Bergen", "de Lisbonne", "de Belle-Île", "d’Ouessant",
    "de Sein",
    "de Groix", "de Bréhat", "de Houat", "d’Hœdic", "de Batz", "de Molène", "des Glénan",
)  # fmt: skip
"""Cities, ports and islands, for the streets of the faubourgs."""

NATURE = (
    "des Ajoncs", "des Bruyères", "des Camélias", "des Hortensias", "des Genêts", "des Fougères",
    "des Châtaigniers",
    "des Hêtres", "des Chênes", "des Saules", "des Aulnes", "des Noisetiers", "des Pommiers", "des Cerisiers",
    "des Poiriers", "des Bouleaux", "des Érables", "des Tilleuls", "des Magnolias", "des Glycines",
    "des Églantiers",
    "des Primevères", "des Jonquilles", "des Myosotis", "des Iris", "des Mésanges", "des Rouges-Gorges",
    "des Hirondelles", "des Alouettes", "des Bouvreuils", "des Courlis", "des Goélands", "des Sternes",
    "des Hérons",
    "des Martins-Pêcheurs", "des Écureuils", "des Embruns", "des Îles", "du Ponant", "du Levant",
    "des Vergers",
    "de la Fontaine", "du Ruisseau", "de la Lande", "du Bois-Joli", "de la Prairie", "des Champs-Fleuris",
    "des Vanneaux", "des Pinsons", "des Grives", "des Loriots", "des Chardonnerets", "des Fauvettes",
    "des Roitelets",
    "des Merisiers", "des Sorbiers", "des Frênes", "des Ormes", "des Peupliers", "des Charmes", "des Houx",
    "des Lilas",
    "des Pivoines", "des Digitales", "des Violettes", "des Capucines", "des Dahlias", "des Mimosas",
    "des Lauriers",
    "du Clos-Neuf", "du Grand-Pré", "du Petit-Bois", "de la Source", "de la Clairière", "du Chemin-Creux",
    "de la Vallée", "du Verger", "des Quatre-Vents", "de la Garenne", "du Vieux-Chêne", "de l’Étang",
    "du Gué",
)  # fmt: skip

KER = (
    "ampuil", "biguet", "daniel", "donnec", "gall", "goat", "guen", "hervé", "iffig", "ivarc’h", "jean",
    "laouen",
    "léguer", "madec", "maria", "martin", "mélen", "menez", "moal", "morvan", "névez", "ollivier", "oualc’h",
    "prigent", "robin", "roué", "ruisseau", "salaün", "stang", "urien", "veur", "vilin", "vran", "yann", "zu",
)  # fmt: skip
"""What follows Ker- (a house, a village) in the names of hamlets that the town has reached."""

ROOTS = (
    "Roz",
    "Pen",
    "Coat",
    "Men",
    "Goas",
    "Toul",
    "Poul",
    "Lan",
    "Crec’h",
    "Traou",
    "Parc",
    "Liors",
    "Feunteun",
)
ROOT_ENDS = (
    "avel", "coat", "velen", "gwenn", "ruz", "huella", "izella", "ar-Groas", "ar-Stang", "an-Dour", "ar-Veil",
    "en-Ilis", "ar-Bleiz", "al-Louarn", "ar-Mor", "an-Heol", "ar-Pont", "ar-Roc’h",
)  # fmt: skip

TOWNS = (
    "Ploumarec", "Trévoaznec", "Lanvéguer", "Kergorveur", "Pont-Alavor", "Locmaëlan", "Roscadiou",
    "Saint-Tudwen",
    "Guimorvan", "Plévézec", "Landrézoc", "Penhouarn", "Coat-Meurzin", "Pont-Inizan", "Ploélouan",
    "Tréhouadec",
    "Lanhoarné", "Roc’h-Morgat", "Guermadeuc", "Locquévenan", "Trézélidec", "Keravelou", "Bourg-Ellan",
    "Lannédurec",
    "Pont-Trévan", "Tréflagat", "Roz-Aberic", "Guissélan", "Penmorvézen", "Saint-Ujac", "Landouarec",
    "Plouzélan",
    "Trémorvan", "Château-Stérou", "Locmarzin", "Kerbouzic", "Pleumartec", "Tréouélan", "Lampézec",
    "Saint-Goustanig",
    "Pont-Ellec", "Guénézan", "Rosmélec", "Lanrivézan", "Coëtvélen", "Plumézoc", "Saint-Bihannic",
    "Port-Aberec",
    "Locoal-Ellan", "Kerlandouarn", "Trégavézan", "Pont-Morgan",
)  # fmt: skip
"""Towns that sound Breton and are no commune of Brittany: read against the list of communes once, by hand."""

CHURCHES = ("Église Saint-Gildas", "Église Notre-Dame", "Église Saint-Corentin", "Église Saint-Sauveur")
CHURCH_SQUARES = ("place de l’Église", "parvis Notre-Dame", "place Saint-Gildas", "place du Parvis")
PARKS = ("Parc du Château", "Jardin des Embruns", "Parc de la Garenne", "Jardin de la Psalette",
    "Bois du Roi",
    "Parc de Kermaria", "Jardin du Lavoir", "Parc des Trois-Fontaines", "Square des Marronniers",
    "Parc du Moulin",
    "Jardin des Simples", "Parc de la Lande")  # fmt: skip
SCHOOLS = ("École des Embruns", "École Jules-Verne", "École du Centre", "École Germaine-Tillion",
    "Collège Angela-Duval",
    "École des Courlis", "École Sainte-Anne", "Lycée Ernest-Renan", "École du Moulin",
    "École Joséphine-Pencalet",
    "Collège Jean-Moulin", "École Marie-Curie")  # fmt: skip
CAR_PARKS = ("Parking des Halles", "Parking du Port", "Parking des Remparts", "Parking du Mail",
    "Parking Saint-Yves",
    "Parking de la Poste", "Parking du Lavoir", "Parking des Tanneurs", "Parking de la Médiathèque",
    "Parking du Guet",
    "Parking des Voiliers", "Parking du Champ-de-Foire")  # fmt: skip
QUARTERS = ("Le Port", "La Ville haute", "Outre-Pont", "La Gare", "Les Tanneurs", "Kerampuil")
"""The bank, the hill, across the river, the north, the west, the east."""
