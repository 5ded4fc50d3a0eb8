"""Sentences that close and announce at once, written on Saturday 28 November 2026 at 10 by a bakery.

It is open from Tuesday to Saturday, 7:00-13:00 and 15:30-19:30, and on Sunday 7:00-13:00.
"""

ASIDE_SURE = """
fermé jeudi matin, arrivage de brioches | -03/12>03/12@13:00
fermé jeudi matin et arrivage de pommes | -03/12>03/12@13:00
fermé jeudi matin – arrivage de pommes | -03/12>03/12@13:00
fermé jeudi matin - arrivage de pommes | -03/12>03/12@13:00
fermé jeudi matin. Arrivage de pommes | -03/12>03/12@13:00
fermé jeudi, arrivage de brioches vendredi | -03/12>04/12
-10 % samedi, fermé lundi | -30/11>01/12
-10 % samedi, fermé jeudi | -03/12>04/12
arrivage d'huîtres vendredi, fermé dimanche | -29/11>30/11
nouveau pain aux noix jeudi et fermé lundi | -30/11>01/12
nouveau pain aux noix jeudi et fermé mercredi | -02/12>03/12
fermé jeudi -10 % vendredi | -03/12>04/12
fermé jeudi (arrivage de pommes vendredi) | -03/12>04/12
fermé jeudi mais arrivage de pommes vendredi | -03/12>04/12
jeudi, arrivage de brioches, fermé vendredi | -04/12>05/12
jeudi : arrivage d'huîtres, fermé vendredi | -04/12>05/12
jeudi et vendredi arrivage d'huîtres, fermé dimanche | -29/11>30/11
fermé jeudi, -10 % vendredi et samedi | -03/12>04/12
arrivage d'huîtres, de moules et de bulots vendredi, fermé dimanche | -29/11>30/11
arrivage vendredi, fermé dimanche, -10 % samedi | -29/11>30/11
fermé jeudi, retour des fraises mardi | -03/12>04/12
fermé jeudi, poulet de la ferme vendredi | -03/12>04/12
fermé jeudi pour arrivage de la nouvelle collection | -03/12>04/12
fermé jeudi pour inventaire et arrivage de pommes vendredi | -03/12>04/12
"""
"""Sentence and what it closes, without a question."""

ASIDE_QUIET = """
la boulangerie d'à côté est fermée, arrivage de pain chez nous
la boulangerie d'à côté est fermée jeudi, arrivage de pain chez nous
la boulangerie d'en face, arrivage de pain, est fermée jeudi
arrivage de pain à la boulangerie d'à côté, fermée jeudi
arrivage de pommes, rue fermée jeudi
fermé tous les mardis, soldes jusqu'au 31 janvier
arrivage de pommes vendredi, fermé jeudi ?
"""
"""Nothing closes and nothing is asked."""

ASIDE_ASKED = """
fermé jeudi, arrivage de brioches, vendredi | Êtes-vous fermé jeudi 3 décembre et vendredi 4 décembre ?
jeudi, arrivage de pommes, fermé | Êtes-vous fermé jeudi 3 décembre ?
fermé jeudi, pas d'arrivage vendredi | Êtes-vous fermé jeudi 3 décembre et vendredi 4 décembre ?
nouveaux horaires, fermé mardi | Êtes-vous fermé mardi 1er décembre ?
fermé jeudi si arrivage vendredi | Êtes-vous fermé jeudi 3 décembre et vendredi 4 décembre ?
fermé à 17h, arrivage vendredi | Êtes-vous fermé vendredi 4 décembre à partir de 17 h ?
fermé xyz jeudi matin | Êtes-vous fermé jeudi 3 décembre le matin ?
fermé xyz jeudi jusqu'à 11h | Êtes-vous fermé jeudi 3 décembre jusqu’à 11 h ?
fermé xyz jeudi de 9h à 11h | Êtes-vous fermé jeudi 3 décembre de 9 h à 11 h ?
fermé xyz mardi matin et jeudi | Êtes-vous fermé mardi 1er décembre jusqu’à 13 h et jeudi 3 décembre ?
fermé xyz du 8 au 12 décembre | Êtes-vous fermé du mardi 8 décembre au samedi 12 décembre ?
"""
"""Sentence and question; the spaces of questions are plain here."""
