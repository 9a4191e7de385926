import uuid
from datetime import datetime
from typing import Self

from django.db import models
from django.utils import timezone

from wessexcop.members.models.people import Member


class Role(models.TextChoices):
    MEMBER = "member", "Member"
    FACILITATOR = "facilitator", "Facilitator"
    LEAD = "lead", "Network lead"


class NetworkQuerySet(models.QuerySet["Network"]):
    def of(self, member: Member) -> Self:
        """The networks this member is in now."""
        return self.filter(memberships__in=Membership.objects.current().of(member))


class Network(models.Model):
    """The boundary of everything: nothing of one is seen or counted from another."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=40)
    slug = models.SlugField(unique=True)
    purpose = models.TextField(max_length=1000, blank=True)
    rhythm = models.CharField(max_length=300, blank=True)
    programme = models.CharField(max_length=200, blank=True)
    question = models.CharField(
        max_length=300,
        default="What do you think we can do to make this even better?",
    )
    agreements = models.JSONField(default=list, blank=True)
    glossary = models.JSONField(default=dict, blank=True)
    we_will = models.JSONField(default=list, blank=True)
    we_will_not = models.JSONField(default=list, blank=True)
    time_zone = models.CharField(max_length=60, default="Europe/London")
    support_person = models.ForeignKey(
        Member, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    support_how = models.CharField(max_length=500, blank=True)
    support_hours = models.CharField(max_length=200, blank=True)
    support_lines = models.JSONField(default=list, blank=True)
    support_not_watched = models.CharField(max_length=500, blank=True)
    support_worried = models.CharField(max_length=600, blank=True)
    made_at = models.DateTimeField(default=timezone.now)

    objects = NetworkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(name=""), name="network_has_a_name"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """A ward or service; trusts merge and rename, so former names are kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    network = models.ForeignKey(Network, models.CASCADE, related_name="teams")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=120, blank=True)
    organisation = models.CharField(max_length=120, blank=True)
    formerly = models.CharField(max_length=120, blank=True)
    organisation_formerly = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "name"], name="team_names_differ_in_a_network"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self) -> Self:
        return self.filter(left_at=None, member__is_active=True)

    def of(self, member: Member) -> Self:
        return self.filter(member=member)

    def held_at(self, moment: datetime) -> Self:
        return self.current().filter(joined_at__lte=moment)


class Membership(models.Model):
    member = models.ForeignKey(Member, models.CASCADE, related_name="memberships")
    network = models.ForeignKey(Network, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role, default=Role.MEMBER)
    team = models.ForeignKey(
        Team, models.SET_NULL, null=True, blank=True, related_name="memberships"
    )
    described_as = models.CharField(max_length=200, blank=True)
    # Own words can reveal health: hidden unless their owner shows them.
    described_as_shown = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=timezone.now)
    left_at = models.DateTimeField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member", "network"], name="one_membership_per_network"
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values),
                name="membership_role_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} in {self.network_id} as {self.role}"


class Maxim(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    network = models.ForeignKey(Network, models.CASCADE, related_name="maxims")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=200)
    question = models.CharField(max_length=300, blank=True)
    in_our_words = models.CharField(max_length=300, blank=True)
    credit = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.text
