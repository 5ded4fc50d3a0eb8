"""Opening hours as French people write them, invented, with the string they mean or "ask"."""

CASES = """
du mardi au samedi 9h-12h30 et 14h-19h, fermé le lundi | Tu-Sa 09:00-12:30,14:00-19:00; Mo off
DU MARDI AU SAMEDI : 9H15/12H45 - 14H15/19H | Tu-Sa 09:15-12:45,14:15-19:00
lundi au jeudi 7h-19h30, vendredi 7h-20h30 | Mo-Th 07:00-19:30; Fr 07:00-20:30
9 h 15 - 18 h 45 du lundi au samedi | Mo-Sa 09:15-18:45
de 9 à 12 et de 14 à 18h30 du mardi au vendredi | Tu-Fr 09:00-12:00,14:00-18:30
8-12h 14-18h, du lundi au vendredi | Mo-Fr 08:00-12:00,14:00-18:00
lu-ve 8h15-17h15 | Mo-Fr 08:15-17:15
L-V 8h30-17h30 et samedi 9h-13h | Mo-Fr 08:30-17:30; Sa 09:00-13:00
mardi, jeudi : 15h15 - 18h15 ; samedi : 10h - 12h15 | Tu,Th 15:15-18:15; Sa 10:00-12:15
LUNDI MERDI JEUIDI 8h00 a 12h15 | Mo,Tu,Th 08:00-12:15
vendredie et samedi de 18h à minuit | Fr,Sa 18:00-24:00
de 9h à midi et de 14h à 18h du mardi au samedi | Tu-Sa 09:00-12:00,14:00-18:00
midi-14h45 le jeudi | Th 12:00-14:45
Le samedi matin de 8h à 12h45 | Sa 08:00-12:45
lundi matin 9h-12h, après-midi 14h-18h15 | Mo 09:00-12:00,14:00-18:15
tlj 10h30-19h30 | Mo-Su 10:30-19:30
tous les jours sauf mercredi et dimanche 9h-19h30 | Mo,Tu,Th-Sa 09:00-19:30
Tous les jours (sauf le mardi) de 7h45 à 20h | Mo,We-Su 07:45-20:00
9h30 à 19h15, fermé le dimanche et le lundi | Tu-Sa 09:30-19:15; Su,Mo off
tous les jours sauf jours fériés 9h-19h45 | Mo-Su 09:00-19:45; PH off
tous les jours y compris jours fériés 8h-21h15 | Mo-Su,PH 08:00-21:15
lundi au samedi 9h-19h15, dimanche et jours fériés 9h30-13h | Mo-Sa 09:00-19:15; Su,PH 09:30-13:00
lundi-vendredi 9h-12h 14h-18h, sauf mercredi matin | Mo-Fr 09:00-12:00,14:00-18:00; We 14:00-18:00
mardi-jeudi 9h-12h 14h-18h, fermé les mardi et jeudi matin | Tu,Th 14:00-18:00; We 09:00-12:00,14:00-18:00
lundi après-midi au mercredi midi 9h-12h, 14h-18h | Mo 14:00-18:00; Tu 09:00-12:00,14:00-18:00; We 09:00-12:00
8h15-19h15 sauf dimanche 8h15-12h15 | Mo-Sa 08:15-19:15; Su 08:15-12:15
lundi-vendredi 8h-12h 13h-17h (16h le vendredi) | Mo-Th 08:00-12:00,13:00-17:00; Fr 08:00-12:00,13:00-16:00
19h-22h (23h15 vendredi et samedi) fermé dimanche et lundi | Tu-Th 19:00-22:00; Fr,Sa 19:00-23:15
du lundi au jeudi 18h-0h, vendredi et samedi jusqu'à 2h30 | Mo-Th 18:00-24:00, Fr,Sa 18:00-02:30
jeudi au samedi 21h30 - 4h | Th-Sa 21:30-04:00
tous les midis 11h45-14h15 du lundi au vendredi | Mo-Fr 11:45-14:15
mardi-dimanche 12h-14h, vendredi, samedi 19h-22h15 | Tu-Th,Su 12:00-14:00; Fr,Sa 12:00-14:00,19:00-22:15
1er et 3ème lundi du mois 14h15 à 17h15 | Mo[1,3] 14:15-17:15
le dernier samedi du mois de 9h15 à 12h15 | Sa[-1] 09:15-12:15
samedi 10h15-12h15 (1er et 3e du mois) | Sa[1,3] 10:15-12:15
d'avril à septembre : tous les jours 9h-20h15 | Apr-Sep Mo-Su 09:00-20:15
tous les jours 9h15-19h en juillet et août | Jul-Aug Mo-Su 09:15-19:00
1er juin au 30 septembre : mardi 9h-12h | Jun-Sep Tu 09:00-12:00
juin à septembre : mardi 9h-12h / oct à mai : mardi 14h-17h | Jun-Sep Tu 09:00-12:00; Oct-May Tu 14:00-17:00
du 15 juin au 15 septembre, samedi et dimanche 14h-18h15 | Jun 15-Sep 15 Sa,Su 14:00-18:15
du lundi au vendredi 9h-18h15. Fermé en août. | Mo-Fr 09:00-18:15; Aug off
lundi-vendredi 9h-18h. En août : lundi-vendredi 9h-12h15 | Mo-Fr 09:00-18:00; Aug Mo-Fr 09:00-12:15
mardi 14h15-18h hors vacances scolaires | Tu 14:15-18:00; SH off
lundi-vendredi 9h15-18h, fermé pendant les vacances scolaires | Mo-Fr 09:15-18:00; SH off
période scolaire : mer 14h-18h. Vacances scolaires : lundi 9h-18h | We 14:00-18:00; SH off; SH Mo 09:00-18:00
sur rendez-vous du lundi au vendredi | Mo-Fr "sur rendez-vous"
lundi sur RDV, mardi-samedi 9h-18h15 | Mo "sur rendez-vous"; Tu-Sa 09:00-18:15
lundi-vendredi 9h-12h15 et sur rdv de 14h à 17h | Mo-Fr 09:00-12:15, Mo-Fr 14:00-17:00 "sur rendez-vous"
mardi 9h15-12h et sur rendez-vous | Tu 09:15-12:00 || "sur rendez-vous"
mardi au samedi 9h15-19h sans rendez-vous | Tu-Sa 09:15-19:00
mardi au jeudi 9h15-19h non-stop | Tu-Th 09:15-19:00
lundi-vendredi 9h-12h 14h-18h15, samedi en continu | Mo-Fr 09:00-12:00,14:00-18:15; Sa 09:00-18:15
la semaine 9h15-18h, samedi 9h-12h | Mo-Fr 09:15-18:00; Sa 09:00-12:00
en semaine 9h15-18h, le week-end 10h15-12h | Mo-Fr 09:15-18:00; Sa,Su 10:15-12:00
24h/24 et 7j/7 | 24/7
Lundi: 9:15-12:15 | Mardi: 14:15-18:00 | Mo 09:15-12:15; Tu 14:15-18:00
0900 - 1830 lundi-samedi | Mo-Sa 09:00-18:30
lundi 8 am - 6 pm | Mo 08:00-18:00
tous les jours à partir de 18h45 | Mo-Su 18:45+
9h15-12h15 14h15-17h | ask
9h15 - 18h15 | ask
fermé le mardi | ask
du mardi au samedi 9h-12h, fermé le lundi, ouvert les jours fériés | ask
fermé le lundi, ouvert du mardi au samedi de 9h à 18h | Tu-Sa 09:00-18:00; Mo off
fermé lundi et mardi 9h15-12h | ask
du mercredi au dimanche, midi et soir | ask
lundi et jeudi | ask
été : lundi-samedi 9h15-19h. Hiver : mardi-samedi 10h-18h | ask
9h-12h15 et 14h-19h. Fermé samedi après-midi. | ask
fermé lundi et dimanche soir, 12h-14h 19h-22h15 | ask
la semaine 9h15-18h, dimanche 9h-12h | ask
lundi au vendredi 9h-12h15. Mercredi 14h-18h. | ask
mardi 9h-12h15, mercredi : / jeudi 9h-12h | ask
un samedi sur deux 9h15-12h | ask
lundi 9h15 | ask
lundi de 9h15 à 8h45 | ask
mardi 9h-12h15 10h-14h | ask
mardi au samedi 9h-12h15, dimanche | ask
mardi au jeudi 9h-25h | ask
lundi o vendredi 9h15-17h | ask
du mardi au samedi 9h15-18h sauf pendant le tournoi | ask
samedi matin 9h-17h45 | ask
mardi 9h-12h15 mercredi idem | ask
lundi-vendredi 9h-12h15 et 14h-17h sur rdv | ask
tous les jours de Pâques à la Toussaint 10h-18h15 | ask
mardi 14h-18h15 semaines paires | ask
bonjour | ask
fermé temporairement | ask
"""


def cases() -> list[tuple[str, str]]:
    """Return each text with its label."""
    rows = (line.rpartition(" | ") for line in CASES.strip().splitlines())
    return [(text, label) for text, _, label in rows]
