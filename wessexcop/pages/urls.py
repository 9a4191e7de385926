from django.urls import path

from wessexcop.pages import paper, views

urlpatterns = [
    path("", views.home, name="home"),
    path("demo/", views.demo, name="demo"),
    path("support/", views.support, name="support"),
    path("step-away/", views.step_away, name="step_away"),
    path("networks/<slug:slug>/", views.network, name="network"),
    path("sessions/<uuid:pk>/print/", paper.session_print, name="session_print"),
]
