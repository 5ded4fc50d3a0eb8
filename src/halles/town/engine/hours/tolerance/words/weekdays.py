"""Names of the days of the week, Monday to Sunday, as people write them in many languages.

SURE names are read. GUESSED names are what people write as well, but other readers of the same text take
them for something else or refuse them ("Di" is a Sunday to some, a Tuesday to a German): with them a text
is refused and what was probably meant is suggested. Both decide which languages a text may be written in.
"""

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")

SURE: dict[str, str] = {
    "en": "mo mon monday mondays m|tu tue tues tuesday tuesdays|we wed weds wednesday wednesdays w"
    "|th thur thurs thursday thursdays|fr fri friday fridays f|sa sat saturday saturdays|su sun sunday "
    "sundays",
    "de": "mo montag montags|dienstag dienstags|mi mittwoch mittwochs|do donnerstag donnerstags"
    "|fr freitag freitags|sa samstag samstags|so sonntag sonntags",
    "nl": "maandag|dinsdag|wo woe woensdag|do donderdag|vr vrijdag|za zat zaterdag|zo zon zondag",
    "fr": "lu lun lundi|mardi ma|me mer mercredi|je jeu jeudi|ve ven vendredi|sa samedi|di dim dimanche",
    "es": "lu lun lunes|ma martes|mi mie mié miércoles|jue jueves|vi vie viernes|sa sab sáb sabado sábado"
    "|do dom domingo",
    "it": "lu lun lunedì|ma martedì|me mer mercoledì|gio giovedì|ve ven venerdì|sa sab sabato|dom domenica",
    "pt": "seg segunda|ter terça|qua quarta|qui quinta|sex sexta|sa sab sáb sabado sábado|dom domingo",
    "ca": "dl dilluns|dimarts|dc dimecres|dj dijous|dv divendres|ds dissabte|dg diumenge",
    "ro": "lu lun luni|ma marți|mi mie miercuri|jo joi|vi vin vineri|sa sâm sâmbătă|du dum duminică",
    "cs": "po pon pondělí|út úterý|st středa|čt čtvrtek|pá pátek|so sob sobota|ne ned neděle",
    "sk": "po pon pondelok|utorok|st streda|št štvrtok|pi piatok|so sob sobota|ne ned nedeľa",
    "pl": "pn pon poniedziałek poniedzialek|wt wto wtorek|śr śro środa|cz czw czwartek|pt piątek piatek"
    "|sob sobota|nie niedz ndz niedziela",
    "hu": "hétfő|kedd|sze szerda|csütörtök|péntek|szo szombat|vasárnap",
    "hr": "pon ponedjeljak|uto utorak|sri srijeda|čet četvrtak|pet petak|sub subota|ned nedjelja",
    "sl": "pon ponedeljek|torek|sre sreda|čet četrtek|pet petek|sob sobota|ned nedelja",
    "sr": "pon ponedeljak понедељак|uto utorak уторак|sre sreda среда|čet četvrtak четвртак|pet petak петак"
    "|sub subota субота|ned nedelja недеља",
    "sv": "mån måndag|tis tisdag|ons onsdag|tors torsdag|fre fredag|lör lördag|sön söndag",
    "da": "man mandag|tir tirs tirsdag|ons onsdag|tors torsdag|fre fredag|lør lørdag|søn søndag",
    "nb": "man mandag|tir tirsdag|ons onsdag|tor tors torsdag|fre fredag|lør lørdag|søn søndag",
    "fi": "maanantai|ti tiistai|ke keskiviikko|torstai|pe perjantai|la lauantai|su sunnuntai",
    "et": "e esmaspäev|t teisipäev|k kolmapäev|n neljapäev|r reede|l laupäev|p pühapäev",
    "lt": "pirmadienis|antradienis|trečiadienis|ketvirtadienis|penktadienis|šeštadienis|sekmadienis",
    "lv": "pirmdiena|otrdiena|trešdiena|ceturtdiena|piektdiena|sestdiena|svētdiena",
    "ru": "пн пон понедельник|вт вторник|ср среда|чт четверг|пт пятница|сб суббота|вс воскресенье",
    "uk": "пн понеділок|вт вівторок|ср середа|чт четвер|пт|сб субота|нд неділя",
    "bg": "пн понеделник|вт вторник|ср сряда|чт четвъртък|пт петък|сб събота|нд неделя",
    "el": "δε δευτέρα|τρ τρίτη|τε τετάρτη|πέμπτη|πα παρασκευή|σάββατο|κυ κυριακή",
    "tr": "pzt pazartesi|salı|çar çarşamba|per perşembe|cum cuma|cmt cumartesi|paz pazar",
    "id": "senin|selasa|rabu|kamis|jumat|sabtu|minggu",
    "is": "mánudagur|þriðjudagur|miðvikudagur|fimmtudagur|föstudagur|laugardagur|sunnudagur",
    "mn": "даваа|мягмар|лхагва|пүрэв|баасан|бямба|ням",
    "ja": "月 月曜日|火 火曜日|水 水曜日|木 木曜日|金 金曜日|土 土曜日|日 日曜日",
    "zh": "星期一 周一 週一|星期二 周二 週二|星期三 周三 週三|星期四 周四 週四|星期五 周五 週五|星期六 "
    "周六 週六|星期日 周日 週日",
    "ko": "월요일 월|화요일 화|수요일 수|목요일 목|금요일 금|토요일 토|일요일 일",
    "th": "จันทร์ วันจันทร์ จ|อังคาร วันอังคาร อ|พุธ วันพุธ|วันพฤหัสบดี|ศุกร์ วันศุกร์ ศ|เสาร์ วันเสาร์|อาทิตย์ วันอาทิตย์ อา",
    "ar": "الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد",
    "fa": "دوشنبه||چهارشنبه|پنجشنبه|جمعه|شنبه|یکشنبه",
    "hi": "सोमवार|मंगलवार|बुधवार|गुरुवार|शुक्रवार|शनिवार|रविवार",
    "ka": "ორშაბათი|სამშაბათი|ოთხშაბათი|ხუთშაბათი|პარასკევი|შაბათი|კვირა",
    "hy": "երկուշաբթի|երեքշաբթի|չորեքշաբթի|հինգշաբթի|ուրբաթ|շաբաթ|կիրակի",
    "ms": "isnin|selasa|rabu|khamis|jumaat|sabtu|ahad",
    "mk": "понеделник|вторник|среда|четврток|петок|сабота|недела",
    "be": "панядзелак|аўторак|серада|чацвер|пятніца|субота|нядзеля",
    "kk": "дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|жұма|сенбі|жексенбі",
    "lb": "méindeg|dënschdeg|mëttwoch|donneschdeg|freideg|samschdeg|",
    "fo": "mánadagur|týsdagur|mikudagur|hósdagur|fríggjadagur|leygardagur|sunnudagur",
    "fil": "lunes|martes|miyerkules|huwebes|biyernes|sabado|linggo",
    "sw": "jumatatu|jumanne|jumatano|alhamisi|ijumaa|jumamosi|jumapili",
    "nn": "måndag|tysdag|onsdag|torsdag|fredag|laurdag|søndag",
}

