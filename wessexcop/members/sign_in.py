"""How people come in: our words and our caution round the sign-in library."""

import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.stages import LoginStage
from allauth.account.views import ConfirmLoginCodeView, RequestLoginCodeView
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator

from wessexcop.members.forms import AskForCodeForm, EnterCodeForm

logger = logging.getLogger("wessexcop.sign_in")

NOT_SENT = "We could not send the e-mail just now. Please try again in a few minutes."
RUN_OUT = "That code has run out, or was used. Ask for a new one."


class SignInView(RequestLoginCodeView):
    """Asks for an e-mail address, also of someone who is waiting for a code.

    A mistyped address would otherwise hold its writer at the code page, waiting
    for a mail that went elsewhere.
    """

    form_class = AskForCodeForm

    def form_valid(self, form: AskForCodeForm) -> HttpResponse:
        try:
            return super().form_valid(form)
        except (OSError, SMTPException):
            logger.exception("a sign-in code could not be sent")
            form.add_error(None, NOT_SENT)
            return self.form_invalid(form)

    def _redirect_to_pending_stage(
        self, request: HttpRequest, stage: LoginStage
    ) -> None:
        return None


@method_decorator(login_not_required, name="dispatch")
class EnterCodeView(ConfirmLoginCodeView):
    """Takes the code, and says so when there is none to wait for any more."""

    form_class = EnterCodeForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().dispatch(request, *args, **kwargs)
        waiting = getattr(self, "_process", None)
        if not waiting and not request.user.is_authenticated:
            messages.error(request, RUN_OUT)
        return response
