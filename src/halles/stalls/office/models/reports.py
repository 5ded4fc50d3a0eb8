"""Tables of reports: what people report, what was hidden, and how that was contested."""

from django.db import models
from django.utils import timezone

from halles.kit.ids import ID_LENGTH, new_id
from halles.kit.reportable import REASON_LENGTH
from halles.stalls.office.engine.reports import CAUSES, MANAGER, OUTCOMES, STATES

MOST_WORDS = 500


def _id() -> models.CharField:
    return models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)


class Thing(models.Model):
    """What a row is about: a kind of thing of a stall, by its public id."""

    town = models.CharField(max_length=60)
    stall = models.CharField(max_length=40)
    kind = models.CharField(max_length=40)
    thing = models.CharField(max_length=ID_LENGTH)

    class Meta:
        abstract = True

    @property
    def key(self) -> dict[str, str]:
        """What leads to the thing, and to all rows about it."""
        return {"stall": self.stall, "kind": self.kind, "thing": self.thing}


class Hiding(Thing):
    """One act of hiding, with its reason; contested once at most, decided then by somebody else."""

    id = _id()
    reason = models.CharField(max_length=REASON_LENGTH)
    hidden_by = models.CharField(max_length=ID_LENGTH)
    hidden_at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True, blank=True)
    """Taken back by whoever hid it; it then never counted."""
    contested_at = models.DateTimeField(null=True, blank=True)
    contested_by = models.CharField(max_length=ID_LENGTH, blank=True)
    plea = models.TextField(blank=True, max_length=MOST_WORDS)
    """What its author says against it."""
    judged_at = models.DateTimeField(null=True, blank=True)
    judged_by = models.CharField(max_length=ID_LENGTH, blank=True)
    is_restored = models.BooleanField(default=False)
    judgement = models.CharField(max_length=REASON_LENGTH, blank=True)
    """Why it stays hidden, or is shown again."""

    class Meta(Thing.Meta):
        abstract = False
        indexes = [models.Index(fields=["thing", "-hidden_at"], name="office_hiding_thing")]
        constraints = [
            models.UniqueConstraint(
                fields=["stall", "kind", "thing"],
                condition=models.Q(undone_at=None, is_restored=False),
                name="office_hiding_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(judged_at=None, is_restored=False) | models.Q(contested_at__isnull=False),
                name="office_hiding_judged_once_contested",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.thing}"


class Report(Thing):
    """Somebody reports something; nothing here tells who, unless she leaves a way to be answered."""

    id = _id()
    cause = models.CharField(max_length=16)
    """A key of `engine.reports.CAUSES`."""
    words = models.TextField(blank=True, max_length=MOST_WORDS)
    contact = models.CharField(max_length=254, blank=True)
    """E-mail address or number she left to be told what became of it."""
    holder = models.CharField(max_length=ID_LENGTH, blank=True)
    """Public id of the organisation that is asked first."""
    state = models.CharField(max_length=8)
    made_at = models.DateTimeField(default=timezone.now)
    told_shop_at = models.DateTimeField(null=True, blank=True)
    told_manager_at = models.DateTimeField(null=True, blank=True)
    doubt_until = models.DateTimeField(null=True, blank=True)
    """Until when the page says that it is being checked."""
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.CharField(max_length=ID_LENGTH, blank=True)
    outcome = models.CharField(max_length=10, blank=True)
    """A key of `engine.reports.OUTCOMES`."""
    answer = models.CharField(max_length=REASON_LENGTH, blank=True)
    """The manager's sentence."""
    hiding = models.ForeignKey(
        Hiding, null=True, blank=True, on_delete=models.SET_NULL, related_name="reports"
    )

    class Meta(Thing.Meta):
        abstract = False
        indexes = [
            models.Index(fields=["town", "state"], name="office_report_desk"),
            models.Index(fields=["thing"], name="office_report_thing"),
            models.Index(fields=["holder", "state"], name="office_report_holder"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=STATES), name="office_report_state"),
            models.CheckConstraint(
                condition=models.Q(state="closed", closed_at__isnull=False, outcome__in=list(OUTCOMES))
                | (~models.Q(state="closed") & models.Q(closed_at=None, outcome="")),
                name="office_report_closed_with_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cause} {self.kind} {self.thing}"

    @property
    def cause_label(self) -> str:
        """Why, to be translated when shown."""
        return CAUSES[self.cause].label

    @property
    def is_grave(self) -> bool:
        """Whether it goes to the manager at once."""
        return CAUSES[self.cause].is_grave

    @property
    def outcome_label(self) -> str:
        """How it ended, to be translated when shown."""
        return OUTCOMES.get(self.outcome, "")

    @property
    def open_state(self) -> str:
        """The state it had before it was closed, and has again when that is taken back."""
        return MANAGER if self.told_manager_at else "shop"
