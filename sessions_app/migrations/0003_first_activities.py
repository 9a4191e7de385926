from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from sessions_app.library import load_activities


def load(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    load_activities(
        apps.get_model("sessions_app", "Activity"),
        apps.get_model("sessions_app", "ActivityStep"),
    )


class Migration(migrations.Migration):
    dependencies = [("sessions_app", "0002_removed_items")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
