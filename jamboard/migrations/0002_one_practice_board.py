from django.conf import settings
from django.db import migrations, models
from django.utils import timezone


def archive_all_but_the_newest(apps, schema_editor):
    """Presses at once used to make several; the newest is the one that opened."""
    boards = apps.get_model("jamboard", "Board").objects
    practice = boards.filter(practice=True, archived_at=None).order_by("-made_at")
    kept = set()
    for board in practice.exclude(made_by=None).only("made_by"):
        if board.made_by_id in kept:
            boards.filter(pk=board.pk).update(archived_at=timezone.now())
        kept.add(board.made_by_id)


class Migration(migrations.Migration):
    dependencies = [
        ("jamboard", "0001_initial"),
        ("members", "0001_initial"),
        ("sessions_app", "0003_first_activities"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(
            archive_all_but_the_newest, migrations.RunPython.noop, elidable=True
        ),
        migrations.AddConstraint(
            model_name="board",
            constraint=models.UniqueConstraint(
                condition=models.Q(("archived_at", None), ("practice", True)),
                fields=("made_by",),
                name="one_practice_board_a_person",
            ),
        ),
    ]
