from django.urls import path

from journal.views import pages, todos, writing

app_name = "journal"
urlpatterns = [
    path("", pages.index, name="index"),
    path("shared/", pages.shared, name="shared"),
    path("print/", pages.print_out, name="print"),
    path("to-dos/add/", todos.add, name="todo_add"),
    path("to-dos/<uuid:pk>/done/", todos.done, name="todo_done"),
    path("to-dos/<uuid:pk>/edit/", todos.edit, name="todo_edit"),
    path("to-dos/<uuid:pk>/remove/", todos.remove, name="todo_remove"),
    path("<uuid:pk>/", writing.session, name="session"),
    path("<uuid:pk>/answer/", writing.answer, name="answer"),
]
