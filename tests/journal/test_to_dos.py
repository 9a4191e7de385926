import pytest

from journal import actions
from journal.models import ToDo


@pytest.fixture
def bobs(bob, as_member):
    return as_member(bob)


@pytest.fixture
def to_do(bob):
    return actions.add_to_do(member=bob, text="Ring Flintmill House")


def test_a_to_do_is_added_and_leads_back_to_where_it_was_written(
    bobs, bob, cop_session
):
    back = f"/journal/{cop_session.pk}/"

    response = bobs.post(
        "/journal/to-dos/add/",
        {"text": "Buy milk", "session": cop_session.pk, "next": back},
    )

    assert response.url == back
    assert list(ToDo.objects.values_list("member", "text", "session")) == [
        (bob.pk, "Buy milk", cop_session.pk)
    ]


@pytest.mark.parametrize("text", ["", "   ", "x" * 301])
def test_a_to_do_must_say_what_and_keeps_what_was_typed(bobs, text):
    response = bobs.post("/journal/to-dos/add/", {"text": text})

    assert response.status_code == 422
    assert f'value="{text}"' in response.text
    assert ToDo.objects.count() == 0


@pytest.mark.parametrize(
    "session", ["not-an-id", "11111111-1111-4111-8111-111111111111"]
)
def test_a_to_do_is_never_hung_on_a_session_one_cannot_see(bobs, session):
    bobs.post("/journal/to-dos/add/", {"text": "Buy milk", "session": session})

    assert ToDo.objects.count() == 0


@pytest.mark.parametrize(("sent", "is_done"), [("1", True), ("0", False)])
def test_ticking_sets_and_never_toggles(bobs, to_do, sent, is_done):
    for _ in range(2):
        bobs.post(f"/journal/to-dos/{to_do.pk}/done/", {"done": sent})

    to_do.refresh_from_db()
    assert (to_do.done_at is not None) == is_done


def test_a_done_to_do_says_done(bobs, to_do):
    bobs.post(f"/journal/to-dos/{to_do.pk}/done/", {"done": "1"})

    assert "done!</b>" in bobs.get("/to-dos/").text


def test_a_to_do_is_edited(bobs, to_do):
    bobs.post(f"/journal/to-dos/{to_do.pk}/edit/", {"text": "Ring on Monday"})

    to_do.refresh_from_db()
    assert to_do.text == "Ring on Monday"


def test_an_empty_edit_is_refused_and_keeps_the_old_words(bobs, to_do):
    response = bobs.post(f"/journal/to-dos/{to_do.pk}/edit/", {"text": ""})

    to_do.refresh_from_db()
    assert (response.status_code, to_do.text) == (422, "Ring Flintmill House")


def test_a_to_do_is_removed(bobs, to_do):
    bobs.post(f"/journal/to-dos/{to_do.pk}/remove/")

    assert ToDo.objects.count() == 0


def test_htmx_is_handed_the_list_alone(bobs, to_do):
    response = bobs.post(
        f"/journal/to-dos/{to_do.pk}/done/",
        {"done": "1"},
        headers={"HX-Request": "true"},
    )

    assert response.text.lstrip().startswith('<div class="to-dos"')


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/"])
def test_nobody_is_sent_to_another_site(bobs, to_do, elsewhere):
    response = bobs.post(
        f"/journal/to-dos/{to_do.pk}/done/", {"done": "1", "next": elsewhere}
    )

    assert response.url == "/to-dos/"
