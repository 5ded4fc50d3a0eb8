"""The tables of the parking stall, as they were at first."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import halles.kit.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="ForecastModel",
            fields=[
                ("town", models.CharField(max_length=60, primary_key=True, serialize=False)),
                ("content", models.BinaryField()),
                ("bands", models.BinaryField(default=bytes)),
                ("trained_at", models.DateTimeField()),
                ("days", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="CarPark",
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
                ("town", models.CharField(max_length=60)),
                ("slug", models.SlugField(max_length=80)),
                ("reference", models.CharField(blank=True, max_length=40)),
                ("word", models.CharField(blank=True, max_length=20)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("town", "The town hall"),
                            ("file", "The town’s parking file"),
                            ("osm", "OpenStreetMap"),
                        ],
                        default="town",
                        max_length=8,
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("address", models.CharField(blank=True, max_length=200)),
                ("lon", models.IntegerField(blank=True, null=True)),
                ("lat", models.IntegerField(blank=True, null=True)),
                (
                    "structure",
                    models.CharField(
                        choices=[
                            ("surface", "Open-air car park"),
                            ("building", "Multi-storey car park"),
                            ("underground", "Underground car park"),
                            ("street", "Places along the street"),
                        ],
                        default="surface",
                        max_length=12,
                    ),
                ),
                ("capacity", models.PositiveIntegerField(blank=True, null=True)),
                ("learnt_capacity", models.PositiveIntegerField(blank=True, null=True)),
                ("disabled", models.PositiveIntegerField(blank=True, null=True)),
                ("charging", models.PositiveIntegerField(blank=True, null=True)),
                ("motorbikes", models.PositiveIntegerField(blank=True, null=True)),
                ("bicycles", models.PositiveIntegerField(blank=True, null=True)),
                ("carsharing", models.PositiveIntegerField(blank=True, null=True)),
                ("carpooling", models.PositiveIntegerField(blank=True, null=True)),
                ("max_height_cm", models.PositiveIntegerField(blank=True, null=True)),
                ("is_free", models.BooleanField(blank=True, null=True)),
                ("tariff", models.CharField(blank=True, max_length=300)),
                ("price_1h", models.PositiveIntegerField(blank=True, null=True)),
                ("price_2h", models.PositiveIntegerField(blank=True, null=True)),
                ("price_3h", models.PositiveIntegerField(blank=True, null=True)),
                ("price_4h", models.PositiveIntegerField(blank=True, null=True)),
                ("price_24h", models.PositiveIntegerField(blank=True, null=True)),
                ("pass_resident", models.PositiveIntegerField(blank=True, null=True)),
                ("pass_other", models.PositiveIntegerField(blank=True, null=True)),
                ("is_blue_zone", models.BooleanField(default=False)),
                ("max_stay_min", models.PositiveIntegerField(blank=True, null=True)),
                ("hours", models.CharField(blank=True, max_length=255)),
                ("users", models.CharField(blank=True, max_length=40)),
                ("operator", models.CharField(blank=True, max_length=160)),
                ("url", models.CharField(blank=True, max_length=300)),
                ("note", models.CharField(blank=True, max_length=400)),
                ("checked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("town", "slug"), name="parking_slug_once"),
                    models.UniqueConstraint(
                        condition=models.Q(
                            models.Q(("word", ""), _negated=True), ("removed_at__isnull", True)
                        ),
                        fields=("town", "word"),
                        name="parking_word_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("reference", ""), _negated=True),
                        fields=("town", "reference"),
                        name="parking_reference_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Closure",
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
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("market", "Market"),
                            ("works", "Works"),
                            ("event", "Event"),
                            ("other", "Another reason"),
                        ],
                        max_length=8,
                    ),
                ),
                ("rule", models.CharField(blank=True, max_length=255)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField(blank=True, null=True)),
                ("places", models.PositiveIntegerField(blank=True, null=True)),
                ("author", models.CharField(blank=True, max_length=26)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "car_park",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="closures",
                        to="parking.carpark",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["car_park", "starts_at"], name="parking_closure_when")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("rule", ""), _negated=True), ("ends_at__isnull", False), _connector="OR"
                        ),
                        name="parking_closure_ends",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Count",
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
                ("free", models.PositiveIntegerField()),
                ("counted_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("expires_at", models.DateTimeField()),
                ("author", models.CharField(blank=True, max_length=26)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "car_park",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="counts",
                        to="parking.carpark",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["car_park", "-counted_at"], name="parking_count_latest")],
            },
        ),
        migrations.CreateModel(
            name="Foreseen",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("horizon_min", models.PositiveSmallIntegerField()),
                ("free", models.FloatField()),
                ("low", models.FloatField()),
                ("high", models.FloatField()),
                ("chance", models.FloatField()),
                ("happened", models.FloatField(blank=True, null=True)),
                (
                    "car_park",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="foreseen",
                        to="parking.carpark",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "foreseen",
                "indexes": [models.Index(fields=["made_at"], name="parking_foreseen_at")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("car_park", "made_at", "horizon_min"), name="parking_foreseen_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FullWord",
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
                ("said_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "car_park",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="full_words",
                        to="parking.carpark",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["car_park", "-said_at"], name="parking_full_latest")],
            },
        ),
    ]
