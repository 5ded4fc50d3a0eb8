"""Sentences of merchants, invented, with what a careful reader takes from them.

Written on Wednesday 2 December 2026 at 10 by a shop open from Tuesday to Saturday, 9:00-12:30 and
14:00-19:00. "-03/12>03/12@12:30" is closed ("+": open) on that day until 12:30; the year is told if not 2026.
"""

SURE = """
fermé jeudi matin | closing | -03/12>03/12@12:30
ferme jeudi matin | closing | -03/12>03/12@12:30
FERMÉ JEUDI MATIN | closing | -03/12>03/12@12:30
FERME JEUDI MATIN | closing | -03/12>03/12@12:30
fermé jeud mat | closing | -03/12>03/12@12:30
fermer jeudi mat. | closing | -03/12>03/12@12:30
ferm jeudi | closing | -03/12>04/12
fermé jeudi | closing | -03/12>04/12
Fermé ce jeudi 3 décembre | closing | -03/12>04/12
fermé jeudi 3 | closing | -03/12>04/12
fermé le jeudi 3 décembre 2026 | closing | -03/12>04/12
fermé le 3/12 | closing | -03/12>04/12
fermé le 03/12/2026 | closing | -03/12>04/12
fermé demain | closing | -03/12>04/12
fermé exceptionnellement demain | closing | -03/12>04/12
ferme 2main | closing | -03/12>04/12
fermé après-demain | closing | -04/12>05/12
fermé aujourd'hui | closing | -02/12>03/12
fermé auj. | closing | -02/12>03/12
fermé cet après-midi | closing | -02/12@14:00>03/12
fermé ce soir à 17h | closing | -02/12@17:00>03/12
on ferme à 17h ce soir | closing | -02/12@17:00>03/12
fermeture à 17h ce soir | closing | -02/12@17:00>03/12
Fermeture exceptionnelle ce jour à 16h30 | closing | -02/12@16:30>03/12
fermé demain à 17h | closing | -03/12@17:00>04/12
fermé demain dès 17h | closing | -03/12@17:00>04/12
fermé demain à partir de 17h | closing | -03/12@17:00>04/12
fermé demain après-midi | closing | -03/12@14:00>04/12
fermé demain aprem | closing | -03/12@14:00>04/12
fermé jeudi 14h-16h | closing | -03/12@14:00>03/12@16:00
fermé jeudi de 14h à 16h | closing | -03/12@14:00>03/12@16:00
fermé jeudi entre 14h et 16h | closing | -03/12@14:00>03/12@16:00
fermé jeudi jusqu'à 11h | closing | -03/12>03/12@11:00
fermé vendredi midi | closing | -04/12@12:30>04/12@14:00
fermé les 3 et 4 décembre | closing | -03/12>04/12 -04/12>05/12
fermé les 24, 25 et 26 décembre | closing | -24/12>25/12 -25/12>26/12 -26/12>27/12
fermé le 25 décembre et le 1er janvier | closing | -25/12>26/12 -01/01/27>02/01/27
fermé le 25 et le 1er janvier | closing | -25/12>26/12 -01/01/27>02/01/27
fermé jeudi et vendredi | closing | -03/12>04/12 -04/12>05/12
fermé jeudi, vendredi et samedi | closing | -03/12>04/12 -04/12>05/12 -05/12>06/12
fermé jeudi & vendredi | closing | -03/12>04/12 -04/12>05/12
fermé de jeudi à samedi | closing | -03/12>06/12
fermé du jeudi 3 au samedi 5 décembre | closing | -03/12>06/12
fermé jeudi vendredi pour formation | closing | -03/12>04/12 -04/12>05/12
fermeture du 3 au 12 août | closing | -03/08/27>13/08/27
fermeture annuelle du 3 au 12 août inclus | closing | -03/08/27>13/08/27
congés annuels du 2 au 17 janvier | closing | -02/01/27>18/01/27
Vacances du 10 au 20 février ! | closing | -10/02/27>21/02/27
en congés jusqu'au 15 décembre inclus | closing | -02/12@10:00>16/12
fermé jusqu'à samedi inclus | closing | -02/12@10:00>06/12
fermé jusqu'à samedi, réouverture dimanche | closing | -02/12@10:00>06/12
fermé jusqu'à lundi | closing | -02/12@10:00>07/12
fermé jusqu'à vendredi, reprise samedi | closing | -02/12@10:00>05/12
fermé, réouverture samedi | closing | -02/12@10:00>05/12
en congés, de retour le 15 décembre | closing | -02/12@10:00>15/12
fermé, de retour à 15h | closing | -02/12@10:00>02/12@15:00
absente, retour à 15h | closing | -02/12@10:00>02/12@15:00
fermé du 24 au 2 janvier | closing | -24/12>03/01/27
fermé du 24/12 au 02/01 | closing | -24/12>03/01/27
fermé du 3 au 12 août, réouverture le 13 | closing | -03/08/27>13/08/27
fermé en août | closing | -01/08/27>01/09/27
fermé au mois d'août | closing | -01/08/27>01/09/27
fermé tout le mois de janvier | closing | -01/01/27>01/02/27
fermé la semaine prochaine | closing | -07/12>14/12
fermé toute la semaine prochaine | closing | -07/12>14/12
fermé cette semaine | closing | -02/12>07/12
fermé ce week-end | closing | -05/12>07/12
fermé à Noël | closing | -25/12>26/12
fermé le jour de Noël et le jour de l'an | closing | -25/12>26/12 -01/01/27>02/01/27
fermé le lundi de Pâques | closing | -29/03/27>30/03/27
fermé le lundi de Pentecôte | closing | -17/05/27>18/05/27
fermé pour l'Ascension | closing | -06/05/27>07/05/27
fermé pour inventaire vendredi et samedi | closing | -04/12>05/12 -05/12>06/12
fermé pour cause de décès vendredi | closing | -04/12>05/12
fermé vendredi pour raisons familiales | closing | -04/12>05/12
Fermé vendredi en raison d'un mariage | closing | -04/12>05/12
Attention : fermeture exceptionnelle vendredi, merci de votre compréhension | closing | -04/12>05/12
Bonjour, la boutique sera fermée du 24 au 31 décembre. Bonnes fêtes ! | closing | -24/12>01/01/27
nous serons fermés le 24 décembre | closing | -24/12>25/12
Nous serons en vacances du 1er au 15 mars | closing | -01/03/27>16/03/27
Je serai absente vendredi | closing | -04/12>05/12
la boulangerie ferme à 13h samedi | closing | -05/12@13:00>06/12
samedi, le magasin fermera à 17h | closing | -05/12@17:00>06/12
Vendredi : fermé | closing | -04/12>05/12
vendredi fermé, samedi ouvert | closing | -04/12>05/12 +05/12@09:00>05/12@12:30 +05/12@14:00>05/12@19:00
fermé vendredi, samedi ouvert | closing | -04/12>05/12 +05/12@09:00>05/12@12:30 +05/12@14:00>05/12@19:00
fermé vendredi matin, ouvert l'après-midi | closing | -04/12>04/12@12:30 +04/12@14:00>04/12@19:00
fermé vendredi sauf le matin | closing | -04/12>05/12 +04/12@09:00>04/12@12:30
fermé cette semaine sauf samedi | closing | -02/12>07/12 +05/12@09:00>05/12@12:30 +05/12@14:00>05/12@19:00
fermé vendredi, pas samedi | closing | -04/12>05/12 +05/12@09:00>05/12@12:30 +05/12@14:00>05/12@19:00
fermé à partir de vendredi jusqu'au 15 décembre inclus | closing | -04/12>16/12
fermé 15 jours à partir de vendredi | closing | -04/12>18/12
fermé une semaine à partir du 8 décembre | closing | -08/12>15/12
n'oubliez pas : fermé vendredi | closing | -04/12>05/12
nous ne serons pas ouverts vendredi | closing | -04/12>05/12
pas ouvert vendredi | closing | -04/12>05/12
on n'ouvrira pas vendredi | closing | -04/12>05/12
on ne ferme que vendredi | closing | -04/12>05/12
femré vendredi | closing | -04/12>05/12
fermé diamnche | closing | -06/12>07/12
ferme vendredie | closing | -04/12>05/12
fermeture à 17h les 24 et 31 décembre | closing | -24/12@17:00>25/12 -31/12@17:00>01/01/27
fermé le 11 novembre 2027 | closing | -11/11/27>12/11/27
fermé samedi en huit | closing | -12/12>13/12
relâche vendredi | closing | -04/12>05/12
nous fermerons vendredi à 16 h | closing | -04/12@16:00>05/12
ouvert dimanche 9h-12h | opening | +06/12@09:00>06/12@12:00
ouvert exceptionnellement dimanche de 10h à 18h | opening | +06/12@10:00>06/12@18:00
ouverture exceptionnelle lundi 14h-18h | opening | +07/12@14:00>07/12@18:00
ouvert dimanche 6 décembre 10h-12h et 14h-18h | opening | +06/12@10:00>06/12@12:00 \
+06/12@14:00>06/12@18:00
ouvert jusqu'à 20h vendredi | opening | +04/12@19:00>04/12@20:00
nocturne vendredi jusqu'à 22h | opening | +04/12@19:00>04/12@22:00
ouvert non-stop samedi | opening | +05/12@09:00>05/12@19:00
ouvert sans interruption samedi | opening | +05/12@09:00>05/12@19:00
ouvert vendredi à partir de 10h | opening | -04/12>04/12@10:00
ouverture à 10h vendredi | opening | -04/12>04/12@10:00
on ouvre à 10h demain | opening | -03/12>03/12@10:00
on ouvre plus tard demain, à 10h | opening | -03/12>03/12@10:00
finalement ouvert jeudi | opening | +03/12@09:00>03/12@12:30 +03/12@14:00>03/12@19:00
nous sommes finalement ouverts jeudi | opening | +03/12@09:00>03/12@12:30 +03/12@14:00>03/12@19:00
on ne ferme pas jeudi | opening | +03/12@09:00>03/12@12:30 +03/12@14:00>03/12@19:00
nous ne fermons pas vendredi | opening | +04/12@09:00>04/12@12:30 +04/12@14:00>04/12@19:00
pas fermé jeudi | opening | +03/12@09:00>03/12@12:30 +03/12@14:00>03/12@19:00
fermeture de jeudi annulée | opening | +03/12@09:00>03/12@12:30 +03/12@14:00>03/12@19:00
ouvert seulement le matin samedi | opening | -05/12>06/12 +05/12@09:00>05/12@12:30
on n'ouvre que l'après-midi samedi | opening | -05/12>06/12 +05/12@14:00>05/12@19:00
ouvert comme d'habitude jeudi | opening | +03/12@09:00>03/12@12:30 +03/12@14:00>03/12@19:00
le magasin sera ouvert le 24 décembre jusqu'à 16h | opening | -24/12@16:00>25/12
pas de panique, on reste ouvert jeudi | opening | +03/12@09:00>03/12@12:30 +03/12@14:00>03/12@19:00
sans fermeture ce week-end | opening | +05/12@09:00>05/12@12:30 +05/12@14:00>05/12@19:00
fermé jeudi cause xyz abc | closing | -03/12>04/12
fermé lundi prochain | closing | -07/12>08/12
"""
"""Sentence, kind, exceptions."""

