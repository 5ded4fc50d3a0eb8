"""What a text message can ask of the doors, and how people say it."""

from halles.kit.manifest import Intent

_CALM = "pompiers|samu|ambulance|police|gendarmes|gendarmerie|secours|smur"
_BURNS = "feu|flammes|incendie|brule|brulent|crame|explosion|explose|fumee"
_ILL = (
    "malaise|avc|infarctus|hemorragie|convulsions|overdose|intoxication|electrocute|electrocution|crise|arret"
)

_EMERGENCY = (
    "! ... secours ...",
    "! ... sos ...",
    "! urgence [grave|absolue|svp|ici]",
    "! ... urgence vitale|medicale|absolue|grave|pompiers|medecin|aidez ...",
    "! ... urgence|urgent ... saigne|blesse|tombe|respire|malaise|accident|enfant|bebe ...",
    f"! ... appelez|appeler|appele|envoyez|prevenez|faut|besoin|vite ... {_CALM} ...",
    f"! {_CALM}",
    f"! {_CALM} vite|svp|urgent|urgence|rue|place ...",
    "! ... accident|carambolage|collision ... voiture|moto|velo|scooter|route|grave|blesse|blesses"
    "|pieton|camion|rue|rondpoint ...",
    "! ... accident grave|mortel ...",
    "! ya accident ...",
    "! ... incendie ...",
    f"! ... ya {_BURNS} ...",
    f"! ... {_BURNS} ... cuisine|maison|toit|immeuble|voiture|appartement|garage|magasin|grange|poubelle"
    f"|poubelles|foret|cave|cheminee|chez ...",
    "! ... maison|immeuble|appartement|voiture|poubelle|magasin|foret|grange|ca ... brule|crame|flambe"
    "|fume ...",
    "! feu|incendie",
    "! ... feu ... vite|pompiers ...",
    "! ... tombe|tombee|chute|effondre|effondree|allonge|couche|malaise|evanoui|evanouie ... repond"
    "|bouge|parle|releve|relever|saigne|reveille"
    "|respire|inconscient|inconsciente|lever|mal|sang ...",
    "! ... tombe|tombee|chute ... escalier|escaliers|toit|echelle|eau|riviere|fenetre|cassee|fracture"
    "|tete|hanche ...",
    "! ... effondre|effondree|evanoui|evanouie|inconscient|inconsciente ...",
    f"! ... fait|fais|eu|grave {_ILL} ...",
    "! ... avc|infarctus|hemorragie|convulsions|overdose|electrocute|poignarde|poignardee|convulse ...",
    "! ... malaise ... rue|grave|cardiaque|vite|place|magasin ...",
    "! ... respire|respirer plus|pas|mal ...",
    "! ... plus|pas|mal respirer|respire ...",
    "! ... mal poitrine|coeur|thorax ...",
    "! ... perdu|perdre|perd|sans|repris connaissance ...",
    "! ... repond|bouge|reveille plus ...",
    "! ... bouge|reveille pas|plus ...",
    "! ... saigne|saignement|sang beaucoup|fort|partout|tete|plus|arrete|bras|jambe ...",
    "! ... saigne ...",
    "! ... perd sang ...",
    "! ... blesse|blessee|blesses grave|gravement|accident|route|jambe|tete|couteau|sang ...",
    "! ... ya blesse|blessee|blesses|mort|morts ...",
    "! ... fuite|odeur|sent gaz ...",
    "! ... noye|noie|noyade|noyer|noyee ...",
    "! ... enfant|bebe|gamin|personne|homme|femme|gars|vieux|quelquun ... riviere|canal|fleuve|etang ...",
    "! ... etouffe|etouffer|etrangle|avale travers ...",
    "! ... etouffe|etrangle ...",
    "! ... bagarre|rixe|mordu|mordue ...",
    "! ... accouche|accouchement ...",
    "! ... intoxication|intoxique ...",
    "! ... menace|agresse|frappe|attaque|tape|battre|bat ... couteau|arme|fusil|mari|homme|rue|femme"
    "|peur|pistolet ...",
    "! ... homme|gars|type|mec|individu|voisin|quelquun ... couteau|arme|fusil|pistolet|hache ...",
    "! ... couteau|fusil|pistolet|arme ... menace|veut|dans|tire|tirer ...",
    "! ... agresser|agression|agressee|agresse ...",
    "! ... suicide|suicider ...",
    "! ... veut|va|vais|veux|envie mourir|tuer|sauter|finir|jeter ... [vie] ...",
    "! ... jeter|sauter pont|fenetre|toit|train ...",
    "! ... va|train mourir|accoucher ...",
    "! ... danger vie|mort|grave ...",
    "! danger",
    "! ... cambriole|cambriolage|cambrioleur|cambrioleurs ...",
    "! ... avale|bu|pris ... medicaments|javel|poison|comprimes ...",
    "! ... viens|venez vite ... [enfant|mari|femme|mere|pere] ...",
    "! ... disparu|disparue|perdu enfant|fille|fils|petit ...",
    "! 112",
)

