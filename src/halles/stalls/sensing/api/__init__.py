"""The sensing stall for programs: devices as NGSI-LD entities, their past, and messages pushed over HTTP."""

from halles.stalls.sensing.api import entities, push, temporal
from halles.stalls.sensing.api.house import API

__all__ = ["API"]

API.add_router("ngsi-ld/v1", entities.router)
API.add_router("ngsi-ld/v1/temporal", temporal.router)
API.add_router("push", push.router)
