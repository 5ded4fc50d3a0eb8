"""Who may do what with sensors."""

import rules

from halles.people.rights import is_manager

REGISTER = "sensing.device_register"
"""Register a device, change it, take it away: the town's manager. Asked on the town's slug."""

STORE = "sensing.readings_store"
"""Store what devices send: the house itself only, once a device has proved who it is."""

KEEP = "sensing.readings_keep"
"""Sum readings up, learn rhythms, delete what has had its time: the house itself only."""

PUBLISH = "sensing.footfall_publish"
"""Publish how many people passed by in a week: the house itself only, when nothing of it can come in."""

rules.add_rule(REGISTER, is_manager)
rules.add_rule(STORE, rules.always_false)
rules.add_rule(KEEP, rules.always_false)
rules.add_rule(PUBLISH, rules.always_false)
