"""Words for kinds of shops, services and places of a French town, and for who sells on a market."""

_KINDS_TEXT = """
boulangerie boulanger boulangere patisserie patissier viennoiserie boucherie boucher charcuterie
charcutier traiteur poissonnerie poissonnier fromagerie fromager cremerie epicerie epicier primeur
maraicher caviste chocolatier chocolaterie confiserie glacier biscuiterie supermarche superette
hypermarche magasin commerce magasins commerces commercants boutique boutiques librairie libraire
papeterie tabac buraliste pharmacie pharmacien parapharmacie medecin docteur generaliste dentiste
infirmier infirmiere kine kinesitherapeute osteopathe opticien ophtalmo ophtalmologue sagefemme pediatre
veterinaire podologue orthophoniste psychologue laboratoire hopital clinique urgences dermatologue
gynecologue radiologue cardiologue dentaire cabinet audioprothesiste ehpad coiffeur coiffeuse coiffure
barbier esthetique esthetisticienne institut onglerie tatoueur spa fleuriste jardinerie quincaillerie
bricolage droguerie mercerie bijouterie bijoutier horloger cordonnier cordonnerie pressing laverie
retoucherie couturiere electricien plombier chauffagiste menuisier serrurier macon peintre couvreur
garage garagiste carrossier mecanicien station lavage concessionnaire electromenager informatique
reparateur cycles velociste restaurant restaurants resto creperie pizzeria kebab brasserie bar bars cafe
bistrot snack fastfood banque distributeur dab poste assurance assureur notaire avocat agence
immobiliere immobilier comptable huissier architecte geometre mairie tresorerie prefecture impots
perception caf msa ccas cpam secu francetravail gendarmerie police pompiers ecole college lycee creche
cantine bibliotheque mediatheque piscine gymnase stade cinema musee theatre eglise cimetiere dechetterie
decheterie gare office tourisme camping hotel gite chambre toilettes wc defibrillateur salle
conciergerie ludotheque maternelle halles funerarium taxi taxis ambulance autoecole ressourcerie
recyclerie brocante antiquaire encadreur photographe imprimeur
"""
KINDS = frozenset(_KINDS_TEXT.split())
"""A message that names one of these and no thing looks for a place, not for a product."""

_SELLERS_TEXT = """
fromager fromagere poissonnier boucher charcutier maraicher maraichere primeur volailler rotisseur
poulet traiteur foodtruck food truck camion pizza pizzas galette galettes crepier crepes producteur
producteurs marchand marchands marchande marchandes vendeur vendeuse vendeurs exposant exposants stand
stands etal etals commercants huitres ostreiculteur apiculteur fleuriste boulanger apiculteur miel
marche pecheur bouquiniste remouleur kebab rotisserie vigneron confiturier forains forain ambulant
ambulants brocanteur bijoux
"""
SELLERS = frozenset(_SELLERS_TEXT.split())
"""Who may stand on a market."""

_THINGS_TEXT = """
bar bars cafe kebab snack sushi glacier tabac galette pizza
"""
THINGS = frozenset(_THINGS_TEXT.split())
"""Of KINDS, those that are eaten or bought as well."""
