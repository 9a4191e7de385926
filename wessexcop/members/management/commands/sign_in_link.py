from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from wessexcop.environment import address_of_server
from wessexcop.members.actions import make_sign_in_link
from wessexcop.members.models import Member


class Command(BaseCommand):
    help = "Print a link that lets one member in once, within the hour."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: object, email: str, **options: object) -> None:
        member = Member.objects.filter(email__iexact=email, is_active=True).first()
        if member is None:
            raise CommandError(f"Nobody here has the e-mail address {email}.")
        path = reverse("sign_in_link", args=[make_sign_in_link(member=member)])
        site = address_of_server(settings.DATA_DIR, otherwise=settings.SITE_URL)
        self.stdout.write(f"{site}{path}")
