"""How people come in, as the sign-in library asks it of us."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.stages import LoginStage
from allauth.account.views import RequestLoginCodeView
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Joining is by invitation: nobody signs up here."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class SignInView(RequestLoginCodeView):
    """Asks for an e-mail address, also of someone who is waiting for a code.

    A mistyped address would otherwise hold its writer at the code page, waiting
    for a mail that went elsewhere.
    """

    def _redirect_to_pending_stage(
        self, request: HttpRequest, stage: LoginStage
    ) -> None:
        return None
