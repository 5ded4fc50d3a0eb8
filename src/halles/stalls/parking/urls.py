"""Addresses of the parking stall, under "stationnement/".

The second part of a fixed address never equals that of a car park's, so a car park may be called "Tous".
"""

from django.urls import include, path

from halles.kit.api import addresses
from halles.stalls.parking.api import API
from halles.stalls.parking.views import car_park, desk, lists, saying

app_name = "parking"

urlpatterns = [
    path("", lists.car_park_list, name="list"),
    path("liste.pdf", lists.car_park_pdf, name="pdf"),
    path("tous/fil/", lists.car_park_part, name="list-part"),
    path("tous/plan/", lists.car_park_map, name="map"),
    path("tous/compter/", saying.counting, name="counting"),
    path("tous/gerer/", desk.desk, name="desk"),
    path("tous/ajouter/", desk.new, name="new"),
    path("api/", include(addresses(API))),
    path("<slug:slug>/", car_park.car_park, name="car-park"),
    path("<slug:slug>/maintenant/", car_park.car_park_part, {"part": "now"}, name="now-part"),
    path("<slug:slug>/bientot/", car_park.car_park_part, {"part": "later"}, name="later-part"),
    path("<slug:slug>/a-pied/", car_park.on_foot, name="on-foot"),
    path("<slug:slug>/complet/", saying.full, name="full"),
    path("<slug:slug>/compter/", saying.count, name="count"),
    path("<slug:slug>/compter/<slug:count>/retirer/", saying.count_withdraw, name="count-withdraw"),
    path("<slug:slug>/fermer/", desk.close, name="close"),
    path("<slug:slug>/fermer/<slug:closure>/retirer/", desk.withdraw, name="close-withdraw"),
    path("<slug:slug>/modifier/", desk.edit, name="edit"),
    path("<slug:slug>/retirer/", desk.remove, name="remove"),
]
