"""Addresses of the doors: in town what is for everybody without the web; outside any town the outbox."""

from django.urls import include, path
from django.urls.resolvers import URLPattern

from halles.doors.views import outbox, trial

app_name = "doors"
_in_town: list[URLPattern] = [path("essayer/", trial.trial, name="trial")]
from halles.doors.views import outbox, texts_desk
_in_town: list[URLPattern] = [
    path("sms/", texts_desk.texts_desk, name="texts-desk"),
    path("sms/ecrire/", texts_desk.campaign_write, name="campaign"),
    path("sms/envoyer/", texts_desk.campaign_send, name="campaign-send"),
]
urlpatterns = [path("autrement/", include(_in_town))]
deployment_urlpatterns = [path("messages/", outbox.outbox, name="outbox")]
