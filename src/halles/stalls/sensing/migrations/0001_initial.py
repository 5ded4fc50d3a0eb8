"""The tables of the sensing stall, as they were at first."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import halles.kit.ids
from halles.kit.sqlite.clustered import CreateClustered


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Device",
            fields=[
                (
                    "id",
                    models.CharField(
                        default=halles.kit.ids.new_id,
                        editable=False,
                        max_length=26,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("number", models.PositiveIntegerField(unique=True)),
                ("town", models.CharField(max_length=60)),
                ("slug", models.SlugField(max_length=60)),
                ("title", models.CharField(max_length=120)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("parking", "Parking"),
                            ("footfall", "People passing by"),
                            ("light", "Street light"),
                            ("weather", "Weather and air"),
                            ("other", "Something else"),
                        ],
                        max_length=10,
                    ),
                ),
                ("network", models.CharField(blank=True, max_length=200)),
                ("secret", models.CharField(blank=True, max_length=64)),
                ("codec", models.CharField(blank=True, max_length=40)),
                ("feeds", models.CharField(blank=True, max_length=26)),
                ("group", models.CharField(blank=True, max_length=60)),
                ("place", models.CharField(blank=True, max_length=160)),
                ("lon", models.IntegerField(blank=True, null=True)),
                ("lat", models.IntegerField(blank=True, null=True)),
                ("purpose", models.CharField(max_length=400)),
                ("legal_basis", models.CharField(max_length=200)),
                ("owner", models.CharField(max_length=160)),
                ("contact", models.CharField(max_length=160)),
                ("expected_every_s", models.PositiveIntegerField(default=600)),
                ("silent_after_s", models.PositiveIntegerField(default=0)),
                ("stuck_after_s", models.PositiveIntegerField(default=0)),
                ("state", models.CharField(blank=True, max_length=8)),
                ("is_simulated", models.BooleanField(default=False)),
                ("installed_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        CreateClustered(
            name="Hour",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "measure_id", "start", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("measure_id", models.IntegerField()),
                ("start", models.BigIntegerField()),
                ("number", models.IntegerField()),
                ("total", models.FloatField()),
                ("low", models.FloatField()),
                ("high", models.FloatField()),
                ("last", models.FloatField()),
            ],
            options={
                "db_table": "sensing_hour",
            },
        ),
        migrations.CreateModel(
            name="Measure",
            fields=[
                ("id", models.AutoField(primary_key=True, serialize=False)),
                ("path", models.CharField(blank=True, max_length=120)),
                ("title", models.CharField(blank=True, max_length=120)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("level", "A state: the latest value is true until the next"),
                            ("count", "A number since the message before: they add up"),
                            ("flag", "Yes or no"),
                            ("dropped", "Received and thrown away, never kept"),
                            ("heard", "That the device spoke at all"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Nothing"),
                            ("free", "Free places"),
                            ("occupied", "Places taken"),
                            ("spot", "One place taken or not"),
                            ("passages", "People passing by"),
                            ("motion", "Somebody moves near a lamp post"),
                        ],
                        max_length=10,
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=20)),
                ("low", models.FloatField(blank=True, null=True)),
                ("high", models.FloatField(blank=True, null=True)),
                ("value", models.FloatField(blank=True, null=True)),
                ("at", models.BigIntegerField(blank=True, null=True)),
                ("key", models.BigIntegerField(blank=True, null=True)),
                ("changed_at", models.BigIntegerField(blank=True, null=True)),
            ],
        ),
        CreateClustered(
            name="Quarter",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "measure_id", "start", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("measure_id", models.IntegerField()),
                ("start", models.BigIntegerField()),
                ("number", models.IntegerField()),
                ("total", models.FloatField()),
                ("low", models.FloatField()),
                ("high", models.FloatField()),
                ("last", models.FloatField()),
            ],
            options={
                "db_table": "sensing_quarter",
            },
        ),
        CreateClustered(
            name="Reading",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "at",
                        "measure_id",
                        "key",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("at", models.BigIntegerField()),
                ("measure_id", models.IntegerField()),
                ("key", models.BigIntegerField()),
                ("value", models.FloatField()),
            ],
            options={
                "db_table": "sensing_reading",
                "indexes": [
                    models.Index(condition=models.Q(("key__lt", 0)), fields=["key"], name="sensing_clockless")
                ],
            },
        ),
        migrations.CreateModel(
            name="Touched",
            fields=[
                ("start", models.BigIntegerField(primary_key=True, serialize=False)),
                ("times", models.BigIntegerField()),
            ],
            options={
                "db_table": "sensing_touched",
                "verbose_name_plural": "touched",
            },
        ),
        migrations.CreateModel(
            name="FootfallWeek",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("town", models.CharField(max_length=60)),
                ("week", models.DateField()),
                ("figures", models.JSONField(default=list)),
                ("is_simulated", models.BooleanField(default=False)),
                ("published_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("town", "week"), name="sensing_footfall_week_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Refused",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("town", models.CharField(blank=True, max_length=60)),
                ("device", models.CharField(blank=True, max_length=26)),
                ("reason", models.CharField(max_length=30)),
                ("day", models.DateField()),
                ("number", models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Swept",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                ("table", models.CharField(max_length=10)),
                ("deleted", models.BigIntegerField(default=0)),
                ("left", models.BigIntegerField(default=0)),
                ("oldest", models.BigIntegerField(blank=True, null=True)),
                ("at", models.DateTimeField()),
            ],
            options={
                "verbose_name_plural": "swept",
            },
        ),
        migrations.CreateModel(
            name="Balance",
            fields=[
                (
                    "device",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="balance",
                        serialize=False,
                        to="sensing.device",
                    ),
                ),
                ("received", models.BigIntegerField(default=0)),
                ("stored", models.BigIntegerField(default=0)),
                ("deduplicated", models.BigIntegerField(default=0)),
                ("refused", models.BigIntegerField(default=0)),
                ("heard_at", models.BigIntegerField(blank=True, null=True)),
            ],
        ),
        migrations.AddIndex(
            model_name="device",
            index=models.Index(
                condition=models.Q(("feeds", ""), _negated=True), fields=["feeds"], name="sensing_feeds"
            ),
        ),
        migrations.AddConstraint(
            model_name="device",
            constraint=models.UniqueConstraint(fields=("town", "slug"), name="sensing_device_slug_once"),
        ),
        migrations.AddConstraint(
            model_name="device",
            constraint=models.UniqueConstraint(
                condition=models.Q(("network", ""), _negated=True),
                fields=("network",),
                name="sensing_device_network_once",
            ),
        ),
        migrations.AddField(
            model_name="measure",
            name="device",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="measures", to="sensing.device"
            ),
        ),
        migrations.AddConstraint(
            model_name="refused",
            constraint=models.UniqueConstraint(
                fields=("town", "device", "reason", "day"), name="sensing_refused_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="swept",
            constraint=models.UniqueConstraint(fields=("day", "table"), name="sensing_swept_once"),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.UniqueConstraint(fields=("device", "path"), name="sensing_measure_once"),
        ),
    ]
