"""Sentences written on Saturday 28 November 2026 at 10 by a shop open from Monday to Saturday.

Its hours are 9:00-12:30 and 14:00-19:00; exceptions are written as in the cases of a Wednesday.
"""

SATURDAY_SURE = """
fermé les jeudis en décembre | closing | -03/12>04/12 -10/12>11/12 -17/12>18/12 -24/12>25/12 \
-31/12>01/01/27
en décembre, fermé les jeudis | closing | -03/12>04/12 -10/12>11/12 -17/12>18/12 -24/12>25/12 \
-31/12>01/01/27
fermé les lundis de janvier | closing | -04/01/27>05/01/27 -11/01/27>12/01/27 -18/01/27>19/01/27 \
-25/01/27>26/01/27
fermé tous les mercredis jusqu'au 23 décembre | closing | -02/12>03/12 -09/12>10/12 -16/12>17/12 \
-23/12>24/12
fermé tous les mercredis jusqu'au 23 décembre exclu | closing | -02/12>03/12 -09/12>10/12 -16/12>17/12
fermé les lundis et mardis jusqu'au 8 décembre | closing | -30/11>01/12 -07/12>08/12 -01/12>02/12 \
-08/12>09/12
fermé les lundis du 7 au 20 décembre | closing | -07/12>08/12 -14/12>15/12
ouvert tous les dimanches du 1er au 14 décembre de 10h à 12h | opening | +06/12@10:00>06/12@12:00 \
+13/12@10:00>13/12@12:00
fermé les lundis 7 et 14 décembre | closing | -07/12>08/12 -14/12>15/12
fermé tous les lundis et le 25 décembre | closing | -25/12>26/12
fermé le matin du 7 au 9 décembre | closing | -07/12>07/12@12:30 -08/12>08/12@12:30 -09/12>09/12@12:30
fermé le matin jusqu'à mardi | closing | -28/11>28/11@12:30 -30/11>30/11@12:30 -01/12>01/12@12:30
on ferme à 17h jusqu'au 1er décembre | closing | -28/11@17:00>29/11 -30/11@17:00>01/12 -01/12@17:00>02/12
fermé jusqu'à lundi 14h | closing | -28/11@10:00>30/11@14:00
fermé de lundi 12h à mardi 14h | closing | -30/11@12:00>01/12@14:00
fermé lundi à 17h et mardi à 18h | closing | -30/11@17:00>01/12 -01/12@18:00>02/12
fermé le 24 à partir de 16h et le 25 toute la journée | closing | -24/12@16:00>25/12 -25/12>26/12
fermé lundi de 9 à 12 | closing | -30/11@09:00>30/11@12:00
on ferme à 20h samedi | opening | +28/11@19:00>28/11@20:00
horaires réduits lundi : fermeture à 17h | closing | -30/11@17:00>01/12
horaires exceptionnels samedi 5 : 9h-12h | opening | -05/12>06/12 +05/12@09:00>05/12@12:00
fermé pour travaux jusqu'à fin décembre | closing | -28/11@10:00>01/01/27
fermé lundi, merci d'avance | closing | -30/11>01/12
fermé lundi, bon après-midi à tous | closing | -30/11>01/12
pas là lundi | closing | -30/11>01/12
on ne ferme pas la boutique lundi | opening | +30/11@09:00>30/11@12:30 +30/11@14:00>30/11@19:00
dsl fermer lun exeptionelement | closing | -30/11>01/12
"""
"""As SURE, on Saturday 28 November 2026 at 10 by a shop open from Monday to Saturday at the same \
hours."""

SATURDAY_QUIET = """
on ferme plus tot demain
fermé tous les lundis
on ferme plus tôt tous les vendredis
fermé à 17h à partir de lundi
fermé tous les jours
"""
"""Nothing is closed nor asked: a habit without a limit, or a day on which the shop is closed anyway."""

