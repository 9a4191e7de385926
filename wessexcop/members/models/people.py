import uuid

from django.contrib.auth.models import (
    AbstractBaseUser,
    BaseUserManager,
    PermissionsMixin,
)
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone


class MemberManager(BaseUserManager["Member"]):
    def create_user(self, email: str, name: str = "", **fields: object) -> "Member":
        """Make a member who signs in by e-mailed code and so has no password."""
        member = self.model(
            email=self.normalize_email(email).lower(), name=name, **fields
        )
        member.set_unusable_password()
        member.save(using=self._db)
        return member

    def get_by_natural_key(self, username: str | None) -> "Member":
        return self.get(email__iexact=username)


class Member(AbstractBaseUser, PermissionsMixin):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    pronouns = models.CharField(max_length=60, blank=True)
    about = models.CharField(max_length=300, blank=True)
    plain_lettering = models.BooleanField(default=False)
    quieter_view = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = MemberManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="email_is_lower_case"
            ),
            models.CheckConstraint(
                condition=~models.Q(name=""), name="member_has_a_name"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SignInLink(models.Model):
    """A single-use way in, printed for someone whose e-mail cannot be reached."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="sign_in_links")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"Sign-in link for {self.member_id}"
