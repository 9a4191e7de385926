import uuid
from collections import Counter
from typing import Self

from django.db import models

from wessexcop.members.models import Network


class ActivityQuerySet(models.QuerySet["Activity"]):
    def offered_to(self, network: Network) -> Self:
        """What ships, and what this network made."""
        offered = models.Q(network=None) | models.Q(network=network)
        return self.filter(offered).prefetch_related("steps")


class Activity(models.Model):
    """A way of spending time together; without a network, one that ships."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    network = models.ForeignKey(
        Network, models.CASCADE, null=True, blank=True, related_name="activities"
    )
    key = models.SlugField()
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10)
    purpose = models.CharField(max_length=300, blank=True)
    credit = models.CharField(max_length=200, blank=True)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "activities"
        constraints = [
            models.UniqueConstraint(
                fields=["key"],
                condition=models.Q(network=None),
                name="shipped_activity_keys_differ",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def minutes(self) -> int:
        return sum(step.minutes for step in self.steps.all())

    @property
    def shape(self) -> str:
        """The shape of most of its minutes."""
        minutes: Counter[str] = Counter()
        for step in self.steps.all():
            minutes[step.shape] += step.minutes
        return minutes.most_common(1)[0][0]


class ActivityStep(models.Model):
    activity = models.ForeignKey(Activity, models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=120)
    minutes = models.PositiveSmallIntegerField()
    shape = models.CharField(max_length=12)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "position"], name="activity_steps_are_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.label