QUIET = """
arrivage d'huîtres vendredi | arrival | 2026-12-04 2026-12-04
Arrivage de bigorneaux demain | arrival | 2026-12-03 2026-12-03
nouveau : pain aux noix | arrival
Beaujolais nouveau jeudi | arrival | 2026-12-03 2026-12-03
retour des fraises mardi | arrival | 2026-12-08 2026-12-08
nouvelle collection | arrival
-10 % samedi | offer | 2026-12-05 2026-12-05
10% ce week-end | offer | 2026-12-05 2026-12-06
soldes jusqu'au 31 janvier | offer | 2026-12-02 2027-01-31
soldes du 7 janvier au 3 février | offer | 2027-01-07 2027-02-03
promo cette semaine | offer | 2026-12-02 2026-12-06
2 achetées, 1 offerte jusqu'au 15 | offer | 2026-12-02 2026-12-15
dédicace samedi à 15h | other | 2026-12-05 2026-12-05
atelier crêpes mercredi 9 de 14h à 16h | other | 2026-12-09 2026-12-09
merci à tous | other
bonne année ! | other
dégustation vendredi et samedi | other | 2026-12-04 2026-12-05
le magasin d'à côté est fermé | other
le magasin d'à côté est fermé jeudi | other | 2026-12-03 2026-12-03
jamais fermé | other
on ne ferme jamais | other
fermé ? non ! | other
Fermé ? Jamais ! | other
fermé jeudi ? | other | 2026-12-03 2026-12-03
fermeture éclair | other
fermeture éclair -20 % samedi | offer | 2026-12-05 2026-12-05
réparation de fermetures éclair jeudi | other | 2026-12-03 2026-12-03
ouvert comme d'habitude | other
On ne ferme pas | other
poulet de la ferme samedi | other | 2026-12-05 2026-12-05
produits de la ferme jeudi | other | 2026-12-03 2026-12-03
œufs de ferme vendredi | other | 2026-12-04 2026-12-04
la rue est fermée jeudi | other | 2026-12-03 2026-12-03
rue fermée jeudi, nous restons ouverts | other | 2026-12-03 2026-12-03
la mairie sera fermée vendredi | other | 2026-12-04 2026-12-04
le parking est fermé samedi | other | 2026-12-05 2026-12-05
fermeture du pont vendredi | other | 2026-12-04 2026-12-04
fermeture de la rue du Port du 3 au 12 août | other | 2027-08-03 2027-08-12
terrasse fermée demain | other | 2026-12-03 2026-12-03
nous étions fermés mardi | other
désolés d'avoir été fermés mardi | other
fermé hier | other
vente les yeux fermés samedi | other | 2026-12-05 2026-12-05
fermé tous les lundis | other
fermé les jeudis | other
fermé chaque mercredi | other
fermé tous les jeudis matin | other
la boutique voisine ferme samedi | other | 2026-12-05 2026-12-05
ouvert 7j/7 | other
on ne ferme plus le jeudi | other | 2026-12-03 2026-12-03
nous ne fermons plus le midi | other
pas de fermeture en août | other | 2027-08-01 2027-08-31
fermeture définitive le 31 décembre | other | 2026-12-31 2026-12-31
poulet fermier vendredi | other | 2026-12-04 2026-12-04
le marché est annulé jeudi | other | 2026-12-03 2026-12-03
l'école est fermée, goûter à emporter jeudi | other | 2026-12-03 2026-12-03
inscriptions fermées vendredi | other | 2026-12-04 2026-12-04
ouverture de la pêche samedi | other | 2026-12-05 2026-12-05
la fermeture des inscriptions est vendredi | other | 2026-12-04 2026-12-04
horaires d'été à partir du 1er juillet | other | 2027-07-01 2027-07-01
fermé le midi | other
"""
"""Sentence, kind, first and last day it is about: nothing opens or closes, and nothing is asked."""

