"""The benchmarks of the doors, by name."""

from halles.doors.bench import intents, offline, sms

BENCHES = {"offline": offline.run, "sms": sms.run, "intents": intents.run}
