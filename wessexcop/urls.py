from django.urls import include, path

urlpatterns = [
    path("", include("wessexcop.pages.urls")),
    path("", include("wessexcop.members.urls")),
    path("sessions/", include("sessions_app.urls")),
    path("boards/", include("jamboard.urls")),
    path("journal/", include("journal.urls")),
    path("to-dos/", include("journal.todo_urls")),
]

handler400 = "wessexcop.pages.errors.bad_request"
handler403 = "wessexcop.pages.errors.forbidden"
handler404 = "wessexcop.pages.errors.not_found"
handler500 = "wessexcop.pages.errors.failed"
