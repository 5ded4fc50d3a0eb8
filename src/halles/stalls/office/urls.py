"""Addresses of the town hall's stall."""

from django.urls import path

from halles.stalls.office.views import (
    launch,
    opening,
    operations,
    pages,
    premises,
    reports,
    reports_desk,
    snapshots,
    statistics,
    transparency,
)

app_name = "office"

_legal = [
    path("mentions-legales/", pages.legal, name="legal"),
    path("donnees-personnelles/", pages.personal_data, name="personal-data"),
    path("accessibilite/", pages.accessibility, name="accessibility"),
    path("aide/", pages.help_page, name="help"),
]
urlpatterns = [
    path("", pages.home, name="home"),
    path("ouverture/", opening.opening, name="opening"),
    path("fermeture/", opening.closing, name="closing"),
    path("statistiques/", statistics.statistics, name="statistics"),
    path("statistiques/ce-mois/", statistics.statistics_now, name="statistics-now"),
    path("statistiques/statistiques.csv", statistics.statistics_csv, name="statistics-csv"),
    path("lancement/", launch.launch, name="launch"),
    path("lancement/commerces/", launch.launch_part, name="launch-part"),
    path("lancement/demandes/<slug:asked>/accepter/", launch.request_accept, name="request-accept"),
    path("lancement/demandes/<slug:asked>/refuser/", launch.request_refuse, name="request-refuse"),
    path("lancement/photo/", snapshots.take, name="snapshot-take"),
    path("lancement/locaux/", premises.premises_desk, name="premises-desk"),
    path("lancement/locaux/<slug:unit>/disponible/", premises.premises_available, name="premises-available"),
    path("lancement/locaux/<slug:unit>/pris/", premises.premises_taken, name="premises-taken"),
    path("locaux/", premises.premises, name="premises"),
    path("photo-de-depart/", snapshots.first, name="snapshot-first"),
    path("photo-de-depart/<slug:snapshot>/", snapshots.snapshot, name="snapshot"),
    path("photo-de-depart/<slug:snapshot>/chiffres.csv", snapshots.snapshot_csv, name="snapshot-csv"),
    path("photo-de-depart/<slug:snapshot>/photo.json", snapshots.snapshot_json, name="snapshot-json"),
    path("signaler/suivi/<slug:report>/", reports.report_followed, name="report-followed"),
    path("signaler/<slug:stall>/<slug:kind>/<slug:thing>/", reports.report, name="report"),
    path("signalements/", reports_desk.desk, name="reports"),
    path("signalements/<slug:report>/", reports_desk.decide, name="report-decide"),
    path("signalements/<slug:report>/repondre/", reports.answer, name="report-answer"),
    path("signalements/<slug:report>/revenir-en-arriere/", reports_desk.undo, name="report-undo"),
    path("masque/<slug:stall>/<slug:kind>/<slug:thing>/", reports.contest, name="contest"),
    path("masque/<slug:hiding>/", reports_desk.judge, name="judge"),
    path("transparence/", transparency.transparency_page, name="transparency"),
    path("transparence/signalements.csv", transparency.transparency_csv, name="transparency-csv"),
    *_legal,
]
deployment_urlpatterns = [
    path("", pages.towns, name="towns"),
    path("exploitation/", operations.operations, name="operations"),
    path("exploitation/<int:failure>/", operations.failure_decide, name="failure-decide"),
    path("exploitation/demonstration/", operations.demo_remove, name="demo-remove"),
    *_legal,
]
