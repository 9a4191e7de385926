"""What people do in their journal. Every verb takes what a gate returned."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from journal import access
from journal.models import (
    SITTING,
    Answer,
    AnswerReader,
    Audience,
    Prompt,
    Reflection,
    ToDo,
)
from journal.prompts import SEED, prompt_sets
from sessions_app.models import Session
from wessexcop.members.models import DesignGroup, Member, Team


class Stale(Exception):
    """Someone saved this box elsewhere meanwhile; carries what is stored."""

    def __init__(self, answer: Answer) -> None:
        super().__init__("This box was saved somewhere else.")
        self.answer = answer


def make_prompts(*, session: Session, key: str = SEED) -> list[Prompt]:
    """Give a session the questions of one set, once: a second call changes nothing."""
    Prompt.objects.bulk_create(
        [
            Prompt(
                session=session,
                quadrant=question.quadrant,
                short=question.short,
                text=question.text,
                extra=question.extra,
                hint=question.hint,
            )
            for question in prompt_sets()[key].questions
        ],
        ignore_conflicts=True,
    )
    return list(Prompt.objects.filter(session=session))


@transaction.atomic
def open_reflection(*, member: Member, session: Session) -> Reflection:
    """Return the member's turn for a session, begun the first time they write."""
    make_prompts(session=session)
    reflection, _ = Reflection.objects.get_or_create(member=member, session=session)
    return reflection


@transaction.atomic
def save_answer(
    *,
    reflection: Reflection,
    prompt: Prompt,
    about_team: Team | None = None,
    text: str,
    base_revision: int,
    known: str = "",
    now: datetime | None = None,
) -> Answer:
    """Keep one box; raise `Stale` rather than write over words its page never saw.

    `known` is what that page believes is kept. It may be a save it never heard
    back from: that is the page's own, and not somebody else's.
    """
    now = now or timezone.now()
    answer = _locked_answer(reflection, prompt, about_team)
    if answer.text == text:
        return answer
    if answer.revision != base_revision and answer.text not in ("", known):
        raise Stale(answer)
    if now - answer.saved_at > SITTING:
        answer.earlier_text = answer.text
    answer.text, answer.saved_at = text, now
    answer.revision += 1
    answer.save(update_fields=["text", "earlier_text", "revision", "saved_at"])
    return answer


@transaction.atomic
def share_answer(
    *,
    answer: Answer,
    audience: str,
    named: Collection[str] | None = None,
    now: datetime | None = None,
) -> Answer:
    """Show an answer to an audience, and fix now who is in it.

    `named` are the ids of those the page named beside the choice: nobody else
    reads it, even if they joined before it was sent. Choosing the same again
    changes nothing: people who joined since stay out.
    """
    if audience == answer.audience:
        return answer
    if audience == Audience.ME:
        return take_back(answer=answer)
    session, writer = answer.reflection.session, answer.reflection.member
    team = group = None
    if audience == Audience.TEAM:
        team = access.own_team(writer, session.network_id)
    if audience == Audience.GROUP:
        group = session.group
    _set_audience(answer, audience, team, group, now or timezone.now())
    _fix_readers(answer, writer, named)
    return answer


@transaction.atomic
def take_back(*, answer: Answer) -> Answer:
    """Make an answer its writer's alone again, at once and for everyone."""
    _set_audience(answer, Audience.ME, None, None, None)
    answer.readers.all().delete()
    return answer


def write_box(
    *,
    member: Member,
    session: Session,
    quadrant: int,
    about_team: Team | None,
    text: str | None,
    base_revision: int,
    known: str = "",
    audience: str = "",
    named: Collection[str] | None = None,
) -> Answer:
    """Save one box as a page sends it: its words, who can see them, or both.

    Taking back is done first and stands even where the words are stale; sharing
    more widely waits until the words are kept.
    """
    reflection = open_reflection(member=member, session=session)
    prompt = Prompt.objects.get(session=session, quadrant=quadrant)
    if audience == Audience.ME:
        take_back(answer=_locked_answer(reflection, prompt, about_team))
    if text is None:
        answer = _locked_answer(reflection, prompt, about_team)
    else:
        answer = save_answer(
            reflection=reflection,
            prompt=prompt,
            about_team=about_team,
            text=text,
            base_revision=base_revision,
            known=known,
        )
    if not audience:
        return answer
    return share_answer(answer=answer, audience=audience, named=named)


def add_to_do(*, member: Member, text: str, session: Session | None = None) -> ToDo:
    """Note one thing a member means to do, for them alone."""
    return ToDo.objects.create(member=member, session=session, text=text)


def set_done(*, to_do: ToDo, done: bool, now: datetime | None = None) -> ToDo:
    """Tick a to do, or untick it. Ticking twice keeps the first moment."""
    if done == (to_do.done_at is not None):
        return to_do
    to_do.done_at = (now or timezone.now()) if done else None
    to_do.save(update_fields=["done_at"])
    return to_do


def edit_to_do(*, to_do: ToDo, text: str) -> ToDo:
    """Say a to do in other words."""
    to_do.text = text
    to_do.save(update_fields=["text"])
    return to_do


def remove_to_do(*, to_do: ToDo) -> None:
    """Forget a to do for good."""
    to_do.delete()


def _locked_answer(
    reflection: Reflection, prompt: Prompt, about_team: Team | None
) -> Answer:
    answer, _ = Answer.objects.select_for_update().get_or_create(
        reflection=reflection, prompt=prompt, about_team=about_team
    )
    return answer


def _set_audience(
    answer: Answer,
    audience: str,
    team: Team | None,
    group: DesignGroup | None,
    shared_at: datetime | None,
) -> None:
    answer.audience = audience
    answer.audience_team, answer.audience_group = team, group
    answer.shared_at = shared_at
    answer.save(
        update_fields=["audience", "audience_team", "audience_group", "shared_at"]
    )


def _fix_readers(answer: Answer, writer: Member, named: Collection[str] | None) -> None:
    answer.readers.all().delete()
    AnswerReader.objects.bulk_create(
        AnswerReader(answer=answer, member=reader)
        for reader in _readers_now(answer, writer)
        if named is None or str(reader.pk) in named
    )


def _readers_now(answer: Answer, writer: Member) -> Sequence[Member]:
    if answer.audience_team:
        return list(access.others_in_team(writer, answer.audience_team))
    if answer.audience_group:
        return list(access.others_in_group(writer, answer.audience_group))
    return []
