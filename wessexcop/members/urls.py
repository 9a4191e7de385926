from django.urls import path

from wessexcop.members import views
from wessexcop.members.sign_in import EnterCodeView, SignInView

ask_for_code = SignInView.as_view()
enter_code = EnterCodeView.as_view()

urlpatterns = [
    path("sign-in/", ask_for_code, name="sign_in"),
    # The names allauth looks up; the same page.
    path("sign-in/", ask_for_code, name="account_login"),
    path("sign-in/", ask_for_code, name="account_request_login_code"),
    path("sign-in/", ask_for_code, name="account_signup"),
    path("sign-in/code/", enter_code, name="account_confirm_login_code"),
    path("sign-in/link/<str:token>/", views.sign_in_link, name="sign_in_link"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("preferences/", views.preferences, name="preferences"),
]
