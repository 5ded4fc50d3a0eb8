"""Words for open, closed and unknown, for holidays, for the sun and for days taken together."""

STATES = {
    "off": "off closed fermé geschlossen gesloten ruhetag",
    "open": "open",
    "unknown": "unknown",
}
GUESSED_STATES = {
    "off": "close ferme fermée fermés fermeture cerrado cerrada chiuso chiusa fechado fechada zavřeno "
    "zavreno "
    "zatvoreno zaprto zamknięte nieczynne zárva stengt stängt lukket închis inchis kapalı suljettu kinni "
    "закрыто выходной зачинено вихідний κλειστά 休み 定休日 公休 休息 geschl zu",
    "open": "opened ouvert ouverte ouverts abierto abierta aperto aperta aberto geopend offen otwarte "
    "otevřeno nyitva åpent "
    "öppet åben avoin deschis açık открыто відкрито",
}

HOLIDAYS = {
    "PH": "ph holiday holidays feiertag feiertage feiertags feiertagen feestdagen",
    "SH": "sh schulferien",
}
GUESSED_HOLIDAYS = {
    "PH": "férié fériés feries jf festivo festivos feriado feriados festivi feestdag helligdage "
    "helgdagar svátky święta ünnepnap праздник праздники",
    "SH": "vacances ferien",
}

SETS = {
    "Mo-Su": "daily everyday täglich",
    "Mo-Fr": "weekday weekdays wd",
    "Mo-Sa": "werktag werktags",
    "Sa,Su": "weekend weekends",
}
GUESSED_SETS = {
    "Mo-Su": "quotidien quotidiennement diario diariamente dagelijks giornaliero dnes codziennie denně "
    "ежедневно щодня "
    "päivittäin igapäevaselt zilnic dagligen dagligt daglig taeglich 毎日 每天 每日",
    "Mo-Fr": "wochentags weekdagen vardagar hverdage будни",
    "Sa,Su": "wochenende выходные",
}

EVENTS = {"sunrise": "sunrise", "sunset": "sunset", "dawn": "dawn", "dusk": "dusk"}
GUESSED_EVENTS = {"sunrise": "sunup sonnenaufgang", "sunset": "sundown sonnenuntergang"}
