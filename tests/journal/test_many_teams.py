from journal.models import Answer
from tests.factories.journal import make_past_session
from tests.factories.members import make_team
from tests.journal.test_views import box_fields


def test_forty_teams_are_written_about_in_one_form(bob, network, group, as_member):
    teams = [make_team(network, f"Team {number}") for number in range(40)]
    session = make_past_session(group, *teams)
    sent = {}
    for box in (*(f"1-{team.pk}" for team in teams), "2", "3", "4"):
        sent |= box_fields(box, "A huddle")

    response = as_member(bob).post(f"/journal/{session.pk}/", sent)

    assert (len(sent), response.status_code) == (215, 302)
    assert Answer.objects.filter(reflection__member=bob).count() == 43
