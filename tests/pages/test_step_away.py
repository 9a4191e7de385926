import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_stepping_away_needs_nobody_signed_in(client):
    response = client.get(reverse("step_away"))

    assert response.status_code == 200
    assert response.context["back"] == reverse("home")


def test_come_back_leads_to_where_you_were(client):
    response = client.get(reverse("step_away"), {"next": "/sessions/?page=2"})

    assert response.context["back"] == "/sessions/?page=2"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "javascript:alert(1)"])
def test_come_back_never_leads_off_the_site(client, elsewhere):
    response = client.get(reverse("step_away"), {"next": elsewhere})

    assert response.context["back"] == reverse("home")


def test_the_tab_says_only_the_networks_short_name(client, bob, network):
    client.force_login(bob)

    page = client.get(reverse("step_away")).content.decode()

    assert f"<title>{network.short_name}</title>" in page
