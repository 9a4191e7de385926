from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "wessexcop.members"
    label = "members"
