"""Who may do what with car parks."""

import rules

from halles.people.rights import is_at_counter, is_manager

KEEP = "parking.car_park_keep"
"""Add, change, remove and import car parks: the town's manager. Asked on the town's slug."""

COUNT = "parking.count_set"
"""Count the free places: who works for the town hall. Asked on the car park's town."""

CLOSE = "parking.closure_set"
"""Close a car park, or some of its places: the town's manager. Asked on the car park's town."""

SAY_FULL = "parking.full_say"
"""Say that a car park is full: anybody, without an account. Asked on the car park."""

FORESEE = "parking.forecast"
"""Train and make forecasts, delete what has had its time: the house itself only."""

rules.add_rule(KEEP, is_manager)
rules.add_rule(COUNT, is_at_counter)
rules.add_rule(CLOSE, is_manager)
rules.add_rule(SAY_FULL, rules.always_true)
rules.add_rule(FORESEE, rules.always_false)
