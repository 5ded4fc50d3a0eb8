"""The words of merchants' sentences, beside those of hours: closing, opening, tomorrow, holidays, offers."""

import re

from halles.town.engine.hours.french.lexicon import END

_THIS = r"ce|cet|cette"
_AFTERNOON = r"apr?e?s?[ -]?midi|aprem|apm|aprm"
_PHRASES: tuple[tuple[str, str, object], ...] = (
    (r"fermetures? eclairs?|(?:les )?yeux fermes|produits? fermiers?|fermiers?|fermieres?", "content", None),
    (
        r"(?<=\b)(?:a |de |d'|du )?(?:la |une |notre |cette |leur |petites? )fermes?|de fermes?",
        "content",
        None,
    ),
    (
        r"(?:a|ai|as|ont|avons|avez|avoir|ayant|avait|avaient) ete|(?:etions|etais|etait|etaient|avons|avait)",
        "past",
        None,
    ),
    (r"aujourd'?\s?hui|ajd|auj|ajrd|ce jour", "offset", 0),
    (r"apres[ -]demain", "offset", 2),
    (r"demain|2main|2m1|dmain", "offset", 1),
    (r"avant[ -]hier|hier|(?:la semaine|le mois) dernier[e]?|recemment", "past", None),
    (rf"(?:{_THIS}) (?:matin(?:ee)?|mat)", "today", "morning"),
    (rf"(?:{_THIS}) midi", "today", "noon"),
    (rf"(?:{_THIS}) (?:{_AFTERNOON})", "today", "afternoon"),
    (rf"(?:{_THIS}) (?:soiree|soir|nuit)", "today", "evening"),
    (rf"(?:l'|l )?(?:{_AFTERNOON})s?", "part", "afternoon"),
    (r"mat(?:in|ins|inee)?", "part", "morning"),
    (r"(?:le |ce )?week[ -]?end prochain", "stretch", "next-week-end"),
    (r"(?:ce|le|tout le) week[ -]?end(?! de)|week[ -]?end", "stretch", "week-end"),
    (r"(?:toute )?(?:cette|la) semaine prochaine|semaine prochaine", "stretch", "next-week"),
    (r"(?:toute )?cette semaine|toute la semaine", "stretch", "week"),
    (
        r"(?:tous|toutes|chaque)(?: les)?(?= (?:lun|mar|mer|jeu|ven|sam|dim|week|jour|matin|soir|midi|apres))",
        "weekly",
        None,
    ),
    (
        r"jusqu'?\s?a nouvel ordre|(?:pour )?une duree indeterminee|temporairement|provisoirement|actuellement",
        "endless",
        None,
    ),
    (r"jusq?u?'?\s?(?:aux?|a|en)?(?! ?ici)", "until", None),
    (
        r"a (?:partir|compter) d[eu]s?|des(?= (?:le |ce |demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|\d))",
        "since",
        None,
    ),
    (r"definitive(?:ment)?|definitif|cessation d'activite|pour toujours", "for-ever", None),
    (r"(?:y )?(?:inclus|compris)e?s?|inclu", "included", None),
    (r"exclus?e?s?|non compris", "excluded", None),
    (r"(?:est |soit )?prochaine?", "next", None),
    (r"en huit", "eight", None),
    (r"lundi de paques?", "holiday", "easter-monday"),
    (r"lundi de (?:la )?pentecotes?", "holiday", "whit-monday"),
    (r"(?:jeudi|pont) de l'ascension", "holiday-or-bridge", None),
    (r"(?:l'|l )?ascension", "holiday", "ascension"),
    (r"dimanche de paques|paques?", "holiday", "easter"),
    (r"(?:la )?veille de noel|reveillon de noel", "holiday", "christmas-eve"),
    (r"noel", "holiday", "christmas"),
    (r"(?:jour|nouvel|premier) (?:de l')?an", "holiday", "new-year"),
    (r"(?:la )?saint[ -]sylvestre|reveillon du (?:jour de l'an|nouvel an|31)", "holiday", "new-year-eve"),
    (r"(?:la )?toussaint", "holiday", "all-saints"),
    (r"(?:l')?armistice", "holiday", "armistice"),
    (r"(?:l')?assomption", "holiday", "assumption"),
    (r"fete nationale", "holiday", "national"),
    (r"fete du travail", "holiday", "labour"),
    (
        r"comme d'?\s?habitude|comme d'hab|comme toujours|normalement|aux horaires habituels|horaires habituels",
        "usual",
        None,
    ),
    (r"plus tot|anticipee?s?|avancee?s?", "earlier", None),
    (r"plus tard|retardee?s?|en retard", "later", None),
    (r"au lieu de", "instead", None),
    (
        r"peut[ -]?etre|peut-?etre|surement|sans doute|probablement|eventuellement|normalement|en principe|serait|serions|serai[st]|risque\w*",
        "perhaps",
        None,
    ),
    (r"n'est plus|ne\b|n'|n(?= )", "ne", None),
    (r"pas|jamais|aucune?s?|ni|point|annulee?s?|annulation", "not", None),
    (r"non(?![ -]?stop)", "no", None),
    (r"d'a cote|voisine?s?|en face", "elsewhere", None),
    (
        r"(?:la |le |les |l'|notre |du |de la |des |au )?(?:rues?|routes?|parkings?|ponts?|avenues?|boulevards?|ecoles?|mairie"
        r"|piscine|mediatheque|deviation|accessibilite|terrasses?|circulation|voies?|place|marche|gare|distributeur"
        r"|standard|etage|rayons?|cuisine|toilettes|concurrents?|concurrence)",
        "elsewhere",
        None,
    ),
    (r"(?:sur|uniquement sur|prendre) (?:rendez[ -]?vous|rdv)|(?:rendez[ -]?vous|rdv)", "content", None),
    (r"-?\s?\d+\s?%|\d+(?:[.,]\d+)?\s?(?:€|euros?)", "offer", None),
    (
        r"(?:promos?|promotions?|soldes?|remises?|reductions?|offres?|offerte?s?|destockages?|liquidations?|braderies?|rabais|prix casses?|gratuite?s?)",
        "offer",
        None,
    ),
    (
        r"(?:arrivages?|nouveau(?:x|te|tes)?|nouvelles?|vient d'arriver|viennent d'arriver|arrivee?s?)",
        "arrival",
        None,
    ),
)
PHRASES = tuple((re.compile(rf"(?:{pattern}){END}"), kind, value) for pattern, kind, value in _PHRASES)


