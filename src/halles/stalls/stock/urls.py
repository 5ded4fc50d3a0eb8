"""Addresses of the stock stall: everything is under a shop, by the word of its sheet."""

from django.urls import path

from halles.stalls.stock.views import ledger, neighbours, stock, taking, till, tomorrow

app_name = "stock"

urlpatterns = [
    path("<slug:shop>/", stock.home, name="home"),
    path("<slug:shop>/stock.pdf", stock.paper, name="paper"),
    path("<slug:shop>/ajouter/", stock.item_new, name="item-new"),
    path("<slug:shop>/article/<slug:item>/", stock.item, name="item"),
    path("<slug:shop>/article/<slug:item>/modifier/", stock.item_edit, name="item-edit"),
    path("<slug:shop>/article/<slug:item>/a-la-main/", stock.item_own, name="item-own"),
    path("<slug:shop>/article/<slug:item>/retirer/", stock.item_archive, name="item-archive"),
    path("<slug:shop>/choix/", stock.choices, name="choices"),
    path("<slug:shop>/inventaire/", taking.taking, name="taking"),
    path("<slug:shop>/inventaire/photo/", taking.taking_photo, name="taking-photo"),
    path("<slug:shop>/inventaire/liste/", taking.taking_list, name="taking-list"),
    path("<slug:shop>/inventaire/nouveau/", taking.taking_new, name="taking-new"),
    path("<slug:shop>/inventaire/article/<slug:item>/", taking.taking_item, name="taking-item"),
    path("<slug:shop>/journal/", ledger.ledger, name="ledger"),
    path("<slug:shop>/journal/journal.csv", ledger.ledger_csv, name="ledger-csv"),
    path("<slug:shop>/journal/<slug:movement>/revenir/", taking.taking_back, name="taking-back"),
    path("<slug:shop>/demain/", tomorrow.tomorrow, name="tomorrow"),
    path("<slug:shop>/demain/liste.pdf", tomorrow.paper, name="list-paper"),
    path("<slug:shop>/demain/faire/", tomorrow.make, name="make"),
    path("<slug:shop>/demain/tout/", tomorrow.answer_all, name="answer-all"),
    path("<slug:shop>/demain/<slug:advice>/", tomorrow.answer, name="answer"),
    path("<slug:shop>/journee/", tomorrow.day, name="day"),
    path("<slug:shop>/voisins/", neighbours.neighbours, name="neighbours"),
    path("<slug:shop>/caisse/", till.till, name="till"),
    path("<slug:shop>/caisse/<slug:upload>/colonnes/", till.till_columns, name="till-look"),
    path("<slug:shop>/caisse/<slug:upload>/", till.till_take, name="till-take"),
]
