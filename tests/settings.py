"""The settings, with plain file names: tests need nothing collected beforehand."""

from wessexcop.settings import *  # noqa: F403
from wessexcop.settings import STORAGES

STORAGES["staticfiles"] = {
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
