"""The benchmarks of the doors, by name."""

from halles.doors.bench import intents, offline

BENCHES = {"offline": offline.run, "intents": intents.run}
from halles.doors.bench import offline, sms
BENCHES = {"offline": offline.run, "sms": sms.run}
