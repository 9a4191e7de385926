from django.urls import path

from journal.views import todos

urlpatterns = [path("", todos.index, name="to_dos")]
