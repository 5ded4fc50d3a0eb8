"""Small words between days and hours: "to", "and", "o'clock", and those that say nothing."""

TO = "to till til until through bis a à á as ás às ate до"
GUESSED_TO = "thru até ate tot t/m al au aux hasta alle do по jusqu'à jusqu'au fino ig til"

AND = "and et und u"
GUESSED_AND = "y e i en og och ja ou or oder si și и та plus sowie also dan ve"

OCLOCK = "h uhr hrs hours hs"
GUESSED_OCLOCK = (
    "hr hour std uur heures heure hod hodin ч час часов g godz kl klo horas hora ore ora óra 時 点 时 o'clock"
)

AM = "am a.m."
PM = "pm p.m."

NOTHING = "from von zwischen öffnungszeiten geöffnet"
GUESSED_NOTHING = (
    "de du le la les los las el das dalle dal desde entre between on at every each od van der die the "
    "opening "
    "horaires horario horarios orari orario openingstijden öffnungszeit ouverture hours only nur tous jours "
    "an im in is are om uniquement с от з az"
)

LATE = "late openend"
ALWAYS = "always nonstop"
GUESSED_ALWAYS = "toujours siempre sempre immer permanent vždy zawsze всегда круглосуточно цілодобово همیشه"

PHRASES = {
    "24/7": ("always", "24/7"),
    "24x7": ("always", "24/7"),
    "always open": ("always", "24/7"),
    "all day": ("always", "24/7"),
    "24 hours 7 days a week": ("always", "24/7"),
    "24 hours": ("always", "00:00-24:00"),
    "7 days a week": ("set", "Mo-Su"),
    "7 days/week": ("set", "Mo-Su"),
    "7j/7": ("set", "Mo-Su"),
    "7/7": ("set", "Mo-Su"),
    "every day": ("set", "Mo-Su"),
    "all days": ("set", "Mo-Su"),
    "public holiday": ("holiday", "PH"),
    "public holidays": ("holiday", "PH"),
    "jours fériés": ("holiday", "PH"),
    "school holidays": ("holiday", "SH"),
    "open end": ("late", "+"),
    "daylight": ("sunny", "sunrise-sunset"),
    "by appointment": ("comment", '"by appointment"'),
    "on appointment": ("comment", '"on appointment"'),
    "nach vereinbarung": ("comment", '"Nach Vereinbarung"'),
    "nach absprache": ("comment", '"Nach Absprache"'),
    "sur rendez-vous": ("comment", '"Sur rendez-vous"'),
    "sur rdv": ("comment", '"Sur rendez-vous"'),
    "midnight": ("clock", "00:00"),
    "midday": ("clock", "12:00"),
    "und am": ("and", ","),
    "sonntag und an feiertagen": ("sundays", "Su,PH"),
    **{
        f"{before}{sunday}{holiday}": ("sundays", "Su,PH")
        for before in ("", "an ", "nur ")
        for sunday in ("sonn- und ", "sonn und ", "sonn-/")
        for holiday in ("feiertag", "feiertags", "feiertage", "feiertagen")
    },
}
GUESSED_PHRASES = {
    "24h/24": ("always", "00:00-24:00"),
    "24/24": ("always", "00:00-24:00"),
    "24h": ("always", "00:00-24:00"),
    "24 h": ("always", "00:00-24:00"),
    "24 hrs": ("always", "00:00-24:00"),
    "24hrs": ("always", "00:00-24:00"),
    "24 hours a day": ("always", "00:00-24:00"),
    "24 hours daily": ("always", "00:00-24:00"),
    "24 heures": ("always", "00:00-24:00"),
    "24 horas": ("always", "00:00-24:00"),
    "24-7": ("always", "24/7"),
    "7/24": ("always", "24/7"),
    "tous les jours": ("set", "Mo-Su"),
    "todos los días": ("set", "Mo-Su"),
    "todos os dias": ("set", "Mo-Su"),
    "tutti i giorni": ("set", "Mo-Su"),
    "bank holiday": ("holiday", "PH"),
    "bank holidays": ("holiday", "PH"),
    "jour férié": ("holiday", "PH"),
    "vacances scolaires": ("holiday", "SH"),
    "noon": ("clock", "12:00"),
    "midi": ("clock", "12:00"),
    "minuit": ("clock", "00:00"),
    "by appointment only": ("comment", '"by appointment"'),
    "opening hours": ("nothing", ""),
}
