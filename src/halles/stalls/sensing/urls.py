"""Addresses of the sensing stall, under "capteurs/".

The second part of a fixed address never equals that of a device's.
"""

from django.urls import include, path

from halles.kit.api import addresses
from halles.stalls.sensing.api import API
from halles.stalls.sensing.views import desk, footfall, register

app_name = "sensing"

urlpatterns = [
    path("", register.register, name="register"),
    path("registre.pdf", register.register_pdf, name="register-pdf"),
    path("tous/fil/", register.register_part, name="register-part"),
    path("tous/gerer/", desk.desk, name="desk"),
    path("tous/inscrire/", desk.new, name="new"),
    path("api/", include(addresses(API))),
    path("passages/", footfall.footfall, name="footfall"),
    path("passages/<slug:week>.csv", footfall.footfall_csv, name="footfall-csv"),
    path("<slug:slug>/", register.device, name="device"),
    path("<slug:slug>/etat/", register.device_part, name="device-part"),
    path("<slug:slug>/affichette.pdf", register.label_pdf, name="label-pdf"),
    path("<slug:slug>/modifier/", desk.change, name="change"),
    path("<slug:slug>/retirer/", desk.remove, name="remove"),
    path("<slug:slug>/cle/", desk.key, name="key"),
]
