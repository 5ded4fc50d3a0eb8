"""How much the embedded broker bears."""
def embedded(house, count, tell):
    return {}
