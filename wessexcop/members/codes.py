"""The code in the e-mail: kept as a hash, used once, guessed at a few times a day.

Mails are few for each address, so that nobody's box is filled. Who asks once more
waits for the code that was mailed last: a stranger who asks and asks keeps nobody out.
What is counted is counted by address, whether or not anyone has it: the answers to
a known and an unknown one are alike.
"""

import hashlib
import time
from contextlib import suppress
from typing import Any, Self

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.internal.flows.signup import send_unknown_account_mail
from allauth.account.models import Login
from allauth.account.stages import LoginByCodeStage, LoginStageController
from allauth.core import ratelimit
from allauth.core.internal.cryptokit import normalize_user_code
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from wessexcop.members.models import Member

WRONG_CODES_A_DAY = 20
A_DAY = 24 * 60 * 60
MAIL = "send_login_code"


def hashed(code: str) -> str:
    """Hash a code as typed; only who holds SECRET_KEY could try all codes on it."""
    plain = normalize_user_code(code)
    return salted_hmac(__name__, plain, algorithm="sha256").hexdigest()


def guessed_at(email: str) -> bool:
    """Whether so many wrong codes came for the address today that none is taken."""
    return bool(cache.get(_key("tries", email), 0) >= WRONG_CODES_A_DAY)


class SignInCode(LoginCodeVerificationProcess):
    """One browser's wait for the code of one address."""

    mailed = False  # whether this request sent one

    @classmethod
    def ask(cls, request: HttpRequest, *, user: Member | None, email: str) -> Self:
        """Mail a code, or have the browser wait for the last; raises what mail does."""
        login = Login(user=user, email=email)
        login.state["stages"] = {"current": LoginByCodeStage.key}
        stage = LoginByCodeStage(LoginStageController(request, login), request, login)
        stage.state.update(cls.initial_state(user=user, email=email))
        stage.state["initiated_by_user"] = True
        code = cls(stage)
        code.send()
        code.persist()
        return code

    @property
    def email(self) -> str:
        return str(self.state["email"])

    def resend(self) -> None:
        self.send(skip_enumeration_mails=True)
        self.record_resend()
        self.persist()

    def send_by_email(self, email: str, skip_enumeration_mails: bool = False) -> None:
        if not self._may_mail(dry_run=True):
            self.state.update(cache.get(_key("last", email), {}))
            return
        if self.user:
            self._mail_code(email)
        elif not skip_enumeration_mails:
            send_unknown_account_mail(self.request, email)
        self.state["at"] = time.time()
        sent = {"at": self.state["at"], "code": self.code}
        cache.set(_key("last", email), sent, self.timeout)
        self.mailed = self._may_mail()

    def begin_try(self) -> bool:
        """Count a try before it is looked at; False when today's are used up."""
        key = _key("tries", self.email)
        cache.add(key, 0, A_DAY)
        return bool(cache.incr(key) <= WRONG_CODES_A_DAY)

    def spend(self) -> bool:
        """Take the right code, which was no wrong try; False if it was used before."""
        with suppress(ValueError):  # counted yesterday
            cache.decr(_key("tries", self.email))
        ratelimit.clear(self.request, action=MAIL, key=self.email.lower())
        # Of two people one may be sent the other's numbers: they are spent by address.
        spent = _key("used", f"{self.email} {self.code}")
        return bool(cache.add(spent, True, self.timeout))

    def _mail_code(self, email: str) -> None:
        code = get_adapter().generate_login_code()
        context: dict[str, Any] = {"request": self.request, "code": code}
        get_adapter().send_mail("account/email/login_code", email, context)
        self.state["code"] = hashed(code)

    def _may_mail(self, *, dry_run: bool = False) -> bool:
        key = self.email.lower()
        return bool(
            ratelimit.consume(self.request, action=MAIL, key=key, dry_run=dry_run)
        )


def _key(kind: str, about: str) -> str:
    digest = hashlib.sha256(about.lower().encode()).hexdigest()
    return f"sign-in:{kind}:{digest}"
