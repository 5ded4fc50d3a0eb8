"""Messages of our own in every dialect, as networks and brokers write them; all devices are invented."""

import json
from typing import Any

EUI = "70B3D5FFFE00A1B2"
GATEWAY = "a840411eb6dc4150"
"""A gateway's identifier: it is never to come out of a dialect."""
NOON = 1_795_867_200_000
"""2026-11-28 12:00:00 UTC, in milliseconds."""
SECRETS = (GATEWAY, "47.6512", "2.0849", "aa:bb:cc:dd:ee:ff")
"""What radio metadata say of others: gateways, positions, a MAC address."""


def encoded(value: Any) -> bytes:
    return json.dumps(value).encode()


CHIRPSTACK_UP: dict[str, Any] = {
    "deduplicationId": "7c9b1f0e-0c55-4f0a-9d57-2b9a4c1f5a11",
    "time": "2026-11-28T12:00:00.000999999+00:00",
    "deviceInfo": {
        "tenantName": "Ville",
        "applicationName": "Stationnement",
        "deviceName": "Place 12",
        "devEui": EUI.lower(),
        "tags": {"rue": "Grande Rue"},
    },
    "devAddr": "01a2b3c4",
    "fPort": 1,
    "data": "AQ==",
    "rxInfo": [
        {
            "gatewayId": GATEWAY,
            "rssi": -101,
            "location": {"latitude": 47.6512, "longitude": -2.0849},
            "metadata": {"mac": "aa:bb:cc:dd:ee:ff"},
        }
    ],
    "txInfo": {"frequency": 868100000},
}
THINGS_STACK_UP: dict[str, Any] = {
    "end_device_ids": {
        "device_id": "place-12",
        "application_ids": {"application_id": "stationnement"},
        "dev_eui": EUI,
        "join_eui": "0000000000000001",
    },
    "correlation_ids": ["gs:conn:01A", "ns:uplink:01B", "as:up:01C"],
    "received_at": "2026-11-28T12:00:00.300Z",
    "uplink_message": {
        "session_key_id": "AYsession1==",
        "f_cnt": 7,
        "f_port": 2,
        "frm_payload": "Af8=",
        "decoded_payload": {"occupied": True, "temperature": -1},
        "rx_metadata": [
            {
                "gateway_ids": {"gateway_id": "mairie", "eui": GATEWAY},
                "location": {"latitude": 47.6512, "longitude": -2.0849},
                "rssi": -99,
            }
        ],
        "locations": {"user": {"latitude": 47.6512, "longitude": -2.0849}},
        "received_at": "2026-11-28T12:00:00Z",
    },
}
LD_NORMALIZED: dict[str, Any] = {
    "id": "urn:ngsi-ld:OffStreetParking:Gare",
    "type": "OffStreetParking",
    "name": {"type": "Property", "value": "Parking de la Gare"},
    "category": {"type": "Property", "value": ["public", "free"]},
    "availableSpotNumber": {
        "type": "Property",
        "value": 12,
        "observedAt": "2026-11-28T12:00:00Z",
        "unitCode": "C62",
        "reliability": {"type": "Property", "value": 0.9},
    },
    "location": {"type": "Geoproperty", "value": {"type": "Point", "coordinates": [-2.0849, 47.6512]}},
    "dateObserved": {"type": "Property", "value": {"@type": "DateTime", "@value": "2026-11-28T11:59:00Z"}},
    "refDevice": {"type": "Relationship", "object": "urn:ngsi-ld:Device:1"},
    "@context": ["https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context.jsonld"],
}
LD_CONCISE: dict[str, Any] = {
    "id": "urn:ngsi-ld:OffStreetParking:Gare",
    "type": "OffStreetParking",
    "name": "Parking de la Gare",
    "availableSpotNumber": {"value": 12, "observedAt": "2026-11-28T12:00:00Z"},
    "location": {"type": "Point", "coordinates": [-2.0849, 47.6512]},
    "refDevice": {"object": "urn:ngsi-ld:Device:1"},
}
V2_NORMALIZED: dict[str, Any] = {
    "id": "Gare",
    "type": "OffStreetParking",
    "deviceCategory": {"type": "StructuredValue", "value": ["sensor"]},
    "availableSpotNumber": {
        "type": "Number",
        "value": 12,
        "metadata": {"timestamp": {"type": "DateTime", "value": "2026-11-28T12:00:00"}},
    },
    "location": {"type": "geo:json", "value": {"type": "Point", "coordinates": [-2.0849, 47.6512]}},
    "TimeInstant": {"type": "DateTime", "value": "2026-11-28T12:00:00Z"},
}
KEY_VALUES: dict[str, Any] = {
    "id": "Gare",
    "type": "OffStreetParking",
    "availableSpotNumber": 12,
    "slots": {"free": 3, "total": 5},
    "location": {"type": "Point", "coordinates": [-2.0849, 47.6512]},
    "dateObserved": "2026-11-28T11:55:00Z/2026-11-28T12:00:00Z",
}
FEATURE: dict[str, Any] = {
    "id": "urn:ngsi-ld:ParkingSpot:12",
    "type": "Feature",
    "geometry": {"type": "Point", "coordinates": [-2.0849, 47.6512]},
    "properties": {
        "type": "ParkingSpot",
        "status": {"type": "Property", "value": "free", "observedAt": "2026-11-28T12:00:00Z"},
    },
}
SCHEMA_CSV = (
    b"id_park,nom_park,insee,ad_park,gratuit,nb_places,hauteur_max,Xlong,Ylat,t1h,ab_r\r\n"
    b'35236-P-001,Gare,35236,"2, place de la Gare",1,120,190,-2.0849,47.6512,0.8,"12,50"\r\n'
)
NATIONAL_CSV = (
    "\ufeffid;nom;insee;adresse;nb_places;nb_pmr;hauteur_max;tarif_1h;num_siret\n"
    "01004-P-001;Parking du Château;01004;;80;;200;1.50;21010004000012\n"
    "01004-P-002;Parking de l’Église;01004;;40;2;;;\n"
).encode()
MESSAGES: tuple[dict[str, Any], ...] = (
    CHIRPSTACK_UP,
    THINGS_STACK_UP,
    LD_NORMALIZED,
    LD_CONCISE,
    V2_NORMALIZED,
    KEY_VALUES,
    FEATURE,
)
