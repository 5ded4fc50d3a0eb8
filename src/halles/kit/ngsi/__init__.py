"""NGSI-LD out: entities and their values over time, a documented subset; no remote context is fetched."""
