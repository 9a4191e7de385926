from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from wessexcop.members.models import Member


class MemberRequest(HttpRequest):
    """A request behind the sign-in door: its user is always a member."""

    user: Member
    htmx: HtmxDetails
