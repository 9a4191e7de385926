from django.db import models


class Note(models.Model):
    """The latest of each note, and the number of the change that made it so."""

    note = models.UUIDField(unique=True)
    seq = models.PositiveIntegerField(db_index=True)
    fields = models.JSONField()

    class Meta:
        app_label = "textbook"

    def __str__(self) -> str:
        return str(self.note)
