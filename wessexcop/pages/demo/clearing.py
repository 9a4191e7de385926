"""Takes a loaded demo out again, those first whom others point at and protect."""

from django.db.models import QuerySet

from jamboard.models import Board, Change, Cluster, Note, Participant, Question
from journal.models import Answer, Reflection
from sessions_app.models import Session
from wessexcop.members.models import DesignGroup, Member, Network, Team
from wessexcop.pages.demo.content import emails
from wessexcop.pages.models import DemoLoad


def clear_demo(load: DemoLoad) -> None:
    """Remove the demo's networks and people, and nothing that came from elsewhere."""
    networks = load.networks.all()
    boards = Board.objects.filter(network__in=networks)
    sessions = Session.objects.filter(network__in=networks)
    in_order: list[QuerySet] = [
        Change.objects.filter(board__in=boards),
        Note.objects.filter(board__in=boards),
        Cluster.objects.filter(board__in=boards),
        Question.objects.filter(board__in=boards),
        Participant.objects.filter(board__in=boards),
        boards,
        Answer.objects.filter(reflection__session__in=sessions),
        Reflection.objects.filter(session__in=sessions),
        sessions,
        DesignGroup.objects.filter(network__in=networks),
        Team.objects.filter(network__in=networks),
        Network.objects.filter(pk__in=list(networks.values_list("pk", flat=True))),
        Member.objects.filter(email__in=emails()),
    ]
    for rows in in_order:
        rows.delete()
    load.delete()
