"""Slates as shopkeepers write, dictate and text them, and what should be understood.

Written before the reader; those of odd number were kept aside while it was made.
Cents; a unit is a word of the stock; a fish has its zone and its method after them.
"""

W, F, FW = "wild", "farmed", "freshwater"

CASES: list[tuple[str, list[tuple[object, ...]]]] = [
    ("Bar de ligne 24,90 € le kilo", [("Bar de ligne", 2490, "kilo", "", W)]),
    ("Sardines 8€/kg", [("Sardines", 800, "kilo", "", "")]),
    ("Radis 3 euros la botte", [("Radis", 300, "bunch")]),
    ("Fraises gariguettes 4€50 la barquette", [("Fraises gariguettes", 450, "punnet")]),
    ("Pain au levain 5,20", [("Pain au levain", 520, "")]),
    ("Lieu jaune Atlantique Nord-Est pêché 19,50/kg", [
        ("Lieu jaune", 1950, "kilo", "Atlantique Nord-Est", W)]),
    ("Avocats 2 pour 5 €", [("Avocats 2 pour 5 €", None, "")]),
    ("Kouign-amann 3 pour 10 €", [("Kouign-amann 3 pour 10 €", None, "")]),
    ("Comté 24 mois : 22,50 € le kg", [("Comté 24 mois", 2250, "kilo")]),
    ("Chèvre frais ...... 3,80 € pièce", [("Chèvre frais", 380, "piece")]),
    (
        "bar de ligne vingt-quatre euros quatre-vingt-dix le kilo sardines huit euros",
        [("bar de ligne", 2490, "kilo", "", W), ("sardines", 800, "", "", "")],
    ),
    (
        "merlu douze euros cinquante le kilo maquereau six euros le kilo soupe de poisson neuf euros",
        [
            ("merlu", 1250, "kilo", "", ""),
            ("maquereau", 600, "kilo", "", ""),
            ("soupe de poisson", 900, ""),
        ],
    ),
    ("Tomates anciennes\nCourgettes 2,50 €/kg\nBasilic 1€ la botte", [
        ("Tomates anciennes", None, ""), ("Courgettes", 250, "kilo"), ("Basilic", 100, "bunch"),
    ]),
    ("Poireaux 2,20 le kilo\nCarottes de sable 1,90 le kilo\nPotimarron 3€ pièce", [
        ("Poireaux", 220, "kilo"), ("Carottes de sable", 190, "kilo"), ("Potimarron", 300, "piece"),
    ]),
    ("bar 24,90 kg; sardines 8 kg", [("bar", 2490, "kilo", "", ""), ("sardines", 800, "kilo", "", "")]),
    ("sole 32 kg; merlan 9,90 kg; moules 6 kg", [
        ("sole", 3200, "kilo", "", ""), ("merlan", 990, "kilo", "", ""), ("moules", 600, "kilo", "", ""),
    ]),
    ("3 € la botte de radis", [("radis", 300, "bunch")]),
    ("1,20 € la baguette tradition", [("baguette tradition", 120, "")]),
    ("Saumon d’élevage Norvège 21,90 € le kilo", [("Saumon", 2190, "kilo", "Norvège", F)]),
    ("Truite élevage Bretagne 14,50 €/kg", [("Truite", 1450, "kilo", "Bretagne", F)]),
    ("Moules de bouchot, baie du Mont-Saint-Michel, 5,90 € le kilo", [
        ("Moules de bouchot", 590, "kilo", "baie du Mont-Saint-Michel", F)]),
    ("Langoustines vivantes FAO 27 pêchées 39 €/kg", [("Langoustines vivantes", 3900, "kilo", "FAO 27", W)]),
    ("Huîtres n°3 12,50 € la douzaine", [("Huîtres n°3, la douzaine", 1250, "", "", "")]),
    ("Huîtres creuses N° 2 9 euros la douzaine", [("Huîtres creuses N° 2, la douzaine", 900, "", "", "")]),
    ("Cidre brut 75 cl 4,50 €", [("Cidre brut 75 cl", 450, "")]),
    ("Jus de pomme 1 L 3 €", [("Jus de pomme 1 L", 300, "")]),
    ("Plat du jour : blanquette de veau 13,50€", [("Plat du jour : blanquette de veau", 1350, "")]),
    ("Plat du jour - lasagnes maison - 11 €", [("Plat du jour - lasagnes maison", 1100, "")]),
    ("Poulet fermier 9,80€ du kilo", [("Poulet fermier", 980, "kilo")]),
    ("Rôti de porc au kilo 12,90", [("Rôti de porc", 1290, "kilo")]),
    ("Roquefort 2,95 € les 100 g", [("Roquefort", 2950, "kilo")]),
    ("Jambon cru 3,20 les 100g", [("Jambon cru", 3200, "kilo")]),
    ("Bouquet de tulipes 8 €", [("Bouquet de tulipes", 800, "")]),
    ("Roses 12€ le bouquet", [("Roses", 1200, "bunch")]),
    ("Croissant un euro dix", [("Croissant", 110, "")]),
    ("Pain aux raisins un euro soixante", [("Pain aux raisins", 160, "")]),
    ("tomates trois euros le kilo aubergines quatre euros le kilo melon deux euros cinquante pièce", [
        ("tomates", 300, "kilo"), ("aubergines", 400, "kilo"), ("melon", 250, "piece"),
    ]),
    ("abricots 4,50 € le kilo cerises 7 € le kilo pêches 3,90 € le kilo", [
        ("abricots", 450, "kilo"), ("cerises", 700, "kilo"), ("pêches", 390, "kilo"),
    ]),
    ("Bar sauvage, golfe de Gascogne, 28 €/kg", [("Bar", 2800, "kilo", "golfe de Gascogne", W)]),
    ("Merlu sauvage golfe de Gascogne 16,90 le kg", [("Merlu", 1690, "kilo", "golfe de Gascogne", W)]),
    ("Œufs plein air la douzaine 3,60 €", [("Œufs plein air, la douzaine", 360, "")]),
    ("Œufs bio, la boîte de 6, 2,40 €", [("Œufs bio, la boîte de 6", 240, "")]),
    ("- Tarte aux pommes 18 €\n- Éclair café 3,20 €", [
        ("Tarte aux pommes", 1800, ""), ("Éclair café", 320, "")]),
    ("* Flan pâtissier 2,90€\n* Paris-Brest 4,80€", [("Flan pâtissier", 290, ""), ("Paris-Brest", 480, "")]),
    ("Quatre-quarts 7 €", [("Quatre-quarts", 700, "")]),
    ("Pizza trois fromages 12 €", [("Pizza trois fromages", 1200, "")]),
    ("Mille-feuille 4 €", [("Mille-feuille", 400, "")]),
    ("Tarte aux deux saumons 6,50 €", [("Tarte aux deux saumons", 650, "")]),
    ("Pommes de terre nouvelles 2€ le kg ; échalotes 3,50€ le kg", [
        ("Pommes de terre nouvelles", 200, "kilo"), ("échalotes", 350, "kilo")]),
    ("Épinards 3,90 € / kg ; mâche 1,80 € / 100 g", [("Épinards", 390, "kilo"), ("mâche", 1800, "kilo")]),
    ("Daurade royale élevage Grèce 15,90", [("Daurade royale", 1590, "", "Grèce", F)]),
    ("Dorade grise pêchée Manche 11,90", [("Dorade grise", 1190, "", "Manche", W)]),
    ("Croquettes de poisson maison 4 € pièce", [("Croquettes de poisson maison", 400, "piece")]),
    ("Saint-Jacques plongée rade de Brest 9 € le kilo", [
        ("Saint-Jacques plongée", 900, "kilo", "rade de Brest", W)]),
    ("Pain de campagne 4,80€ pièce, brioche 6€, chouquettes 3€ le sachet", [
        ("Pain de campagne", 480, "piece"), ("brioche", 600, ""), ("chouquettes, le sachet", 300, "")]),
    ("Salade 1,20€ pièce, concombre 1€ pièce, persil 0,90€ la botte", [
        ("Salade", 120, "piece"), ("concombre", 100, "piece"), ("persil", 90, "bunch")]),
    ("Persil quatre-vingt-dix centimes la botte", [("Persil", 90, "bunch")]),
    ("Ciboulette 80 centimes la botte", [("Ciboulette", 80, "bunch")]),
    ("Noix de Saint-Jacques 39,90 €/kg, pêchées, Manche Est", [
        ("Noix de Saint-Jacques", 3990, "kilo", "Manche Est", W)]),
    ("Thon rouge 45 €/kg Méditerranée pêché", [("Thon rouge", 4500, "kilo", "Méditerranée", W)]),
    ("Roman de la semaine : Le Grand Meaulnes 7,90 €", [
        ("Roman de la semaine : Le Grand Meaulnes", 790, "")]),
    ("Le dernier Musso, 21,90 €", [("Le dernier Musso", 2190, "")]),
    ("Fraises 250 g 3,50 €", [("Fraises 250 g", 350, "")]),
    ("Poulet rôti 1,2 kg 14 €", [("Poulet rôti 1,2 kg", 1400, "")]),
    ("Framboises 3,90 € la barquette de 125 g", [("Framboises, 125 g", 390, "punnet")]),
    ("Champignons de Paris 2,50 € la barquette de 250 g", [("Champignons de Paris, 250 g", 250, "punnet")]),
    ("Vin de Loire 12,5 % 8,50 €", [("Vin de Loire 12,5 %", 850, "")]),
    ("Muscadet 2022 7 €", [("Muscadet 2022", 700, "")]),
    ("agneau de pré salé 29 e le kilo", [("agneau de pré salé", 2900, "kilo")]),
    ("entrecôte 34e/kg", [("entrecôte", 3400, "kilo")]),
    ("Brandade de morue 18 €/kg", [("Brandade de morue", 1800, "kilo")]),
    ("Rillettes de maquereau 5,50 € le pot", [("Rillettes de maquereau, le pot", 550, "")]),
    ("Sandre de Loire pêché en eau douce 26 €/kg", [("Sandre", 2600, "kilo", "Loire", FW)]),
    ("Brochet lac de Grand-Lieu 19 €/kg", [("Brochet", 1900, "kilo", "lac de Grand-Lieu", FW)]),
    ("Julienne de légumes 3 €", [("Julienne de légumes", 300, "")]),
    ("Moule à tarte 15 €", [("Moule à tarte", 1500, "")]),
    ("Araignée de mer casier Bretagne Nord 7,50 €/kg", [
        ("Araignée de mer casier", 750, "kilo", "Bretagne Nord", W)]),
    ("Homard bleu casier Bretagne 42 €/kg", [("Homard bleu casier", 4200, "kilo", "Bretagne", W)]),
    ("clémentines corses trois euros quatre-vingts le kilo", [("clémentines corses", 380, "kilo")]),
    ("kiwis les dix deux euros", [("kiwis les dix 2 €", None, "")]),
    ("Endives 1,99\nMâche\nNavets 1,50", [("Endives", 199, ""), ("Mâche", None, ""), ("Navets", 150, "")]),
    ("Gigot\nMerguez 11,90\nBoudin noir 9,90 le kilo", [
        ("Gigot", None, ""), ("Merguez", 1190, ""), ("Boudin noir", 990, "kilo")]),
    ("raie ailerons quinze euros le kilo pêchée atlantique nord est encornets treize euros le kilo", [
        ("raie ailerons", 1500, "kilo", "Atlantique Nord-Est", W), ("encornets", 1300, "kilo", "", "")]),
    ("filets de sole quarante-deux euros le kilo manche pêché bulots cuits neuf euros dix le kilo", [
        ("filets de sole", 4200, "kilo", "Manche", W), ("bulots cuits", 910, "kilo", "", "")]),
    ("4 € le kilo de tomates", [("tomates", 400, "kilo")]),
    ("2,50 € la barquette de framboises", [("framboises", 250, "punnet")]),
    ("La botte d’asperges 6,50 €", [("asperges", 650, "bunch")]),
    ("Le kilo de mirabelles 3,20 €", [("mirabelles", 320, "kilo")]),
    ("Steak haché 5 € les 3", [("Steak haché 5 € les 3", None, "")]),
    ("Cookies 1 € l’unité, 5 € les 6", [("Cookies, 5 € les 6", 100, "piece")]),
]  # fmt: skip


def seen() -> list[tuple[str, list[tuple[object, ...]]]]:
    """Return the half that was looked at while the reader was made."""
    return CASES[0::2]


def kept_aside() -> list[tuple[str, list[tuple[object, ...]]]]:
    """Return the half that was not."""
    return CASES[1::2]
