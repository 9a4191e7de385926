"""What the network page shows its people."""

from datetime import datetime

from django.db.models import F

from journal.models import OwnWords, StoryLine
from sessions_app.models import Heard, Session
from wessexcop.members.models import Network
from wessexcop.pages.spine import story_steps
from wessexcop.pages.today import sort_sessions

HEARD_SHOWN = 4


def network_page(network: Network, now: datetime) -> dict[str, object]:
    lines = StoryLine.objects.filter(network=network)
    steps, words = story_steps(list(lines), _words(network))
    published = Session.objects.published().filter(network=network)
    heard = Heard.objects.filter(suggestion__network=network)
    return {
        "network": network,
        "steps": steps,
        "words": words,
        "maxims": list(network.maxims.all()),
        "sessions": sort_sessions(list(published), now),
        "heard": heard.select_related("suggestion").order_by("-said_at")[:HEARD_SHOWN],
    }


def _words(network: Network) -> list[OwnWords]:
    """Words allowed in the story, once for each line that rests on them."""
    words = OwnWords.objects.for_story().filter(network=network)
    named = words.select_related("member").annotate(line=F("story_lines"))
    return list(named.order_by("given_at", "pk"))
