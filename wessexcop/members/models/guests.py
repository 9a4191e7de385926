import uuid

from django.db import models
from django.utils import timezone

from wessexcop.members.models.networks import Network


class Guest(models.Model):
    """Someone with the link and no account; may leave the name empty."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    network = models.ForeignKey(Network, models.CASCADE, related_name="guests")
    name = models.CharField(max_length=120, blank=True)
    key_hash = models.CharField(max_length=64, unique=True)
    joined_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name or "A guest"