def _words(*rows: tuple[str, str]) -> dict[str, str]:
    return {word: kind for words, kind in rows for word in words.split()}


WORDS = _words(
    (
        "ferme fermee fermes fermees fermeture fermetures fermons fermerons fermera fermerai fermeront ferment "
        "fermer ferm ferms fermez fermerez closed",
        "closing",
    ),
    ("conge conges vacances absent absente absents absence relache repos", "leave"),
    (
        "ouvert ouverte ouverts ouvertes ouverture ouvertures ouvre ouvrons ouvrirons ouvrira ouvrirai ouvriront "
        "ouvrir ouvrent nocturne nocturnes open",
        "opening",
    ),
    (
        "reouverture reouvre reouvrons reouvrirons reouvrira reprise reprend reprenons reprendrons retour rouvre "
        "rouvrons rouvrirons rouvrira reouvert rouverture",
        "again",
    ),
    (
        "exceptionnel exceptionnelle exceptionnels exceptionnelles exceptionnellement exceptionelle exceptionel "
        "exceptionellement exceptionnelement excep except",
        "once",
    ),
    ("finalement", "after-all"),
    ("sauf excepte hormis", "except"),
    ("si", "perhaps"),
    ("que", "only"),
    ("ou", "or"),
    ("mais puis", "but"),
    ("pour cause raison suite motif", "reason"),
    (
        "je nous on notre votre vos nos magasin boutique commerce salon restaurant boulangerie librairie epicerie "
        "atelier bar cafe cabinet agence institut pharmacie boucherie fromagerie pressing mon ma mes "
        "l equipe maison etablissement",
        "us",
    ),
    (
        "est sera serons seront sommes serez sont suis serai etre reste restera restons resterons bonjour bonsoir "
        "attention info infos information message merci comprehension desole desoles desolee clients clientes client "
        "clientele chers cheres cher chere bien bonnes bonne bon fetes fete journee toute tout tous toutes jour jours "
        "annuel annuels annuelle annuelles inventaire travaux formation deuil maladie familiale familiales familial "
        "famille demenagement ete bientot votre nous vous a merci d'avance avance tres noter rappel rappelons "
        "informons informe exceptionnels aussi egalement donc alors voila gens hello coucou heure heures date "
        "compter matinee soiree notez penser pensez encore",
        "known",
    ),
    ("tu te se sa ses son we di lu ve me th fr mo su sun sat mon je ma", "known"),
    ("plus", "more"),
)
