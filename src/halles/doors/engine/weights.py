"""How much each French word says in a message to the town, and which words warn that nothing is asked."""

_LIGHT_TEXT = """
le la les l de du des d au aux a en y dans sur sous chez pour par avec vers et ce cet cette ces c ca
cela je j tu t il elle on nous vous ils elles me m te se s moi toi lui leur leurs eux mon ma mes ton ta
tes son sa ses notre nos votre vos est es suis sommes etes sont ete etre sera serai serons serez seront
soit ai as avons avez ont avoir aura aurai alors donc bien tres aussi meme voila ne n qu que juste svp
merci bonjour bonsoir salut hello coucou pardon madame monsieur mesdames messieurs desole desolee
excusez excuse cordialement sincerement bonne journee soiree s il plait plaisir beaucoup grand petit
petite estceque demat kenavo trugarez bisous vraiment possible juste ici bas , ; . ! ( ) /
"""
LIGHT = frozenset(_LIGHT_TEXT.split())
"""Said without meaning anything of its own: neither asked for by a phrase nor missed."""

PARTIAL = {
    "ya": 0.3, "qui": 0.5, "ou": 0.5, "quoi": 0.5, "quand": 0.6, "quel": 0.4,
    "combien": 0.6, "comment": 0.6, "encore": 0.3, "peux": 0.3, "peut": 0.3, "puis": 0.3,
    "pouvez": 0.2, "pourriez": 0.2, "pourrais": 0.3, "pouvons": 0.3, "veux": 0.4, "voudrais": 0.4,
    "souhaite": 0.4, "souhaiterais": 0.4, "aimerais": 0.4, "faudrait": 0.4, "faut": 0.4, "deja": 0.1,
    "finalement": 0.2, "tout": 0.2, "toute": 0.2, "tous": 0.2, "toutes": 0.2, "un": 0.1, "une": 0.1,
    "fait": 0.3, "faire": 0.3, "vais": 0.2, "va": 0.2, "rien": 0.6, "?": 0.0, ":": 0.0, "%": 0.3, "vite": 0.1,
    "tard": 0.2, "denouveau": 0.5, "savoir": 0.1, "dire": 0.1, "dites": 0.1, "dis": 0.1,
    "donner": 0.2, "donne": 0.2, "donnez": 0.2,
    "comme": 0.2, "vendre": 0.4, "emporter": 0.3, "recherche": 0.6,
    "toujours": 0.3, "svp": 0.0, "urgent": 0.1, "quia": 0.6, "vousavez": 0.3, "plustot": 0.3, "€": 0.0,
    "euros": 0.1,
    "ville": 0.3, "bourg": 0.3, "ok": 0.4, "cherche": 0.6, "besoin": 0.6, "oui": 0.6, "habitude": 0.1,
    "maintenant": 0.3, "1": 0.3,
}  # fmt: skip
"""What a word counts, where it is not 1 (a word of meaning) or 0 (LIGHT)."""

_DENIED_TEXT = """
pas plus jamais ni aucun aucune rien
"""
DENIED = frozenset(_DENIED_TEXT.split())
"""Unless a phrase holds it, the message says that something is not, or not to be done."""

_ASKED_TEXT = """
estceque faut comment pourquoi combien quand quel dois doit peux puis peut possible sert coute quoi qui
ou
"""
ASKED = frozenset(_ASKED_TEXT.split())
"""Unless a phrase holds it, the message asks about doing rather than for it."""

_DOUBTED_TEXT = """
si peutetre pense crois hesite hesitons risque risquons failli bientot verrai voir envisage sinon
presque decide sais attendant normalement prevu prevue probablement suppose imagine quasiment pourrait
lorsque contrairement mieux abandonne
"""
DOUBTED = frozenset(_DOUBTED_TEXT.split())
"""A condition, a doubt, something that nearly was."""

_TOLD_TEXT = """
dit disait disent dis disiez raconte parait voisin voisine mari femme fille fils copain copine collegue
gens quelquun client cliente maire
"""
TOLD = frozenset(_TOLD_TEXT.split())
"""What somebody else said or did."""

_WISHED_TEXT = """
aimerais voudrais souhaite souhaiterais veux peux pourrais faudrait pense prefere compte
"""
WISHED = frozenset(_WISHED_TEXT.split())
"""Of a shop that tells what is: she only wishes it."""

_PAST_TEXT = """
hier avanthier autrefois jadis etait etaient etais avait avaient avais yavait longtemps
"""
PAST = frozenset(_PAST_TEXT.split())
"""It is over."""

CUTS = DOUBTED | frozenset(
    [
        "pour",
        "quia",
        "qui",
        "que",
        "qu",
        "car",
        "parceque",
        "mais",
        "quand",
        "comme",
        "puis",
        "afin",
        "lequel",
        "depuis",
        "sauf",
    ]
)
"""Where the name of a thing ends and another part of the sentence begins."""

_CONDITIONAL_TEXT = """
voudrais aimerais souhaiterais faudrait pourriez pourrais auriez prendrais desirerais
"""
CONDITIONAL = frozenset(_CONDITIONAL_TEXT.split())
"""Forms in -ais, -ait, -iez by which people ask politely: neither past nor condition."""


def weight(word: str) -> float:
    """Return how much it matters that a word be explained, 0 to 1."""
    if word in LIGHT:
        return 0.0
    return PARTIAL.get(word, 1.0)
