"""What people do about themselves and how they come in."""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from wessexcop.members.models import Member, SignInLink

LINK_LASTS = timedelta(hours=1)


@transaction.atomic
def set_preferences(
    *,
    member: Member,
    quieter_view: bool | None = None,
    plain_lettering: bool | None = None,
) -> None:
    """Keep how this person likes their pages; None leaves a choice as it was."""
    if quieter_view is not None:
        member.quieter_view = quieter_view
    if plain_lettering is not None:
        member.plain_lettering = plain_lettering
    member.save(update_fields=["quieter_view", "plain_lettering"])


def make_sign_in_link(*, member: Member) -> str:
    """Return the token of a new link that lets this member in once, for an hour.

    Only its hash is kept, so a copy of the database opens no door.
    """
    token = secrets.token_urlsafe(32)
    SignInLink.objects.create(
        member=member,
        token_hash=_hashed(token),
        expires_at=timezone.now() + LINK_LASTS,
    )
    return token


@transaction.atomic
def use_sign_in_link(*, token: str) -> Member | None:
    """Spend a link and say whose it is; None when used, expired or unknown.

    Spent by one UPDATE, so that of two presses at once only one comes in.
    """
    now = timezone.now()
    link = SignInLink.objects.filter(token_hash=_hashed(token))
    open_link = link.filter(used_at=None, expires_at__gt=now, member__is_active=True)
    if not open_link.update(used_at=now):
        return None
    return link.select_related("member").get().member


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
