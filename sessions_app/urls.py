from django.urls import path

from sessions_app.views import items, pages, plan, voices

app_name = "sessions"
urlpatterns = [
    path("", pages.index, name="list"),
    path("new/", plan.new, name="new"),
    path("even-better/", voices.suggest, name="suggest"),
    path("<uuid:pk>/", pages.detail, name="detail"),
    path("<uuid:pk>/plan/", plan.plan, name="plan"),
    path("<uuid:pk>/plan/details/", plan.details, name="details"),
    path("<uuid:pk>/plan/publish/", plan.publish, name="publish"),
    path("<uuid:pk>/plan/sign-off/", voices.sign_off, name="sign_off"),
    path("<uuid:pk>/plan/items/", items.add, name="item_add"),
    path("<uuid:pk>/plan/items/<uuid:item>/", items.edit, name="item"),
    path("<uuid:pk>/plan/items/<uuid:item>/move/", items.move, name="item_move"),
    path(
        "<uuid:pk>/plan/items/<uuid:item>/minutes/", items.minutes, name="item_minutes"
    ),
    path("<uuid:pk>/plan/items/<uuid:item>/fix/", items.fix, name="item_fix"),
    path("<uuid:pk>/plan/items/<uuid:item>/remove/", items.remove, name="item_remove"),
    path(
        "<uuid:pk>/plan/items/<uuid:item>/restore/", items.restore, name="item_restore"
    ),
]