SATURDAY_ASKED = """
on ferme plus tot lundi | Lundi 30 novembre, à quelle heure fermez-vous ? | -30/11@12:30>01/12 | \
-30/11@17:00>01/12 | -30/11@18:00>01/12
on ferme + tot lundi | Lundi 30 novembre, à quelle heure fermez-vous ? | -30/11@12:30>01/12 | \
-30/11@17:00>01/12 | -30/11@18:00>01/12
on ferme 1h plus tôt lundi | Lundi 30 novembre, à quelle heure fermez-vous ? | -30/11@12:30>01/12 | \
-30/11@17:00>01/12 | -30/11@18:00>01/12
on ouvre plus tard lundi | Lundi 30 novembre, à quelle heure ouvrez-vous ? | -30/11>30/11@10:00 | \
-30/11>30/11@11:00 | -30/11>30/11@14:00
ouvert plus tard ce soir | Samedi 28 novembre, à quelle heure fermez-vous ? | +28/11@19:00>28/11@20:00 | \
+28/11@19:00>28/11@21:00 | +28/11@19:00>28/11@22:00
on ferme plus tard samedi | Samedi 28 novembre, à quelle heure fermez-vous ? | +28/11@19:00>28/11@20:00 | \
+28/11@19:00>28/11@21:00 | +28/11@19:00>28/11@22:00
fermeture anticipée ce soir | Samedi 28 novembre, à quelle heure fermez-vous ? | -28/11@17:00>29/11 | \
-28/11@18:00>29/11
fermeture exceptionnellement avancée | Samedi 28 novembre, à quelle heure fermez-vous ? | \
-28/11@12:30>29/11 | -28/11@17:00>29/11 | -28/11@18:00>29/11 | =
horaires réduits lundi | Lundi 30 novembre, à quelles heures ? | -30/11>01/12 +30/11@09:00>30/11@12:30 | \
-30/11>01/12 +30/11@14:00>30/11@19:00 | -30/11>01/12 +30/11@09:00>30/11@12:30 +30/11@14:00>30/11@18:00
on ferme plus tôt lundi et mardi | Ces jours-là, à quelle heure fermez-vous ? | -30/11@12:30>01/12 \
-01/12@12:30>02/12 | -30/11@17:00>01/12 -01/12@17:00>02/12 | -30/11@18:00>01/12 -01/12@18:00>02/12
on ouvre plus tôt lundi | Lundi 30 novembre, à quelle heure ouvrez-vous ? | +30/11@06:00>30/11@09:00 | \
+30/11@07:00>30/11@09:00 | +30/11@08:00>30/11@09:00
ouvert les dimanches 6 et 13 décembre | Ces jours-là, à quelles heures ? | +06/12@09:00>06/12@12:30 \
+06/12@14:00>06/12@19:00 +13/12@09:00>13/12@12:30 +13/12@14:00>13/12@19:00 | +06/12@09:00>06/12@12:00 \
+06/12@14:00>06/12@18:00 +13/12@09:00>13/12@12:00 +13/12@14:00>13/12@18:00 | +06/12@09:00>06/12@12:00 \
+13/12@09:00>13/12@12:00
ouvert les dimanches jusqu'au 13 décembre exclu | Ces jours-là, à quelles heures ? | \
+29/11@09:00>29/11@12:30 +29/11@14:00>29/11@19:00 +06/12@09:00>06/12@12:30 +06/12@14:00>06/12@19:00 | \
+29/11@09:00>29/11@12:00 +29/11@14:00>29/11@18:00 +06/12@09:00>06/12@12:00 +06/12@14:00>06/12@18:00 | \
+29/11@09:00>29/11@12:00 +06/12@09:00>06/12@12:00
fermé jeudi en décembre | Que faut-il comprendre ? | -03/12>04/12 -10/12>11/12 -17/12>18/12 -24/12>25/12 \
-31/12>01/01/27 | -03/12>04/12
fermé le lundi jusqu'au 9 décembre inclus | Que faut-il comprendre ? | -30/11>01/12 -07/12>08/12 | \
-30/11>10/12
fermé le 24 à 16h et le 25 | Vendredi 25 décembre, fermé toute la journée ? | -24/12@16:00>25/12 \
-25/12>26/12 | -24/12@16:00>25/12 -25/12@16:00>26/12
fermé le 25 et le 1er | Quel jour ? | -25/12>26/12 -01/01/27>02/01/27 | -25/12>26/12 -01/12>02/12
ferme 1h lundi midi | Lundi 30 novembre, fermé à partir de quand ?
fermé fin décembre | De quand à quand ?
fermé les après-midi en décembre | De quand à quand ?
fermé tous les lundis jusqu'au 31 décembre 2027 | De quand à quand ?
on ferme plutot lundi | Êtes-vous fermé lundi 30 novembre ? | -30/11>01/12 | =
"""
"""Sentence, question and the exceptions of each choice; the spaces of questions are plain here."""