ASKED = """
fermé du 24 décembre au soir au 2 janvier inclus | -24/12@17:00>03/01/27 | -24/12@18:00>03/01/27
fermé | -02/12@10:00>03/12 | -02/12@10:00>07/12 | -02/12@10:00>14/12 | =
fermé jusqu'à samedi | -02/12@10:00>05/12 | -02/12@10:00>06/12
en congés jusqu'au 15 décembre | -02/12@10:00>15/12 | -02/12@10:00>16/12
fermé le jeudi | -03/12>04/12 | =
fermé du jeudi au samedi | -03/12>06/12 | =
fermé le jeudi matin | -03/12>03/12@12:30 | =
fermé jeudi et vendredi matin | -03/12>03/12@12:30 -04/12>04/12@12:30 | -03/12>04/12 -04/12>04/12@12:30
fermé mercredi | -02/12>03/12 | -09/12>10/12
fermé jeudi ou vendredi | -03/12>04/12 | -04/12>05/12 | =
peut-être fermé jeudi | -03/12>04/12 | =
nous risquons de fermer jeudi | -03/12>04/12 | =
bocaux fermés jeudi | -03/12>04/12 | =
ferme les yeux et goûte nos huîtres vendredi | -04/12>05/12 | =
désolé si ça ne vous arrange pas, fermé jeudi | -03/12>04/12 | =
fermé mercredi 3 décembre | -03/12>04/12 | -02/12>03/12
fermé le 32 décembre
fermé le 30 février
fermé à 17h | -02/12@17:00>03/12 | -03/12@17:00>04/12 | =
ferme à 17h | -02/12@17:00>03/12 | -03/12@17:00>04/12 | =
fermé vendredi à midi | -04/12@12:30>04/12@14:00 | -04/12@12:00>05/12
fermé pour inventaire | -02/12@10:00>03/12 | -02/12@10:00>07/12 | -02/12@10:00>14/12 | =
fermé jusqu'à nouvel ordre | -02/12@10:00>03/12 | -02/12@10:00>07/12 | -02/12@10:00>14/12
fermé temporairement | -02/12@10:00>03/12 | -02/12@10:00>07/12 | -02/12@10:00>14/12
fermé 15 jours | -02/12>16/12 | -03/12>17/12 | -07/12>21/12
fermé à partir de vendredi | -04/12>05/12 | -04/12>07/12 | -04/12>14/12
ouvert dimanche matin | +06/12@09:00>06/12@12:30 | +06/12@09:00>06/12@12:00 | +06/12@10:00>06/12@13:00
ouvert samedi matin | -05/12>06/12 +05/12@09:00>05/12@12:30 | +05/12@09:00>05/12@12:30
ouvert jeudi 19h-21h | -03/12>04/12 +03/12@19:00>03/12@21:00 | +03/12@19:00>03/12@21:00
nocturne vendredi | +04/12@19:00>04/12@20:00 | +04/12@19:00>04/12@21:00 | +04/12@19:00>04/12@22:00
réouverture samedi | -02/12@10:00>05/12 | =
nous serons fermés le 11 novembre | -11/11/27>12/11/27 | =
en congés jusqu'au 15 août inclus | -02/12@10:00>16/08/27 | =
fermé xyz jeudi | -03/12>04/12 | =
marché de Noël dimanche, boutique ouverte 10h-18h | +06/12@10:00>06/12@18:00 | =
fermé du 1er au 5 décembre, réouverture le 9 | -01/12>06/12 | -01/12>09/12
fermé du lundi 3 au mercredi 12 août
fermé jeudi prochain | -03/12>04/12 | -10/12>11/12
"""
"""Sentence, and the exceptions of each choice, "=" where there are none."""
