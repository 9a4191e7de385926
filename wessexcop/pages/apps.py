from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "wessexcop.pages"
    label = "pages"