GUESSED: dict[str, str] = {
    "en": "mondy|t|wednes|thu|||",
    "fr": "l lundis|mar mardis|mercr mercredis|jeudis|v vend vendredis|sam samedis|d dimanches",
    "de": "|di die dienst|mitt|don|fre|sam sonnabend|son sonn",
    "nl": "ma maan|di din dins||don|vrij||",
    "es": "l|mar|x miercoles|j ju|v|sabados sábados s|d domingos",
    "it": "l lunedi|mar martedi|mercoledi|gi giovedi|v venerdi||d do",
    "pt": "segunda-feira|terca terça-feira|quarta-feira|quinta-feira|sexta-feira|sábados|domingos",
    "ro": "l|mar marti|||v|sb sambata sam|duminica",
    "cs": "pondeli|ut utery|stř streda|ct ctvrtek|pa patek||nedele",
    "sk": "|ut||stvrtok|||nedela",
    "lt": "pr|an|tr|kt|pn|št|sk",
    "pl": "||sr sroda|||sb so|nd",
    "hu": "h hé hét|k ke|sz|cs csü csutortok|p pé pén pentek|szombaton|v vas vasarnap",
    "hr": "po|ut|sr|če cet|pe|su|ne",
    "sl": "po|to tor|sr|če cet|pe|so|ne",
    "sr": "po|ut|sr|če cet|pe|su|ne",
    "sv": "må|ti|on|to|fr|lö|sö",
    "da": "ma|ti|on|to tor|fr|lø|sø",
    "nb": "ma|ti|on|to|fr|lø|sø",
    "fi": "ma|||to|||",
    "ru": "||||пят|суб|вск воскр",
    "uk": "||||п'ятниця||",
    "el": "δευτερα|τριτη|τεταρτη|πε πεμπτη|παρασκευη|σα σαββατο|κυριακη",
    "tr": "pt|sal sali|car carsamba|||ct|",
    "zh": "||||||星期天 周天",
    "gsw": "||mi|du|||",
}

NEEDS_COMPANY = frozenset(("so", "do", "ne", "pn", "pt", "pe", "du", "št", "tor", *"kptlenr", "la"))
"""Names too short or too common to be sure of, unless another name of their language stands in the rule."""

_NO_COMPANY = (
    "montags dienstags mittwochs donnerstags freitags samstags sonntags woe zat zon mie sab sabado pon "
    "sob ned cz "
    "ndz poniedzialek piatek tors"
)
NO_COMPANY = frozenset(_NO_COMPANY.split())
"""Names that tell no language to other readers, who then refuse the names that need company."""
