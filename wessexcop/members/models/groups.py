import uuid
from typing import Self

from django.db import models
from django.utils import timezone

from wessexcop.members.models.networks import Network
from wessexcop.members.models.people import Member


class Part(models.TextChoices):
    FACILITATOR = "facilitator", "Facilitator"
    MEMBER = "member", "Member"
    PARTNER = "lived-experience partner", "Lived-experience partner"
    CARER = "carer", "Carer"


class DesignGroup(models.Model):
    """The people who plan sessions; any of them may change its plans."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    network = models.ForeignKey(Network, models.CASCADE, related_name="design_groups")
    name = models.CharField(max_length=120)
    purpose = models.CharField(max_length=300, blank=True)
    expected = models.CharField(max_length=300, blank=True)
    not_expected = models.CharField(max_length=300, blank=True)
    support_person = models.ForeignKey(
        Member, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["network", "name"], name="group_names_differ_in_a_network"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class GroupMembershipQuerySet(models.QuerySet["GroupMembership"]):
    def current(self) -> Self:
        """Held now, by people who are still in the group's network."""
        return self.filter(
            left_at=None,
            member__is_active=True,
            member__memberships__network=models.F("group__network"),
            member__memberships__left_at=None,
        )

    def of(self, member: Member) -> Self:
        return self.filter(member=member)


class GroupMembership(models.Model):
    member = models.ForeignKey(Member, models.CASCADE, related_name="group_memberships")
    group = models.ForeignKey(DesignGroup, models.CASCADE, related_name="memberships")
    # Shown only inside the group.
    part = models.CharField(max_length=40, choices=Part, default=Part.MEMBER)
    joined_at = models.DateTimeField(default=timezone.now)
    left_at = models.DateTimeField(null=True, blank=True)

    objects = GroupMembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member", "group"], name="one_part_per_design_group"
            ),
            models.CheckConstraint(
                condition=models.Q(part__in=Part.values), name="group_part_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} in {self.group_id} as {self.part}"