_HUMAN = "quelquun|personne|humain|mairie|conseiller|conseillere|employe|agent|responsable|secretaire"
_HUMAN += "|dame|monsieur|vrai|interlocuteur"

_CALL = (
    "aide|aider|aidez|help [moi|nous|svp|sms|besoin|pouvez|peux]",
    "besoin|voudrais|veux aide|conseil|assistance|renseignement",
    "interrogation|assistance",
    "?",
    "rappel|rappelez|rappeler|appelez|appeler|telephonez|telephoner|telephone|rappele|rapelez moi|nous"
    "|svp|plutot|{when} [{when}]",
    "[pouvez|pourriez|peux|peut|veux|voudrais|faut|aimerais] rappeler|rappelez|appeler|rappele"
    "|telephoner [moi|nous|svp|plutot] [{when}]",
    "rappelez|rappeler ...",
    "appelez|appeler|telephonez aulieude|plutot|lieu ...",
    f"... parler|joindre|contacter|discuter|avoir {_HUMAN} ...",
    f"... {_HUMAN} telephone|ligne|parler|aider ...",
    "... comprends|comprend|comprendre|compris|pige pas|rien|plus ...",
    "pas|rien compris|comprendre|comprends [votre|message|reponse]",
    "puis|peux demander|ecrire|envoyer|faire",
    "... quoi|comment ecrire|envoyer|taper|demander|utiliser|repondre|mettre ...",
    "quoi [dois|faut|peux|doi] ecrire|envoyer|taper|demander|faire",
    "comment [ca] marche|fonctionne|utiliser",
    "quoi sert numero|service",
    "... sais|sait pas|plus comment|quoi|utiliser|servir|faire|ecrire ...",
    f"{_HUMAN} svp",
    "un conseiller|humain|operateur|interlocuteur",
    f"ya {_HUMAN} [bout|la|repond|ligne|fil]",
    "... arrive|arrivons pas|plus servir|utiliser|envoyer|faire|ecrire|commander|reserver|lire ...",
    "perdu|perdue|bloque|bloquee [suis|aide|svp]",
    "(mode emploi)|menu|exemples|instructions|notice",
    "... mal entendant|entendante ...",
    "... sais pas lire|ecrire ...",
    "... besoin aide ...",
    "... pouvez|peux|peut aider ...",
)

_TEXTS = "sms|messages|message|textos|pub|publicite|publicites|envois|mms|infos|alertes|notifications"
_TEXTS += "|tout|spam|nouvelles|numero"
_LESS = (
    "stop|arret|arreter|arrete|arretez|cesser|cessez|stopper|stoppez|suspendre|finir|terminer|bloquer|halte"
)
_OFF = "desabonner|desabonne|desabonnez|desabonnement|desinscrire|desinscris|desinscrivez|desinscription"
_OFF += "|unsubscribe|resilier"

