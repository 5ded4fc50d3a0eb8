"""French words that are themselves: near a word of action, and never a slip for it."""

_PLAIN_TEXT = """
couvert couverte couverts couverture couvrir courir cuvert offert offre offrir overt ferme fermer fermé
ferma former forme forme formes terme ferrer germe pain main bain vin fin pin lin daim train grain gain
sain saint garde gare gars gage garder garer gaver gater gares gardien gardienne suivre suivant suivante
vivre livre livres suite ivre cuivre annuel annuelle annuaire anneau compter conter comptable compte
compteur complet complete comble pause pose poser pauses passe passer basse masse tasse poulet boulet
billet volet ourlet place plage plaque glace plate plats prix pris prise prit pri pire tire rire prete
preter prete prets preter stock stop stoppe tok toc reste restes rester teste veste peste reste rupture
rature capture culture nature vente vent ventre vendre rendre tendre pendre fendre tente lente rente
vendu rendu tendu pendu perdu recu recul rebut debut halle halles balle salle malle halte marche marches
marcher arche mache aide aider aise vide ride raide arrive arriver arriere demande demain demander
lendemain tel bel sel quel cel mairie marie maire mari local vocal focal locale boire voire foire poire
noire soire bar car par mar barre dire rire lire pire tire cire deux ceux jeux feux yeux ceux oui non
nom bon ton son mon don bonne donne sonne tonne nonne mere pere frere terre verre mettre metre maitre
lettre souvent savent levent pouvoir vouloir savoir devoir notre votre autre nouveau niveau messe masse
mousse louer jouer nouer vouer lundi mardi jeudi samedi cher chere chez chers porte poste perte sorte
forte morte sortir partir servir sentir mentir retirer tirer retour retours relever reveiller vous nous
tous sous doux monde mode ronde sonde blonde bonde table sable cable jambe jambon gateau bateau rateau
fleur fleuve pleur boulanger bouger boulette visiter resister client clients cliente commencer comme
commune commun commande commander chien bien rien lien tien mien sien fille file filles famille livrer
adresse adresser adressez adressee libre livret cadre cadeau
heure beurre leurre moins mains moyen plein plain plan plans plane
"""
PLAIN = frozenset(_PLAIN_TEXT.split())
"""Not corrected into another word, however near; each still means itself where it is one of ours."""
