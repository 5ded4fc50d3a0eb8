"""The French words of hours and dates: what each pattern of folded text (no accent, lower case) means."""

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    *("janvier", "fevrier", "mars", "avril", "mai", "juin"),
    *("juillet", "aout", "septembre", "octobre", "novembre", "decembre"),
)
EVERY_DAY = frozenset(range(7))
WEEK_END = frozenset((5, 6))
END = r"(?![a-z])"
"""A word ends here: another letter does not follow (a digit may: "Dimanche9h00")."""

_MEETING = r"(?:rendez[ -]?vous|r\.?d\.?v|rv|resa|resevation|reservation)"
_SCHOOL = r"(?:vacances scolaires?|periodes? de vacances scolaires?)"
_PHRASES: tuple[tuple[str, str, object], ...] = (
    (r"24\s*h?\s*(?:/|sur)\s*24\s*h?", "always", None),
    (r"24\s?/\s?7", "nonstop", None),
    (r"l\s?-\s?v", "days", frozenset(range(5))),
    (r"l\s?-\s?s", "days", frozenset(range(6))),
    (r"l\s?-\s?d", "days", EVERY_DAY),
    (r"7\s*(?:j|jours?)?\s*(?:/|sur)\s*7\s*(?:j|jours?)?(?!\d)", "days", EVERY_DAY),
    (r"tou[ts](?:es)? les? jours?|chaque jour|tlj", "days", EVERY_DAY),
    (r"(?:tous les |chaque |les? )?week[ -]?ends?", "days", WEEK_END),
    (r"(?:tous les |les )?jours? ferie[sr]?|feries?", "ph", None),
    (rf"(?:pendant |durant |en )?(?:les )?{_SCHOOL}", "sh", None),
    (r"(?:en |pendant |durant )?(?:la )?periodes? scolaires?", "term", None),
    (rf"hors {_SCHOOL}", "term", None),
    (r"en semaine|(?:les )?jours? de (?:la )?semaine", "week", None),
    (r"sur (?:deux|2|trois|3)|tous les (?:15|quinze) jours|toutes les deux semaines", "vague", None),
    (r"(?:les )?jours? ouvr(?:es?|ables?)", "vague", None),
    (r"non[ -]?stop|(?:en )?(?:journee )?continue?s?|sans (?:interruption|coupure)s?", "continuous", None),
    (rf"(?:avec (?:ou|et) )?sans {_MEETING}", "noise", None),
    (rf"(?:sur|prendre|avec) {_MEETING}|rendez[ -]?vous|r\.?d\.?v", "visit", None),
    (r"(?:l')?apr?e?s?[ -]?midis?|aprem", "part", "afternoon"),
    (r"(?:du|de chaque|par|chaque) mois", "month-of", None),
    (r"toute (?:la journee|l'annee)|reservation conseillee|au public|y compris", "noise", None),
    (r"semaines? paires?", "parity", "02-52/2"),
    (r"semaines? impaires?", "parity", "01-53/2"),
    (r"hors[ -]saison", "season", "low"),
    (r"(?:en |haute |la )saison", "season", "high"),
    (r"(?:en |l'|pendant l')?ete", "season", "summer"),
    (r"(?:en |l'|pendant l')?hiver", "season", "winter"),
    (r"a partir d[eu]|des(?= *\d)", "since", None),
    (r"jusqu'?(?:au?x?|en)?", "until", None),
)
PHRASES = tuple((f"(?:{pattern}){END}", kind, value) for pattern, kind, value in _PHRASES)
"""Patterns tried in order at each place of the text: pattern, kind, value."""


def _table(*rows: tuple[str, str, object]) -> dict[str, tuple[str, object]]:
    return {word: (kind, value) for words, kind, value in rows for word in words.split()}


WORDS: dict[str, tuple[str, object]] = {
    **_table(
        ("a au aux to", "to", None),
        ("de du d des en from", "from", None),
        ("et puis ainsi and", "and", None),
        ("le la les l the chaque tous", "the", None),
        ("ou", "or", None),
        ("entre", "between", None),
        ("sauf excepte hormis", "except", None),
        ("ferme fermee fermes fermees fermer fermeture fermetures closed relache", "closed", None),
        ("ouvert ouverte ouverts ouvertes open", "open", None),
        ("ouverture ouvertures horaire horaires", "noise", None),
        ("jour jours heure heures magasin boutique bureau uniquement seulement", "noise", None),
        ("egalement aussi", "also", None),
        ("matin matins matinee matinees", "part", "morning"),
        ("soir soirs soiree soirees", "part", "evening"),
        ("midi midis", "part", "noon"),
        ("minuit", "time", 24 * 60),
        ("semaine semaines", "week", None),
        ("premier premiers premiere premieres", "ord", 1),
        ("deuxieme deuxiemes second seconds", "ord", 2),
        ("troisieme troisiemes", "ord", 3),
        ("quatrieme quatriemes", "ord", 4),
        ("cinquieme cinquiemes", "ord", 5),
        ("dernier derniers", "ord", -1),
        ("lundi lundis lund lun lu monday mon mo", "day", 0),
        ("mardi mardis mard mar ma tuesday tue tu", "day", 1),
        ("mercredi mercredis mercr merc mer me wednesday wed we", "day", 2),
        ("jeudi jeudis jeud jeu je thursday thu th", "day", 3),
        ("vendredi vendredis vendr vend ven ve friday fri fr", "day", 4),
        ("samedi samedis sam sa saturday sat", "day", 5),
        ("dimanche dimanches dim di sunday sun su", "day", 6),
        ("janv jan", "month", 1),
        ("fevr fev", "month", 2),
        ("avr", "month", 4),
        ("juil juill", "month", 7),
        ("sept sep", "month", 9),
        ("oct", "month", 10),
        ("nov", "month", 11),
        ("dec", "month", 12),
    ),
    **{month: ("month", number) for number, month in enumerate(MONTHS, 1)},
}
"""What each single word means: kind, value."""
