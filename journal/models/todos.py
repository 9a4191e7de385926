import uuid
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from sessions_app.models import Session
from wessexcop.members.models import Member

LONGEST_TO_DO = 300  # characters


class ToDoQuerySet(models.QuerySet["ToDo"]):
    def of(self, member: Member) -> Self:
        return self.filter(member=member)

    def still_to_do(self) -> Self:
        return self.filter(done_at=None)


class ToDo(models.Model):
    """One thing a member means to do, private to them, until it is done!"""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="to_dos")
    session = models.ForeignKey(
        Session, models.SET_NULL, null=True, blank=True, related_name="to_dos"
    )
    text = models.CharField(max_length=LONGEST_TO_DO)
    made_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True)

    objects = ToDoQuerySet.as_manager()

    class Meta:
        ordering = ["made_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="to_do_says_what"),
        ]

    def __str__(self) -> str:
        return self.text
