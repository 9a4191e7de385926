from django.urls import path

from jamboard.views import notes, ops, pages

app_name = "jamboard"
urlpatterns = [
    path("", pages.index, name="list"),
    path("new/", pages.new, name="new"),
    path("practice/", pages.practice, name="practice"),
    path("for/<uuid:pk>/", pages.for_session, name="for_session"),
    path("<uuid:pk>/", pages.board, name="board"),
    path("<uuid:pk>/outline/", pages.outline, name="outline"),
    path("<uuid:pk>/phase/", notes.phase, name="phase"),
    path("<uuid:pk>/ops/", ops.ops, name="ops"),
    path("<uuid:pk>/notes/", notes.add, name="note_add"),
    path("<uuid:pk>/notes/<uuid:note>/edit/", notes.edit, name="note_edit"),
    path("<uuid:pk>/notes/<uuid:note>/move/", notes.move, name="note_move"),
    path("<uuid:pk>/notes/<uuid:note>/remove/", notes.remove, name="note_remove"),
    path("<uuid:pk>/notes/<uuid:note>/restore/", notes.restore, name="note_restore"),
    path("<uuid:pk>/notes/<uuid:note>/react/", notes.react, name="note_react"),
]