_STOP = (
    f"{_LESS}|{_OFF} [svp|tout|{_LESS}|definitivement]",
    f"{_LESS} {_TEXTS} [tous|{_TEXTS}|definitivement]",
    f"{_LESS} ecrire|envoyer|contacter|deranger|spammer|harceler|embeter [{_TEXTS}]",
    f"[veux|voudrais|souhaite|desire] plus [2|recevoir|votre|part|aucun] {_TEXTS}",
    f"[veux|voudrais|souhaite|desire] plus [rien] recevoir|envoyer|ecrire|contacter|envoyez|ecrivez"
    f"|contactez [{_TEXTS}|rien|aucun]",
    f"[pas|veux] {_OFF} [moi|tout|liste|{_TEXTS}|veux|voudrais|souhaite]",
    f"retirer|enlever|supprimer|rayer|retirez|enlevez|supprimez moi|numero|liste [liste|{_TEXTS}|moi]",
    "retirer|enlever|supprimer|rayer|retirez|enlevez|supprimez|effacez [moi] numero|liste|contacts"
    " [telephone]",
    f"... plus envoyer|recevoir {_TEXTS} ...",
    "foutez|fichez|laissez moi|paix|tranquille [paix|textos|sms|messages]",
    "oublier|oubliez numero",
    "sortir|sortez moi|me liste",
    "sortez|sortir|suppression|supprimer|retrait liste|numero",
    f"marre|assez|trop {_TEXTS}",
    f"envoyez|ecrivez|envoyer|ecrire plus [rien|{_TEXTS}]",
    f"veux rien recevoir [{_TEXTS}]",
    "veux plus rien [recevoir|sms]",
    f"[veux|voudrais] {_LESS} [recevoir] {_TEXTS}",
    f"pas|plus {_TEXTS}",
    f"veux plus|pas {_TEXTS}",
)

_AGAIN = "reprendre|reprend|reprends|reprenez|reprise|reactiver|reactivez|remettre|remettez|remets"
_AGAIN += "|relancer|relancez|renvoyer|renvoyez"
_AGAIN += "|recommencer|recommencez|redemarrer|start|retablir|retablissez|rallumer|continuer|reenvoyer"
_ON_AGAIN = "reabonner|reabonne|reabonnez|reinscrire|reinscris|reinscrivez|reinscription|reabonnement"

_RESUME = (
    "reprendre|reprend|reprends|reprise|reprenez|start|recommencer|recommencez|reactiver [svp]",
    f"[peut|peux|pouvez|finalement|veux|voudrais] {_AGAIN} [envoyer|recevoir|votre|moi] {_TEXTS}"
    f" [denouveau|svp]",
    f"{_ON_AGAIN} [moi|{_TEXTS}|liste|veux|voudrais|souhaite|svp|finalement]",
    f"[veux|voudrais|souhaite|aimerais|peux|finalement] recevoir|avoir|envoyer|envoyez denouveau"
    f" [{_TEXTS}|votre]",
    f"[veux|voudrais|souhaite|aimerais|peux|finalement] denouveau recevoir|avoir|envoyer|envoyez|abonner"
    f"|inscrire [{_TEXTS}]",
    f"finalement [veux|voudrais|souhaite|bien|recevoir|encore] {_TEXTS} [denouveau]",
    f"[veux|voudrais|souhaite] {_TEXTS} denouveau",
    f"veux|voudrais|souhaite recevoir {_TEXTS}",
    f"annuler|annule|annulez stop|desabonnement|desinscription [veux|{_TEXTS}]",
    "re abonner|inscrire|abonne [moi]",
    f"reveux {_TEXTS}",
    f"denouveau {_TEXTS}",
    "fin stop",
)

_ENROL = "recevoir|abonner|abonne|abonnez|abonnement|inscrire|inscris|inscrivez|inscription"
_INFOS = (
    "infos",
    f"[veux|voudrais|souhaite|peux|moi] {_ENROL} infos|nouvelles|actualites [ville|mairie|commune|sms]",
    "envoyez infos|nouvelles|actualites ville|mairie|commune [sms]",
)

INTENTS: tuple[Intent, ...] = (
    Intent("help.emergency", "office.help", "A", _EMERGENCY, example=""),
    Intent("help.call", "office.help", "A", _CALL, example="aide"),
    Intent("text.stop", "doors.texts", "C", _STOP, example="stop"),
    Intent("text.resume", "doors.texts", "C", _RESUME, example="reprendre les messages"),
    Intent(
        "text.yes",
        "doors.texts",
        "B",
        ("oui", "1", "ok", "(d accord)", "(c est bon)", "confirme", "vas y", "allez y"),
    ),
    Intent(
        "text.no",
        "doors.texts",
        "B",
        ("non", "2", "(pas du tout)", "(surtout pas)", "(pas ca)", "(pas d accord)", "(non merci)"),
    ),
    Intent(
        "text.undo",
        "doors.texts",
        "B",
        ("0 [0] [0]", "zero", "0|zero [annuler|pardon|erreur|finalement non|non]", "annuler 0", "fais 0"),
    ),
    Intent("text.news", "doors.texts", "B", _INFOS, example="infos"),
)
