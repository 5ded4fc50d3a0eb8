"""How people shorten and glue words in text messages, and what these stand for."""

_SHORT = """
: ah bah ben euh hein heu oh tkt
abonner: sabonner
absent: abs
actualites: actu actus
allez: ale
alors: alor
apres: ap
apresdemain: apdem
apresmidi: apm aprem aprm
au: o
aucun: ac1
aujourdhui: 2day ajd ajrd auj aujd aujourd8 aujourdui ojd ojourdui
aussi: oci osi
avant: avan avt
avec: ac
baguette: bagette
beaucoup: bcp
bibliotheque: bib biblio
bonjour: bjr salu slt
bonne: bone
bonsoir: bsoir bsr
c est: c cest cs
c est a dire: cad
c est pas: cpas
c etait: ct
ca: sa
cette: cete
combien: cb cbien cmb kombien
commande: cmd komande
comme: kom
comment: cmt coment koment
compte: conte
coordonnees: coordonees
d un: d1 dun
d une: dune
daccord: dac dacc dacor dak dakor
dans: ds
demain: 2m1 2main 2min 2mins a2m1 dem dem1 demen demin dm1 dmain dmin
demande: dde dmd
des que: dsk
desole: dsl
deuxieme: 2e 2eme
dimanche: dim dimance
disponible: dispo dispos
docteur: dr
dois: doi
donc: dc
enerve: nrv
estceque: esce esk eske esque
et: e
et puis: epi
faire: fair
faudrait: faudre
faut: fau fo
heure: hre
heures: hres
j accepte: jaccepte
j ai: g jai
j aimerais: jaimerai jaimerais
j annule: jannule janule
j arrete: jarete jarrete
j arrive: jarive
j aurai: jaurai
j en: jen
j etais: gt
j ouvre: jouvre
j y: jy
jamais: jame
je cherche: jcherche
je comprends: jcompren jcomprend jcomprends
je confirme: jconfirme
je dois: jdois
je ferme: jferm jferme
je m abonne: jmabonne
je me: jme
je passe: jpasse
je peux: jpeu jpeux
je prends: jprend jprends
je reprends: jreprend jreprends
je reserve: jreserve
je sais: jsais jse
je serai: jserai
je suis: chuis jss jsuis
je vais: jv jvais
je veux: jve jveu jveux jvx
je viens: jvien jviens
je voudrais: jvoudrai jvoudrais jvoudre
je voulais: jvoulais
jeudi: jedi jeu
jour: jr
jours: jrs
lol: mdr
lundi: lun
madame: mlle mme
maintenant: maint mnt mntnt mtn
mais: ms
matin: mat
maximum: maxi
medecin: med toubib
meme: mm
merci: mci mercii merki mrc
message: mess msg
messages: msgs
minutes: min mins mn
monsieur: mr
n a: na
niveau: nivo
nombre: nb
non: nan nn
nouveau: nouvo nvo
nouveaux: nvx nx
numero: num
occupe: oqp
ok: okay oki okk
oui: ouai ouaip ouais oue ouep vi wi yep yes
panne: hs
parce que: pck pck1 pcq
parking: park pkg pking
pas: pa
pendant: pdt
petit: pti ptit
petite: ptite
peut: pe
peutetre: ptet ptete ptetre
peux: peu px
pharmacie: pharma
place: plc
plait: plai
plus: plu pu
pour: pr
pourquoi: pk pkoi pq
pourrais: pourai poure
pouvez: pv
premier: 1er
prix: pri
probleme: pb
prochain: pro prochane
qu il: kil
quand: kan kand qd
quartier: kartier
que: k ke
quel: kel kelle kelles quelle quelles quels
quelque: kelke qq
quelquechose: qqch qqchose
quelquepart: qqpart
quelques: qqs
quelquun: kelk1 kelkun kk1 kkun qq1 qqn qqun
quels: kels
qui: ki
quoi: kes kesk keske koi kwa
quoi de neuf: koi29 quoi2neuf
quoi se passe: keskispass
quoi ya: kesia keskya
rappel: rapel
recu: ressu resu
rendezvous: prdv rdv rv
reseau: rezo
reservation: resa
reservations: resas
restaurant: resto restos
reste: res
retard: retar
reveux: reveu revx
rien: raf
s il: sil
saint: st
sainte: ste
samedi: sam sammedi
semaine: sem
sms: smss texto textos
souvent: svt
stock: stk stok
suivre: suiv
jusqu: jusk juska jusko jusquau jusk1
rupture: rupt
svp: plz silteplait silvouplai silvouplait silvousplait siouplait stp svplait
svp : sivouple siteplai sivouplai sitplai svpl
telephone: tel telefon
temps: tem tps
toujours: h24 tjr tjrs tjs
tous: ts
tous les jours: tlj
tout: tou tt
tout le monde: tlm
toute: tte
toutes: ttes
trop: tro
vacances: vac vacs
vendredi: vandredi ven
veux: ve veu veut vx
ville: vil
vite: asap
voila: vla
vos: vo
voudrais: voudrai voudre
vous: vou vs
vraiment: vrmt
weekend: wd we wkd
ya: ia ilya iya nia yaura
ya en: yen
ya pas: yapa yapas
ya plus: iapu yaplu yaplus yapu
"""
"""What is meant: how it is written. Nothing is meant by what only fills a pause."""


def table(lines: str, separator: str) -> dict[str, str]:
    """Return each written form with what it stands for."""
    rows = (line.partition(":") for line in lines.strip().splitlines())
    return {
        form.strip(): meant.strip() for meant, _, forms in rows for form in forms.strip().split(separator)
    }


SHORT = table(_SHORT, " ")
"""Word as written -> words that it stands for."""
