from functools import partial
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.views.decorators.http import require_http_methods, require_POST

from sessions_app import access, actions
from sessions_app.forms import (
    Difference,
    FixForm,
    ItemForm,
    MinutesForm,
    NewItemForm,
    PlaceForm,
    keeping_both,
    on_top_of,
)
from sessions_app.models import AgendaItem, Shape
from sessions_app.views.planner import Change, answer, show
from sessions_app.views.saving import save_over
from wessexcop.members.requests import MemberRequest


@require_http_methods(["GET", "POST"])
def add(request: MemberRequest, pk: UUID) -> HttpResponse:
    session = access.get_plan(request.user, pk)
    form = NewItemForm(request.POST or None, session=session)
    if request.method == "GET":
        form.fields["title"].widget.attrs[_focus(request)] = True
        return show(request, session, Change(adder=form))
    if not form.is_valid():
        return show(request, session, Change(adder=form), status=422)
    item = actions.add_item(session=session, **form.cleaned_data)
    said = f"{item.title} is in the plan."
    return answer(
        request, session, Change(said=said, focus=item.pk, lands=item.pk, added=True)
    )


@require_http_methods(["GET", "POST"])
def edit(request: MemberRequest, pk: UUID, item: UUID) -> HttpResponse:
    if request.method == "GET":
        found = access.get_item(request.user, pk, item)
        form = _form(found)
        form.fields["title"].widget.attrs[_focus(request)] = True
        return show(request, found.session, Change(form=form, focus=item))
    # Someone may have taken it out meanwhile: what was written puts it back.
    found = access.get_item_or_removed(request.user, pk, item)
    data: QueryDict = request.POST
    if data.get("keep") == "both":
        data = keeping_both(data, _form(found))
    form = _form(found, data)
    if not form.is_valid():
        return show(request, found.session, Change(form=form), status=422)
    save = partial(actions.edit_item, item=found)
    stored, told = save_over(form, save, fresh=partial(_as_stored, found))
    if told:
        return _both(request, form, stored, told)
    said = f"{stored.title} is saved."
    if found.removed_at:
        actions.restore_item(item=found)
        said = f"{stored.title} had been taken out. It is back, with what you wrote."
    change = Change(said=said, focus=item, lands=item, closed=item)
    return answer(request, found.session, change)


@require_POST
def move(request: MemberRequest, pk: UUID, item: UUID) -> HttpResponse:
    found = access.get_item(request.user, pk, item)
    form = PlaceForm(request.POST)
    if not form.is_valid():
        return show(request, found.session, Change(said="Try that again."), status=422)
    actions.move_item(item=found, place=form.cleaned_data["place"])
    found.refresh_from_db(fields=["position"])
    said = f"{found.title} is now number {found.position + 1}."
    return answer(request, found.session, Change(said=said, focus=item))


@require_POST
def minutes(request: MemberRequest, pk: UUID, item: UUID) -> HttpResponse:
    found = access.get_item(request.user, pk, item)
    form = MinutesForm(request.POST)
    if not form.is_valid():
        change = Change(refused=form, focus=item)
        return show(request, found.session, change, status=422)
    actions.set_minutes(item=found, minutes=form.cleaned_data["minutes"])
    typing = None if form.cleaned_data["step"] else item
    return answer(request, found.session, Change(focus=item, typing=typing))


@require_POST
def fix(request: MemberRequest, pk: UUID, item: UUID) -> HttpResponse:
    found = access.get_item(request.user, pk, item)
    form = FixForm(request.POST)
    if not form.is_valid():
        return show(request, found.session, Change(said="Try that again."), status=422)
    if form.cleaned_data["fix"] == "keep":
        actions.keep_item(item=found)
        said = f"{found.title} is kept safe."
    else:
        actions.set_shape(item=found, shape=Shape.SMALL_GROUPS)
        said = f"{found.title} is in small groups."
    return answer(request, found.session, Change(said=said, focus=item, lands=item))


@require_POST
def remove(request: MemberRequest, pk: UUID, item: UUID) -> HttpResponse:
    found = access.get_item(request.user, pk, item)
    actions.remove_item(item=found)
    said = f"{found.title} is out of the plan."
    return answer(request, found.session, Change(said=said, removed=found))


@require_POST
def restore(request: MemberRequest, pk: UUID, item: UUID) -> HttpResponse:
    found = access.get_removed_item(request.user, pk, item)
    actions.restore_item(item=found)
    said = f"{found.title} is back in the plan."
    return answer(request, found.session, Change(said=said, focus=item, lands=item))


def _focus(request: MemberRequest) -> str:
    """How a field asks for the focus.

    htmx would move it a moment late, into what is being typed: the planner's own
    script is quicker.
    """
    return "data-focus" if request.htmx else "autofocus"


def _form(item: AgendaItem, data: object = None) -> ItemForm:
    return ItemForm(data, instance=item, session=item.session, auto_id=f"{item.pk}_%s")


def _as_stored(item: AgendaItem, stored: AgendaItem) -> ItemForm:
    stored.session = item.session
    return _form(stored)


def _both(
    request: MemberRequest, form: ItemForm, stored: AgendaItem, told: list[Difference]
) -> HttpResponse:
    """What they wrote and what is stored, side by side; a save now is on top of it."""
    on_top_of(form, stored.revision)
    change = Change(form=form, differences=tuple(told), focus=stored.pk)
    return show(request, stored.session, change, status=409)
