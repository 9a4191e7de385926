from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from wessexcop.pages.demo import loading
from wessexcop.pages.demo.dating import redate

REFUSED = "This database holds other people's things: the demo was not loaded."
CLOSED = "This database holds other people's things: nobody comes in by /demo/."


class Command(BaseCommand):
    help = "Load the demo network, or load it again as it was."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--add", action="store_true", help="beside what is there already"
        )
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="only into an empty database; move an untouched demo to today",
        )

    def handle(
        self, *args: object, add: bool, if_empty: bool, **options: object
    ) -> None:
        if if_empty and loading.last_load():
            self.keep()
        elif loading.clashes() or (loading.holds_others() and not add):
            raise CommandError(REFUSED)
        else:
            loading.load_demo(timezone.now())
            self.stdout.write("The demo network is ready.")

    def keep(self) -> None:
        if loading.holds_others():
            raise CommandError(CLOSED)
        load = loading.last_load()
        if load and loading.is_untouched(load):
            redate(load, timezone.now())
            self.stdout.write("The demo network was moved to today.")
        else:
            self.stdout.write("The demo network is kept as people left it.")
