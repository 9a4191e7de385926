from django.urls import path

from wessexcop.pages import views

urlpatterns = [
    path("", views.home, name="home"),
    path("support/", views.support, name="support"),
    path("step-away/", views.step_away, name="step_away"),
]
