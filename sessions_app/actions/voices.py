from django.utils import timezone

from sessions_app.actions.locking import changing
from sessions_app.models import Session, SignOff, Suggestion
from wessexcop.members.models import Member, Network


def give_sign_off(
    *, session: Session, member: Member, says: SignOff.Says, text: str = ""
) -> SignOff:
    """Say yes or not yet to a plan, for oneself; saying it again replaces it."""
    with changing(session.pk):
        sign_off, _ = SignOff.objects.update_or_create(
            session=session,
            member=member,
            defaults={"says": says, "text": text, "given_at": timezone.now()},
        )
    return sign_off


def suggest(
    *,
    network: Network,
    text: str,
    session: Session | None = None,
    member: Member | None = None,
) -> Suggestion:
    """Say what would make this even better; without a member, nobody said it."""
    return Suggestion.objects.create(
        network=network, session=session, member=member, text=text
    )
