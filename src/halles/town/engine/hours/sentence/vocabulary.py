"""The words of merchants' sentences, beside those of hours: closing, opening, tomorrow, holidays, offers."""

import re

from halles.town.engine.hours.french.lexicon import END

_AFTERNOON = r"(?:apr?e?s?[ -]?midi|aprem|apm|aprm)"
_DAY = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_HABITS = rf"(?:{_DAY}|week|jour|matin|soir|midi|apres)"
_NOUNS_OF_OTHERS = (
    r"rues?|routes?|parkings?|ponts?|avenues?|boulevards?|ecoles?|mairie|piscine|mediatheque|circulation|voies?|place"
    r"|marche|gare|distributeur|standard|etage|rayons?|cuisine|toilettes|terrasses?|concurrents?|concurrence|peche"
    r"|chasse|billetterie|inscriptions?"
)
_SOON = rf"(?:ce |cet |demain|aujourd|ajd|2main|2m1|le |les |du |de |jusqu|pour |a partir |{_DAY})"
_NTH = r"(?:premiere|derniere|deuxieme|seconde|1e?re|2e|2eme|3eme)"
_COUNT = r"(?:\d{1,2}|une?|deux|trois) ?(?:h|heures?|mn|min|minutes?)(?: ?\d\d)?"
_MUCH = rf"(?:(?:{_COUNT}|(?:une )?demi[ -]?heure) |(?:un (?:petit )?peu|beaucoup|bcp|bien) )?"
_THAN = r"(?: (?:que|qu'a) (?:prevu|d'?\s?habitude|d'hab|l'habitude|la normale|normalement))?"
_PHRASES: tuple[tuple[str, str, object], ...] = (
    (r"n'?oubliez pas|pas de (?:panique|souci|probleme)", "known", None),
    (r"au lieu d[eu] ?\d{1,2} ?h ?(?:\d\d)?", "known", None),
    (r"(?:marches?|arbre|repas|menus?|cadeaux?|sapins?|buches?|vitrines?) de noel", "content", None),
    (r"(?:idees?|paniers?|coffrets?|chocolats?|concerts?|special|pere) (?:de )?noel", "content", None),
    (r"fermetures? eclairs?|(?:les )?yeux fermes|fermiere?s?", "content", None),
    (r"(?:(?:a |de |d'|du )?(?:la |une |notre |cette |leur |petites? )|de )fermes?", "content", None),
    (r"(?:a|ai|as|ont|avons|avez|avoir|ayant|avait|avaient) (?:deja |bien )?ete", "past", None),
    (r"etions|etais|etait|etaient|avons|avait|avions", "past", None),
    (r"avant[ -]hier|hier|(?:la semaine|le mois) derniere?|recemment", "past", None),
    (r"aujourd'?\s?hui|ajd|auj|ajrd|ce jour", "offset", 0),
    (r"apres[ -]demain", "offset", 2),
    (r"demain|2main|2m1|dmain|2min", "offset", 1),
    (r"(?:ce|cet) (?:matin(?:ee)?|mat)", "today", "morning"),
    (r"ce midi", "today", "noon"),
    (rf"(?:cet|cette|cett|ct|cet') {_AFTERNOON}", "today", "afternoon"),
    (r"ce soir|cette (?:soiree|nuit)", "today", "evening"),
    (rf"(?:l'|l )?{_AFTERNOON}s?", "part", "afternoon"),
    (r"mat(?:in|ins|inee)?", "part", "morning"),
    (r"entre midi et (?:deux|2|14 ?h)", "part", "noon"),
    (r"(?:le |ce )?week[ -]?end prochain", "stretch", "next-week-end"),
    (r"fin de (?:la )?semaine", "stretch", "week"),
    (r"(?:ce|le|tout le) week[ -]?end(?! de)|week[ -]?end", "stretch", "week-end"),
    (r"(?:toute )?(?:la )?semaine prochaine", "stretch", "next-week"),
    (r"(?:toute )?cette semaine|toute la semaine", "stretch", "week"),
    (rf"(?:tou[st]|ts|tt|toutes|chaque)(?: les)?(?= {_HABITS})", "weekly", None),
    (r"jusqu'?\s?a nouvel ordre|(?:pour )?une duree indeterminee", "endless", None),
    (
        r"temporairement|provisoirement|actuellement|pour (?:le moment|l'instant)|momentanement",
        "endless",
        None,
    ),
    (
        r"jusqu'?\s?(?:a|en) (?:la )?fin(?! (?:de|du) (?:la )?(?:semaine|mois|journee))(?: de(?= ))?",
        "until",
        None,
    ),
    (r"jusq?u?'?\s?(?:aux?|a|en)?(?! ?ici)", "until", None),
    (rf"a (?:partir|compter) d[eu]s?|des(?= (?:le |ce |demain|{_DAY}|\d))", "since", None),
    (r"definitive(?:ment)?|definitif|cessation d'activite|pour toujours", "for-ever", None),
    (r"(?:y )?(?:inclus|compris)e?s?|inclu", "included", None),
    (r"exclus?e?s?|non compris", "excluded", None),
    (r"prochaine?", "next", None),
    (r"en huit", "eight", None),
    (r"lundi de paques?", "holiday", "easter-monday"),
    (r"lundi de (?:la )?pentecotes?", "holiday", "whit-monday"),
    (r"(?:jeudi de )?(?:l'|l )?ascension", "holiday", "ascension"),
    (r"(?:dimanche de )?paques?", "holiday", "easter"),
    (r"(?:la )?veille de noel|reveillon de noel", "holiday", "christmas-eve"),
    (r"(?:le )?(?:jour de )?noel", "holiday", "christmas"),
    (r"(?:le )?(?:jour de l'an|nouvel an|1er de l'an|premier de l'an)", "holiday", "new-year"),
    (r"(?:la )?saint[ -]sylvestre|reveillon du (?:jour de l'an|nouvel an|31)", "holiday", "new-year-eve"),
    (r"(?:la )?toussaint", "holiday", "all-saints"),
    (r"(?:l')?armistice", "holiday", "armistice"),
    (r"(?:l')?assomption", "holiday", "assumption"),
    (r"(?:la )?fete nationale", "holiday", "national"),
    (r"(?:la )?fete du travail", "holiday", "labour"),
    (r"comme d'?\s?habitude|comme d'hab|comme toujours", "usual", None),
    (r"(?:aux |nos )?(?:horaires|heures) habituel(?:le)?s", "usual", None),
    (rf"bon(?:ne)? (?:{_AFTERNOON}|soiree|matinee|soir)", "known", None),
    (r"(?:en )?fin de journee|(?:en )?fin d'apres[ -]?midi", "part", "evening"),
    (r"(?:nos|les|ses) portes(?! ouvertes)", "us", None),
    (rf"(?:pas|plus) (?:presente?s?|disponibles?|dispos?)|pas la(?= *(?:$|[.!,;]|{_SOON}))", "leave", None),
    (rf"{_NTH} (?:quinzaine|semaine)|debut|fin|mi", "edge", None),
    (r"(?:d'|par |a l'|en )avance|au plus (?:tot|tard)|tot ou tard", "known", None),
    (rf"{_MUCH}(?:plus|\+) ?tot{_THAN}|(?:tres |assez |trop )?tot|de bonne heure", "earlier", None),
    (r"anticipee?s?|avancee?s?|anticipons|avancons", "earlier", "forward"),
    (rf"{_MUCH}(?:plus|\+) ?tard{_THAN}|(?:tres |assez )?tard|retardee?s?|en retard", "later", None),
    (
        r"(?:horaires?|heures?|ouvertures?)(?: d'ouvertures?)? (?:sont |seront )?"
        r"(?:reduite?s?|modifiee?s?|amenagee?s?|adaptee?s?|restreinte?s?|exceptionn?el(?:le)?s?|speciaux|speciale?s?)"
        r"|changements? d'horaires?",
        "reduced",
        None,
    ),
    (r"peut[ -]?etre|surement|sans doute|probablement|eventuellement|en principe", "perhaps", None),
    (
        r"serait|serions|serais|risquons|risquent?|risque|devrait|devrions|envisageons|normalement",
        "perhaps",
        None,
    ),
    (r"ne|n(?= )", "ne", None),
    (r"pas|jamais|aucune?s?|ni|point|sans(?= ferme)", "not", None),
    (r"annulee?s?|annulation|annuler?|annulons|reportee?s?", "cancel", None),
    (r"plus", "more", None),
    (r"seulement|uniquement|exclusivement", "just", None),
    (r"non(?![ -]?stop)", "no", None),
    (r"d'a cote|voisine?s?|en face", "elsewhere", None),
    (rf"(?:la |le |les |l'|du |de la |des |au )?(?:{_NOUNS_OF_OTHERS})", "elsewhere", None),
    (r"(?:uniquement )?(?:sur |prendre )?(?:rendez[ -]?vous|rdv)", "content", None),
    (r"en raison d(?:es?|u)?|a cause d(?:es?|u)?|suite (?:aux?|a)", "reason", None),
    (r"(?:pour )?cause(?: d(?:es?|u)?)?|pour raisons?", "reason", None),
    (r"-?\s?\d+\s?%|\d+(?:[.,]\d+)?\s?(?:€|euros?)|moins \d+ ?%?", "offer", None),
    (r"promos?|promotions?|soldes?|remises?|reductions?|offres?|offerte?s?|destockages?", "offer", None),
    (r"liquidations?|braderies?|rabais|prix casses?|gratuite?s?|bons? plans?", "offer", None),
    (r"arrivages?|nouveau(?:x|te|tes)?|nouvelles?|vien(?:nen)?t d'arriver|arrivee?s?", "arrival", None),
)
PHRASES = tuple((re.compile(rf"(?:{pattern}){END}"), kind, value) for pattern, kind, value in _PHRASES)
"""Patterns tried in order at each place of the folded text: pattern, kind, value."""


