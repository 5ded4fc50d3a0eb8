"""Addresses of the directory, under "commerces/".

The second part of a fixed address never equals that of a sheet's, so a shop may be called "Tous".
"""

from django.urls import path, re_path

from halles.stalls.directory.views import (
    claims,
    holidays,
    letters,
    listing,
    manage,
    market,
    objections,
    open_data,
    pitches,
    visits,
)
from halles.stalls.directory.views import public_pages as views

app_name = "directory"

urlpatterns = [
    path("", listing.sheet_list, name="list"),
    path("tous/plan/", listing.sheet_map, name="map"),
    path("tous/quand/", visits.when, name="when"),
    path("tous/en-chemin/", visits.way, name="way"),
    path("tous/nouvelles/", views.news_list, name="news"),
    path("tous/dernieres-nouvelles/", views.news_latest, name="news-latest"),
    re_path(r"^tous/jours-feries/(?P<day>\d{4}-\d\d-\d\d)/$", holidays.holiday, name="holiday"),
    path("tous/jours-feries/a-appeler/", holidays.holiday_calls, name="holiday-calls"),
    path("tous/jours-feries/repondre/<str:token>/", holidays.holiday_link, name="holiday-link"),
    path("tous/lettres/", letters.letters, name="letters"),
    path("tous/les-miens/", manage.mine, name="mine"),
    path("tous/oppositions/", objections.objections, name="objections"),
    path("tous/oppositions/<slug:objection>/lever/", objections.objection_undo, name="objection-lift"),
    path("tous/donnees/", open_data.open_data, name="open-data"),
    path("tous/donnees/<slug:name>/", open_data.open_data_file, name="open-data-file"),
    path("tous/ajouter/", claims.sheet_new, name="new"),
    path("tous/marches/", market.markets, name="markets"),
    path("tous/vendeurs/", pitches.sellers, name="sellers"),
    re_path(r"^tous/images/(?P<name>[0-9a-z]{26})-(?P<size>[sl])\.webp$", views.photo, name="photo"),
    path("<slug:slug>/", views.sheet, name="sheet"),
    path("<slug:slug>/fil/", views.sheet_part, name="sheet-part"),
    path("<slug:slug>/marche/", market.market, name="market"),
    path("<slug:slug>/marche/fil/", market.market_part, name="market-part"),
    path("<slug:slug>/marche/qui-vient/", market.market_desk, name="market-desk"),
    path("<slug:slug>/feuille.pdf", views.sheet_pdf, name="sheet-pdf"),
    path("<slug:slug>/c-est-mon-commerce/", claims.claim, name="claim"),
    path("<slug:slug>/demander/", claims.claim_request, name="claim-request"),
    path("<slug:slug>/retirer-cette-fiche/", objections.objection, name="objection"),
    path("<slug:slug>/code/", claims.code, name="code"),
    path("<slug:slug>/remettre/", claims.visit, name="visit"),
    path("<slug:slug>/ma-fiche/", manage.sheet_manage, name="manage"),
    path("<slug:slug>/modifier/", manage.edit, name="edit"),
    path("<slug:slug>/revenir-en-arriere/", manage.undo, name="undo"),
    path("<slug:slug>/toujours-exact/", manage.confirm, name="confirm"),
    path("<slug:slug>/jours-feries/<slug:occasion>/", holidays.holiday_reply, name="holiday-reply"),
    path("<slug:slug>/versions/", manage.version_list, name="versions"),
    path("<slug:slug>/versions/<int:number>/reprendre/", manage.restore, name="restore"),
    path("<slug:slug>/ou-et-quand/", pitches.pitches, name="pitches"),
    path("<slug:slug>/ou-et-quand/<slug:pitch>/absent/", pitches.absent, name="pitch-absent"),
    path("<slug:slug>/ou-et-quand/<slug:pitch>/present/", pitches.present, name="pitch-present"),
    path("<slug:slug>/ou-et-quand/<slug:pitch>/retirer/", pitches.remove, name="pitch-remove"),
    path("<slug:slug>/publier/", manage.publish, name="publish"),
    path("<slug:slug>/publier/<slug:news>/retirer/", manage.news_withdraw, name="news-withdraw"),
    path("<slug:slug>/publier/<slug:news>/remettre/", manage.news_restore, name="news-restore"),
    path("<slug:slug>/photos/", manage.photos, name="photos"),
    path("<slug:slug>/photos/<slug:photo>/retirer/", manage.photo_withdraw, name="photo-withdraw"),
    path("<slug:slug>/photos/<slug:photo>/remettre/", manage.photo_restore, name="photo-restore"),
]
