from django.apps import AppConfig


class JamboardConfig(AppConfig):
    name = "jamboard"