def _words(*rows: tuple[str, str]) -> dict[str, str]:
    return {word: kind for words, kind in rows for word in words.split()}


WORDS = _words(
    ("ferme fermee fermes fermees fermeture fermetures fermons fermerons fermera", "closing"),
    ("fermerai fermeront ferment fermer ferm ferms fermez fermerez closed femre freme", "closing"),
    ("conge conges vacances vacance vacs absent absente absents absence relache repos", "leave"),
    ("ouvert ouverte ouverts ouvertes ouverture ouvertures ouvre ouvrons ouvrirons", "opening"),
    ("ouvrira ouvrirai ouvriront ouvrir ouvrent nocturne nocturnes open", "opening"),
    ("reouverture reouvre reouvrons reouvrirons reouvrira reprise reprend reprenons", "again"),
    ("reprendrons retour rouvre rouvrons rouvrirons rouvrira reouvert rouverture reouvrirai", "again"),
    ("exceptionnel exceptionnelle exceptionnels exceptionnelles exceptionnellement", "once"),
    ("exeptionnellement exeptionelement exeptionnel exeptionnelle exeptionel exceptionelement", "once"),
    ("exceptionelle exceptionel exceptionellement exceptionnelement", "once"),
    ("finalement", "after-all"),
    ("sauf excepte hormis", "except"),
    ("si", "perhaps"),
    ("que qu", "only"),
    ("ou", "or"),
    ("mais puis", "but"),
    ("pour motif", "reason"),
    ("mag magazin", "us"),
    ("dsl bjr slt bsr svp stp bcp", "known"),
    ("pendant durant", "from"),
    ("je nous on notre votre vos nos magasin boutique commerce salon restaurant boulangerie", "us"),
    ("librairie epicerie atelier bar cafe cabinet agence institut pharmacie boucherie", "us"),
    ("fromagerie pressing mon ma mes l equipe maison etablissement", "us"),
    ("est sera serons seront sommes serez sont suis serai etre reste restera restons", "known"),
    ("resterons bonjour bonsoir attention info infos information message merci comprehension", "known"),
    ("desole desoles desolee desolees clients clientes client clientele chers cheres cher chere", "known"),
    ("bien bonnes bonne bon fetes fete journee toute tout tous toutes jour jours annuel annuels", "known"),
    ("annuelle annuelles inventaire travaux formation deuil maladie familiale familiales", "known"),
    ("familial famille demenagement ete bientot avance tres noter rappel rappelons informons", "known"),
    ("informe exceptionnels aussi egalement donc alors voila hello coucou date soiree notez", "known"),
    ("penser pensez encore heure heures matinee tu te se sa ses son we di lu ve me th fr mo su", "known"),
    ("sun sat ce cet cette mois c j s y ci", "known"),
)
"""What each single word means. French words that are also short names of days are none here ("je", "ma")."""
