"""The sensing stall for programs: devices as NGSI-LD entities, their past, and messages pushed over HTTP."""

from halles.stalls.sensing.api.entities import router as entities
from halles.stalls.sensing.api.house import API
from halles.stalls.sensing.api.push import router as push
from halles.stalls.sensing.api.temporal import router as temporal

__all__ = ["API"]

API.add_router("ngsi-ld/v1", entities)
API.add_router("ngsi-ld/v1/temporal", temporal)
API.add_router("push", push)
