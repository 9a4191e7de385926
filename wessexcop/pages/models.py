from django.db import models
from django.utils import timezone

from wessexcop.members.models import Network


class DemoLoad(models.Model):
    """That the demo was loaded here, when its days count from, and what it held.

    The print is of its content as loaded: while it still matches, nobody has
    written anything, and the demo may be moved to today.
    """

    networks = models.ManyToManyField(Network, related_name="+")
    dated_at = models.DateTimeField(default=timezone.now)
    content_print = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"Demo dated {self.dated_at:%d %B %Y}"
