import os
from pathlib import Path

from wessexcop import environment

DATA_DIR = Path(os.environ["DATA_DIR"]).resolve()
SECRET_KEY = "only for measuring"
ALLOWED_HOSTS = ["127.0.0.1"]
INSTALLED_APPS = ["channels", "tests.bench.textbook"]
DATABASES = {"default": environment.database("sqlite:///", DATA_DIR)}
CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
