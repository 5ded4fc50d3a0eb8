"""Words that make one word together, as phrases use it: "d accord", "il y a", "tout de suite"."""

from halles.doors.engine.abbreviations import table

_JOINED = """
: ca y est, en train de, je vous informe que
a: a t elle, a t il
apresdemain: apres demain
apresmidi: apres midi
aujourdhui: aujourd hui
aulieude: au lieu de
c est: c est c est, c est est
daccord: d accord
decote: de cote
denouveau: a nouveau, de nouveau
est: est elle, est est, est il
estceque: es ce que, es que, est ce qu, est ce que
ferme: ferme t elle, ferme t il
habitude: comme d hab, comme d habitude, comme dhab
jenai: j en ai
maintenant: a cette heure, a cette heure ci, a l instant, de suite, en ce moment, la maintenant
maintenant: pour l instant, tout de suite, tt de suite
merci: au revoir, avec mes remerciements, bien a vous, bonne fin de journee, bonne journee, bonne soiree
merci: d avance, je vous remercie, par avance
onena: en avons, nous en avons, on en a
ouvre: ouvre t elle, ouvre t il
parceque: parce que
pasdeporte: pas de porte
peutetre: peut etre
plustot: plus tot
quelquechose: quelque chose
quelquepart: quelque part
quelquun: quelqu un
quia: qui a, qui aurait, qui en a
quoi: qu est ce qu, qu est ce que, que est ce que, quoi est ce
quoi faut: que faut il
quoi ya: qu est ce qu il y a, qu y a t il
rendezvous: r d v, rendez vous
rondpoint: rond point
secours: au secour
signaler: je vous signale que
svp: je vous prie, s il te plait, s il vous plais, s il vous plait, s v p
vousavez: avez vous, vous avez
weekend: week end
ya: il n y a, il y a, il y aura, il ya, n y a, n y a t il, y a, y a t il, y a til, ya t il, ya til
yavait: il y avait, y avait
"""
"""What is meant: words that together make it."""

JOINED = {tuple(form.split()): tuple(meant.split()) for form, meant in table(_JOINED, ",").items()}
"""Words that make one word together -> that word, or words."""
