"""Names of the months, January to December, as people write them; the guessed ones are only suggested."""

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

BESIDE_STANDARD = 2
"""How many of the lines below are of names that may stand beside the standard's own in one rule."""

SURE = (
    "jan|feb|mar|apr|may|jun june|jul july|aug|sep|oct|nov|dec",
    "janv janvier|fév févr février|mars|avr avril|mai|juin|juil juillet|août|septembre|octobre|novembre"
    "|déc décembre",
    "januar|februar|märz mär||mai|juni|juli|||okt oktober||dez dezember",
    "ene enero|febrero|marzo|abr abril|mayo|junio|julio|ago agosto|septiembre|octubre|noviembre|dic "
    "diciembre",
    "gennaio|febbraio|marzo|aprile|mag maggio|giu giugno|lug luglio|agosto|settembre|ott ottobre"
    "|novembre|dicembre",
    "januari|februari|maart mrt||mei|juni|juli|augustus||oktober||",
    "janeiro|fev fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro",
    "ianuarie|februarie|martie|aprilie|mai|iunie|iulie||septembrie|octombrie|noiembrie|decembrie",
    "leden|únor|březen|duben|květen|červen|červenec|srpen|září|říjen||prosinec",
    "styczeń|luty|marzec|kwiecień|maj|czerwiec|lipiec|sierpień|wrzesień|październik||grudzień",
)

GUESSED = (
    "january|february|march|april|||||sept september|october|november|december",
    "|fevrier||||||aout|sept|||decembre",
    "||maerz mrz|||||||||",
    "gen||||||||set|||",
    "||||||||||listopad|",
)
