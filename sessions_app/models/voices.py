"""What people say about a session: even better, what we did, and sign-off."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from sessions_app.models.sessions import Session
from wessexcop.members.models import Guest, Member, Network


class Suggestion(models.Model):
    """ "Even better": one line from an actor, or from nobody."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    network = models.ForeignKey(Network, models.CASCADE, related_name="suggestions")
    session = models.ForeignKey(
        Session, models.CASCADE, null=True, blank=True, related_name="suggestions"
    )
    member = models.ForeignKey(
        Member, models.SET_NULL, null=True, blank=True, related_name="suggestions"
    )
    guest = models.ForeignKey(
        Guest, models.SET_NULL, null=True, blank=True, related_name="suggestions"
    )
    text = models.CharField(max_length=500)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""), name="suggestion_says_something"
            ),
            models.CheckConstraint(
                condition=Q(member=None) | Q(guest=None),
                name="suggestion_has_one_author_at_most",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Heard(models.Model):
    """ "Because you said … we …": what was done about a suggestion."""

    suggestion = models.OneToOneField(Suggestion, models.CASCADE, related_name="heard")
    text = models.CharField(max_length=500)
    said_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.text


class SignOff(models.Model):
    class Says(models.TextChoices):
        YES = "yes", "Yes"
        NOT_YET = "not yet", "Not yet"

    session = models.ForeignKey(Session, models.CASCADE, related_name="sign_offs")
    member = models.ForeignKey(Member, models.CASCADE, related_name="sign_offs")
    says = models.CharField(max_length=10, choices=Says)
    text = models.CharField(max_length=300, blank=True)
    given_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "member"], name="one_sign_off_per_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.says} from {self.member_id}"
