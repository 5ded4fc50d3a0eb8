"""Lines of a till's file: taken, passed over or refused, each refusal with its row and its reason."""

from datetime import date, time

from halles.stalls.stock.engine.till import (
    Article,
    Mapping,
    Period,
    Reading,
    Refusal,
    Sheet,
    carried,
    guess,
    moves,
    read,
)

TODAY = date(2026, 11, 14)


def sheet(text: str) -> Sheet:
    rows = tuple(tuple(line.split(";")) for line in text.strip().splitlines())
    return Sheet(rows, tuple(range(1, len(rows) + 1)))


def reading(text: str, period: Period | None = None) -> Reading:
    one = sheet(text)
    found = guess(one)
    assert found
    return read(one, found.layout, found.mapping, today=TODAY, period=period)


SALES = """
Date;Heure;Ticket;Code barre;Article;Qté;PU TTC;Total TTC
12/11/2026;09:05;101;3017620422003;Pâte à tartiner;2;3,50;7,00
12/11/2026;09:05;101;3,01762E+12;Café;1;4,20;4,20
12/11/2026;09:20;102;3017620422004;Thé;1;2,10;2,10
31/11/2026;09:30;103;96385074;Gomme;1;0,80;0,80
13/11/2027;09:30;104;96385074;Gomme;1;0,80;0,80
12/11/2026;09:40;105;96385074;Gomme;beaucoup;0,80;0,80
12/11/2026;09:50;106;96385074;Gomme;-1;0,80;-0,80
12/11/2026;09:55;107;;;1;0,80;0,80
Total;;;;;12;;19,00
"""


def test_each_refused_row_says_where_and_why() -> None:
    found = reading(SALES)
    assert found.refused == [
        Refusal(3, "Code barre", "3,01762E+12", "mangled"),
        Refusal(4, "Code barre", "3017620422004", "wrong-code"),
        Refusal(5, "Date", "31/11/2026", "day"),
        Refusal(6, "Date", "13/11/2027", "future"),
        Refusal(7, "Qté", "beaucoup", "quantity"),
        Refusal(9, "Article", "", "no-article"),
    ]
    assert found.skipped == {"total": 1}


def test_sales_are_read_with_hours_money_and_what_came_back() -> None:
    first, back = reading(SALES).sales
    assert first.article == Article("3017620422003", "", "Pâte à tartiner")
    assert (first.quantity, first.cents, first.day, first.at) == (2000, 700, date(2026, 11, 12), time(9, 5))
    assert (back.quantity, back.cents, back.ticket) == (-1000, -80, "106")


def test_cancelled_lines_are_passed_over_and_returns_count_backwards() -> None:
    found = reading(
        """
Date;N° ticket;Désignation;Quantité;Montant TTC;Type opération
12/11/2026;1;Robe;1;40,00;Vente
12/11/2026;2;Robe;1;40,00;Vente annulée
12/11/2026;3;Robe;1;40,00;Retour
"""
    )
    assert [sale.quantity for sale in found.sales] == [1000, -1000]
    assert found.sales[1].cents == -4000
    assert found.skipped["cancelled"] == 1


def test_a_column_that_says_cancelled_by_yes_and_no() -> None:
    found = reading(
        """
Date;N° ticket;Désignation;Quantité;Montant TTC;Annulé
12/11/2026;1;Robe;1;40,00;Non
12/11/2026;2;Robe;1;40,00;Oui
"""
    )
    assert [sale.ticket for sale in found.sales] == ["1"]


def test_weighed_packets_are_read_as_one_article() -> None:
    found = reading(
        """
Date;Ticket;Code barre;Article;Qté;Total TTC
12/11/2026;1;2112345004570;Comté;1;4,57
12/11/2026;2;2112345012100;Comté;1;12,10
12/11/2026;3;2112345003986;Comté;1;3,98
"""
    )
    assert {sale.article.code for sale in found.sales} == {"2112345"}
    assert found.weighed == 3


def test_stock_below_nought_is_nought_and_said() -> None:
    found = reading(
        """
Code barre;Article;Stock;Prix vente;Prix achat;TVA
3017620422003;Pâte à tartiner;-2;3,50;2,10;5,5
96385074;Gomme;12;0,80;0,30;20
"""
    )
    assert [level.quantity for level in found.levels] == [0, 12000]
    assert found.below == 1
    assert (found.levels[0].price, found.levels[0].cost, found.levels[0].vat) == (350, 210, 550)


def test_a_file_without_days_needs_its_period() -> None:
    text = """
Article;Qté vendue;CA TTC
Baguette;84;92,40
Croissant;40;48,00
"""
    assert {refusal.why for refusal in reading(text).refused} == {"day"}
    sales = reading(text, Period(date(2026, 11, 9), date(2026, 11, 11))).sales
    assert [(sale.day, sale.until) for sale in sales] == [(date(2026, 11, 9), date(2026, 11, 11))] * 2


def test_tickets_without_a_quantity_are_one_each() -> None:
    found = reading(
        """
Date;Ticket;Article;Prix TTC
12/11/2026;1;Croissant;1,20
12/11/2026;1;Baguette;1,10
"""
    )
    assert [(sale.quantity, sale.cents) for sale in found.sales] == [(1000, 120), (1000, 110)]


def test_what_is_no_table_is_none() -> None:
    assert guess(sheet("Bonjour\nRien à lire")) is None


def test_a_mapping_is_kept_as_json_and_known_by_its_header() -> None:
    found = guess(sheet(SALES))
    assert found
    kept = Mapping.from_json(found.mapping.to_json())
    assert kept == found.mapping
    again = guess(sheet(SALES.replace("PU TTC", "P.U. TTC").replace("Qté", "QTE")))
    assert again
    assert again.mapping.fingerprint() == kept.fingerprint()
    other = guess(sheet(SALES.replace("Heure;", "Caisse;")))
    assert other
    assert other.mapping.fingerprint() != kept.fingerprint()


def test_a_changed_layout_says_what_moved() -> None:
    before = ("Date", "Article", "Qté", "Total")
    after = ("Date", "Code barre", "Article", "Quantité")
    assert [tuple(move) for move in moves(before, after)] == [
        ("Code barre", "new", 0, 2),
        ("Article", "moved", 2, 3),
        ("Quantité", "moved", 3, 4),
        ("Total", "gone", 4, 0),
    ]
    assert moves(before, before) == []


def test_what_was_confirmed_of_a_column_holds_in_the_changed_layout() -> None:
    old = guess(sheet("Date;Ticket;Truc;Qté\n12/11/2026;1;Robe;1\n12/11/2026;2;Pull;2"))
    new = guess(sheet("Ticket;Date;Qté;Machin;Truc\n1;12/11/2026;1;B1;Robe\n2;12/11/2026;2;B2;Pull"))
    assert old
    assert new
    confirmed = old.mapping.changed(("day", "ticket", "name", "sold"), kind="sales")
    assert carried(confirmed, new.mapping).columns == ("ticket", "day", "sold", "", "name")
