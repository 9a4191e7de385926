"""Who reads what Bob writes: by page, by person, by audience."""

import pytest
from django.utils import timezone

from journal import access, actions
from journal.models import Answer, Audience
from tests.factories.journal import write
from tests.factories.members import add_to_group, make_member
from wessexcop.members.models import GroupMembership, Member, Membership

CANARY = "CANARY-heron"
EVERYONE = ["alice", "dawn", "mate", "lead", "staff", "charlie", "ray"]
READERS = {
    Audience.ME: [],
    Audience.TEAM: ["mate"],
    Audience.GROUP: ["alice", "dawn"],
    Audience.NETWORK: ["alice", "dawn", "mate", "lead"],
}


def who_reads(answer: Answer, people: dict[str, Member]) -> list[str]:
    return [
        name
        for name, member in people.items()
        if answer in Answer.objects.shared_with(member)
    ]


@pytest.fixture
def people(request) -> dict[str, Member]:
    return {name: request.getfixturevalue(name) for name in EVERYONE}


@pytest.mark.parametrize("audience", Audience)
def test_an_answer_is_read_by_exactly_those_it_was_shared_with(
    audience, bob, people, cop_session
):
    answer = write(bob, cop_session, CANARY, audience=audience)

    assert who_reads(answer, people) == READERS[audience]


@pytest.mark.parametrize("audience", Audience)
def test_no_page_shows_an_answer_to_anyone_else(
    audience, bob, people, cop_session, as_member
):
    write(bob, cop_session, CANARY, audience=audience)
    pages = ["/journal/", "/journal/print/", "/to-dos/", f"/journal/{cop_session.pk}/"]

    leaks = [
        (name, page)
        for name, member in people.items()
        for page in [*pages, "/journal/shared/"]
        if CANARY in as_member(member).get(page).content.decode()
    ]

    assert leaks == [(name, "/journal/shared/") for name in READERS[audience]]


def test_the_writer_sees_their_own_words_on_their_own_pages(
    bob, cop_session, as_member
):
    write(bob, cop_session, CANARY)
    client = as_member(bob)

    seen = {
        page: CANARY in client.get(page).content.decode()
        for page in [
            f"/journal/{cop_session.pk}/",
            "/journal/print/",
            "/journal/shared/",
        ]
    }

    assert seen == {
        f"/journal/{cop_session.pk}/": True,
        "/journal/print/": True,
        "/journal/shared/": False,
    }


@pytest.mark.parametrize("audience", [Audience.TEAM, Audience.GROUP])
def test_people_who_join_later_never_read_it(
    audience, bob, group, network, sarsen, cop_session
):
    answer = write(bob, cop_session, CANARY, audience=audience)
    newcomer = make_member("Nia", network=network, team=sarsen)
    add_to_group(group, newcomer)

    assert who_reads(answer, {"newcomer": newcomer}) == []


def test_people_who_join_the_network_later_read_what_the_network_may(
    bob, network, cop_session
):
    answer = write(bob, cop_session, CANARY, audience=Audience.NETWORK)
    newcomer = make_member("Nia", network=network)

    assert who_reads(answer, {"newcomer": newcomer}) == ["newcomer"]


@pytest.mark.parametrize("audience", [Audience.TEAM, Audience.NETWORK])
def test_leaving_the_network_ends_reading_at_once(audience, bob, mate, cop_session):
    answer = write(bob, cop_session, CANARY, audience=audience)

    Membership.objects.filter(member=mate).update(left_at=timezone.now())

    assert who_reads(answer, {"mate": mate}) == []


def test_someone_who_leaves_the_team_keeps_what_was_shared_with_them(
    bob, mate, cop_session
):
    answer = write(bob, cop_session, CANARY, audience=Audience.TEAM)

    Membership.objects.filter(member=mate).update(team=None)

    assert who_reads(answer, {"mate": mate}) == ["mate"]


def test_someone_who_left_the_design_group_before_is_not_a_reader(
    bob, dawn, cop_session
):
    GroupMembership.objects.filter(member=dawn).update(left_at=timezone.now())

    answer = write(bob, cop_session, CANARY, audience=Audience.GROUP)

    assert who_reads(answer, {"dawn": dawn}) == []


def test_taking_an_answer_back_hides_it_from_everyone(bob, people, cop_session):
    answer = write(bob, cop_session, CANARY, audience=Audience.TEAM)

    actions.take_back(answer=answer)

    assert who_reads(answer, people) == []


def test_an_answer_emptied_again_is_shown_to_nobody(bob, mate, cop_session):
    answer = write(bob, cop_session, CANARY, audience=Audience.NETWORK)

    actions.save_answer(
        reflection=answer.reflection,
        prompt=answer.prompt,
        text="",
        base_revision=answer.revision,
    )

    assert who_reads(answer, {"mate": mate}) == []


@pytest.mark.parametrize("name", ["charlie", "ray", "staff"])
def test_outsiders_and_staff_find_no_journal_for_the_session(
    name, request, cop_session, as_member
):
    client = as_member(request.getfixturevalue(name))
    page = f"/journal/{cop_session.pk}/"

    answers = [
        client.get(page).status_code,
        client.post(page, {"2-text": "hello"}).status_code,
        client.post(f"{page}answer/", {"quadrant": 2, "text": "hello"}).status_code,
    ]

    assert answers == [404, 404, 404]


def test_a_stranger_is_asked_to_sign_in(client, cop_session):
    page = f"/journal/{cop_session.pk}/"

    assert client.get(page).url == f"/sign-in/?next={page}"


def test_a_to_do_is_its_owners_alone(bob, mate, as_member):
    to_do = actions.add_to_do(member=bob, text=CANARY)
    client = as_member(mate)

    answers = [
        client.post(f"/journal/to-dos/{to_do.pk}/{verb}/", {"text": "x"}).status_code
        for verb in ["done", "edit", "remove"]
    ]

    assert answers == [404, 404, 404]
    assert CANARY not in client.get("/to-dos/").content.decode()


def test_a_box_about_a_team_that_did_not_share_is_not_found(
    bob, cop_session, charlie, other_network, as_member
):
    foreign = other_network.teams.create(name="Elsewhere")

    response = as_member(bob).post(
        f"/journal/{cop_session.pk}/answer/",
        {"quadrant": 1, "team": foreign.pk, "text": "hello"},
    )

    assert response.status_code == 404
    assert Answer.objects.count() == 0


def test_a_team_written_about_is_still_asked_about_when_plans_change(
    bob, cop_session, sarsen, withy
):
    write(bob, cop_session, "The kettle", quadrant=1, team=withy)
    cop_session.items.get().teams.set([sarsen])

    assert list(access.teams_asked_about(bob, cop_session)) == [sarsen, withy]
