"""How people come in: our words and our caution round the sign-in library."""

import logging
from smtplib import SMTPException

from allauth.account.stages import LoginStage
from allauth.account.views import ConfirmLoginCodeView, RequestLoginCodeView
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator

from wessexcop.members.adapter import GUESSED_AT, RUN_OUT
from wessexcop.members.codes import SignInCode
from wessexcop.members.forms import AskForCodeForm, EnterCodeForm

logger = logging.getLogger("wessexcop.sign_in")

NOT_SENT = "We could not send the e-mail just now. Please try again in a few minutes."
ALREADY_SENT = "We have just sent codes to this address. Type the newest of them."
MAIL_ERRORS = (OSError, SMTPException)


class SignInView(RequestLoginCodeView):
    """Asks for an e-mail address, also of someone who is waiting for a code.

    A mistyped address would otherwise hold its writer at the code page, waiting
    for a mail that went elsewhere.
    """

    form_class = AskForCodeForm

    def form_valid(self, form: AskForCodeForm) -> HttpResponse:
        email = form.cleaned_data["email"]
        try:
            code = SignInCode.ask(self.request, user=form._user, email=email)
        except MAIL_ERRORS as error:
            log_unsent(error)
            form.add_error(None, NOT_SENT)
            return self.form_invalid(form)
        if not code.mailed:
            messages.info(self.request, ALREADY_SENT)
        return redirect(self.get_success_url())

    def _redirect_to_pending_stage(
        self, request: HttpRequest, stage: LoginStage
    ) -> None:
        return None


@method_decorator(login_not_required, name="dispatch")
class EnterCodeView(ConfirmLoginCodeView):
    """Takes the code, and says so when there is none to wait for any more."""

    form_class = EnterCodeForm

    def dispatch(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> HttpResponse:
        response = super().dispatch(request, *args, **kwargs)
        waiting = getattr(self, "_process", None)
        if not waiting and not request.user.is_authenticated:
            messages.error(request, RUN_OUT)
        return response

    def post(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> HttpResponse:
        self._process = SignInCode(self.stage)
        if self._action == "verify" and not self._process.begin_try():
            return self._turn_away(GUESSED_AT)
        return super().post(request, *args, **kwargs)

    def _verify_form_valid(self, form: EnterCodeForm) -> HttpResponse:
        if not self._process.spend():
            return self._turn_away(RUN_OUT)
        return super()._verify_form_valid(form)

    def _resend_form_valid(self, form: Form) -> HttpResponse:
        try:
            self._process.resend()
        except MAIL_ERRORS as error:
            log_unsent(error)
            messages.error(self.request, NOT_SENT)
        else:
            if not self._process.mailed:
                messages.info(self.request, ALREADY_SENT)
        here = reverse("account_confirm_login_code")
        return redirect(self.passthrough_next_url(here))

    def _turn_away(self, why: str) -> HttpResponse:
        self._process.abort()
        messages.error(self.request, why)
        return redirect(self.passthrough_next_url(reverse("sign_in")))


def log_unsent(error: Exception) -> None:
    # Its words would tell the address: a server that refuses someone names them.
    logger.error("a sign-in code could not be sent: %s", type(error).__name__)
